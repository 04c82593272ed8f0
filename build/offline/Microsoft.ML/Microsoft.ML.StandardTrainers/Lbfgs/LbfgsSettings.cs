namespace Microsoft.ML.Offline;

/// <summary>How a trainer by L-BFGS goes about it.</summary>
internal sealed class LbfgsSettings
{
    internal LbfgsSettings(
        float l1Regularization, float l2Regularization, float optimizationTolerance, int historySize, bool enforceNonNegativity)
    {
        Require.Param(l1Regularization >= 0, nameof(L1Regularization), "Must be non-negative");
        Require.Param(l2Regularization >= 0, nameof(L2Regularization), "Must be non-negative");
        Require.Param(optimizationTolerance > 0, nameof(OptimizationTolerance), "Must be positive");
        Require.Param(historySize > 0, nameof(HistorySize), "Must be positive");
        L1Regularization = l1Regularization;
        L2Regularization = l2Regularization;
        OptimizationTolerance = optimizationTolerance;
        HistorySize = historySize;
        EnforceNonNegativity = enforceNonNegativity;
    }

    internal float L1Regularization { get; }

    internal float L2Regularization { get; }

    internal float OptimizationTolerance { get; }

    internal int HistorySize { get; }

    internal bool EnforceNonNegativity { get; }
}
