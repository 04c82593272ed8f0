namespace MLNet.FeatureGating.Tests.Pipelines;

/// <summary>What a regression pipeline predicts.</summary>
internal sealed class ValuePrediction
{
    public float Score { get; set; }
}
