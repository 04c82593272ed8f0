using Microsoft.ML.Trainers;

namespace Microsoft.ML.Offline;

/// <summary>How an online trainer goes about it.</summary>
internal sealed class OnlineDescentSettings
{
    internal OnlineDescentSettings(
        IScalarLoss loss, float learningRate, bool decreaseLearningRate, float l2Regularization, int numberOfIterations)
    {
        Require.Param(numberOfIterations > 0, nameof(NumberOfIterations), "must be positive");
        Require.Param(learningRate > 0, nameof(LearningRate), "must be positive");
        Require.Param(l2Regularization is >= 0 and < 0.5f, nameof(L2Regularization), "must be in range [0, 0.5)");
        Loss = loss;
        LearningRate = learningRate;
        DecreaseLearningRate = decreaseLearningRate;
        L2Regularization = l2Regularization;
        NumberOfIterations = numberOfIterations;
    }

    internal IScalarLoss Loss { get; }

    internal float LearningRate { get; }

    internal bool DecreaseLearningRate { get; }

    internal float L2Regularization { get; }

    internal int NumberOfIterations { get; }
}
