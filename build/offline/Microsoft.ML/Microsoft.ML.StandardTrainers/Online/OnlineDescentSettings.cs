using Microsoft.ML.Trainers;

namespace Microsoft.ML.Offline;

/// <summary>How an online trainer goes about it.</summary>
internal sealed record OnlineDescentSettings(
    IScalarLoss Loss, float LearningRate, bool DecreaseLearningRate, float L2Regularization, int NumberOfIterations);
