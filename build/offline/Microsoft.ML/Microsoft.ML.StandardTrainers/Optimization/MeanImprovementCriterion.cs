namespace Microsoft.ML.Offline;

/// <summary>Ends an optimization when the geometrically weighted mean of its improvements falls below a tolerance.</summary>
internal sealed class MeanImprovementCriterion(float tolerance)
{
    private const float Decay = 0.25f;

    private float _weightedImprovement;

    internal bool IsMet(LbfgsOptimizer optimizer)
    {
        _weightedImprovement = optimizer.LastValue - optimizer.Value + (Decay * _weightedImprovement);
        var mean = _weightedImprovement * (1 - Decay) / (1 - MathF.Pow(Decay, optimizer.Iteration));
        return mean < tolerance;
    }
}
