using Microsoft.ML.Offline;
using Microsoft.ML.Trainers;

namespace Microsoft.ML;

public static class StandardTrainersCatalog
{
    public static LbfgsLogisticRegressionBinaryTrainer LbfgsLogisticRegression(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog,
        string labelColumnName = "Label",
        string featureColumnName = "Features",
        string? exampleWeightColumnName = null,
        float l1Regularization = 1,
        float l2Regularization = 1,
        float optimizationTolerance = 1e-7f,
        int historySize = 20,
        bool enforceNonNegativity = false)
        => new(
            Require.NotNull(catalog).Environment,
            Require.NotEmpty(labelColumnName),
            Require.NotEmpty(featureColumnName),
            exampleWeightColumnName,
            new LbfgsSettings(l1Regularization, l2Regularization, optimizationTolerance, historySize, enforceNonNegativity));

    public static LbfgsMaximumEntropyMulticlassTrainer LbfgsMaximumEntropy(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog,
        string labelColumnName = "Label",
        string featureColumnName = "Features",
        string? exampleWeightColumnName = null,
        float l1Regularization = 1,
        float l2Regularization = 1,
        float optimizationTolerance = 1e-7f,
        int historySize = 20,
        bool enforceNonNegativity = false)
        => new(
            Require.NotNull(catalog).Environment,
            Require.NotEmpty(labelColumnName),
            Require.NotEmpty(featureColumnName),
            exampleWeightColumnName,
            new LbfgsSettings(l1Regularization, l2Regularization, optimizationTolerance, historySize, enforceNonNegativity));

    public static OnlineGradientDescentTrainer OnlineGradientDescent(
        this RegressionCatalog.RegressionTrainers catalog,
        string labelColumnName = "Label",
        string featureColumnName = "Features",
        IRegressionLoss? lossFunction = null,
        float learningRate = 0.1f,
        bool decreaseLearningRate = true,
        float l2Regularization = 0,
        int numberOfIterations = 1)
        => new(
            Require.NotNull(catalog).Environment,
            Require.NotEmpty(labelColumnName),
            Require.NotEmpty(featureColumnName),
            new OnlineDescentSettings(
                lossFunction ?? new SquaredError(), learningRate, decreaseLearningRate, l2Regularization, numberOfIterations));
}
