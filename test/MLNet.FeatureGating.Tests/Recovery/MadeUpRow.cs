namespace MLNet.FeatureGating.Tests.Recovery;

/// <summary>A row of a made-up problem.</summary>
internal sealed class MadeUpRow
{
    public float Label { get; set; }

    public float[] Features { get; set; } = [];
}
