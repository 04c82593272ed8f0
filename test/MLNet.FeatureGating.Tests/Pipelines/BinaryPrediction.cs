namespace MLNet.FeatureGating.Tests.Pipelines;

/// <summary>What a binary pipeline predicts.</summary>
internal sealed class BinaryPrediction
{
    public bool PredictedLabel { get; set; }

    public float Probability { get; set; }

    public float Score { get; set; }
}
