using MLNet.FeatureGating.Selection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace BreastCancer;

/// <summary>The pipelines of the sample, with and without the selection.</summary>
internal sealed class Study(MLContext mlContext, string[] featureNames)
{
    // The penalty is steered to ten open gates. With 455 rows, a strong weight decay keeps the network from learning them by heart: other
    // rows then lead to nearly the same ten. The sample trains a classifier of its own on them, so that no refit is needed.
    private static readonly StochasticGatesOptions Options = new() { TargetFeatures = 10, WeightDecay = 5, Refit = false };

    /// <summary>Trains on a split's training rows, with all features and with the selected ones, and scores both on its test rows.</summary>
    public SplitResult Run(StratifiedSplit split)
    {
        CalibratedBinaryClassificationMetrics Score(ITransformer model) => mlContext.BinaryClassification.Evaluate(model.Transform(split.Test));
        ITransformer all = Normalize().Append(Classify("Features")).Fit(split.Train);
        (ITransformer selected, StochasticGatesTransformer selection) = FitSelected(split.Train);
        return new(Score(all), Score(selected), selection.SelectedSlotNames);
    }

    /// <summary>Trains the pipeline with the selection, and gives the fitted selection too.</summary>
    public (ITransformer Model, StochasticGatesTransformer Selection) FitSelected(IDataView train)
    {
        StochasticGatesTransformer? selection = null;
        ITransformer model = Normalize()
            .Append(mlContext.Transforms.SelectFeaturesByStochasticGates("Selected", "Features", options: Options)
                .WithOnFitDelegate(fitted => selection = fitted))
            .Append(Classify("Selected"))
            .Fit(train);
        return (model, selection!);
    }

    private IEstimator<ITransformer> Normalize() => mlContext.Transforms.Concatenate("Features", featureNames)
        .Append(mlContext.Transforms.NormalizeMeanVariance("Features", fixZero: false));

    private IEstimator<ITransformer> Classify(string features) =>
        mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression(featureColumnName: features);
}
