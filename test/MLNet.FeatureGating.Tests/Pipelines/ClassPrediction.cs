namespace MLNet.FeatureGating.Tests.Pipelines;

/// <summary>What a multiclass pipeline predicts, its class mapped back to a name.</summary>
internal sealed class ClassPrediction
{
    public string PredictedName { get; set; } = string.Empty;

    public float[] Score { get; set; } = [];
}
