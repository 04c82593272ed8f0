using MLNet.FeatureGating.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tests.Pipelines;

[TestClass]
public sealed class MulticlassPipelineTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly Row[] _rows = Problem.Create();

    [TestMethod]
    public void Fit_WithTrainer_PredictsUnseenRows()
    {
        ITransformer model = Pipeline().Fit(_mlContext.Load(_rows));

        MulticlassClassificationMetrics metrics = _mlContext.MulticlassClassification.Evaluate(
            model.Transform(_mlContext.Load(Problem.Create(seed: 2))), labelColumnName: "Class");

        Assert.IsGreaterThan(0.85, metrics.MicroAccuracy);
        Assert.IsLessThan(0.5, metrics.LogLoss);
    }

    [TestMethod]
    public void CrossValidate_SelectionInThePipeline_PredictsEveryFold()
    {
        var results = _mlContext.MulticlassClassification.CrossValidate(
            _mlContext.Load(_rows), Pipeline(), numberOfFolds: 2, labelColumnName: "Class");

        Assert.HasCount(2, results);
        Assert.IsTrue(results.All(fold => fold.Metrics.MacroAccuracy > 0.75));
    }

    [TestMethod]
    public void Predict_LoadedModel_NamesTheClass()
    {
        IDataView view = _mlContext.Load(_rows);
        using var stream = new MemoryStream();
        _mlContext.Model.Save(Pipeline().Fit(view), view.Schema, stream);
        stream.Position = 0;
        ITransformer loaded = _mlContext.Model.Load(stream, out DataViewSchema schema);
        using PredictionEngine<Row, ClassPrediction> engine = _mlContext.Model.CreatePredictionEngine<Row, ClassPrediction>(loaded, schema);

        ClassPrediction[] predictions = [.. _rows.Select(row => engine.Predict(row))];

        Assert.IsGreaterThan(170, predictions.Zip(_rows).Count(pair => pair.First.PredictedName == pair.Second.Name));
        Assert.HasCount(3, predictions[0].Score);
    }

    private IEstimator<ITransformer> Pipeline() => _mlContext.Transforms.Conversion.MapValueToKey("Class", "Name")
        .Append(_mlContext.Transforms.NormalizeMinMax("Features"))
        .Append(_mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", "Features", "Class", Quick.Learning))
        .Append(_mlContext.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Class", "Kept"))
        .Append(_mlContext.Transforms.Conversion.MapKeyToValue("PredictedName", "PredictedLabel"));
}
