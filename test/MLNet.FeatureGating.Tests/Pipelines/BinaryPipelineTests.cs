using MLNet.FeatureGating.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tests.Pipelines;

[TestClass]
public sealed class BinaryPipelineTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly Row[] _rows = Problem.Create();

    [TestMethod]
    public void Fit_WithTrainer_PredictsUnseenRows()
    {
        ITransformer model = Pipeline().Fit(_mlContext.Load(_rows));

        CalibratedBinaryClassificationMetrics metrics = _mlContext.BinaryClassification.Evaluate(
            model.Transform(_mlContext.Load(Problem.Create(seed: 2))));

        Assert.IsGreaterThan(0.9, metrics.Accuracy);
        Assert.IsGreaterThan(0.97, metrics.AreaUnderRocCurve);
    }

    [TestMethod]
    public void Fit_OnTrainPartOfASplit_PredictsTheTestPart()
    {
        DataOperationsCatalog.TrainTestData split = _mlContext.Data.TrainTestSplit(_mlContext.Load(_rows), testFraction: 0.3, seed: 1);

        ITransformer model = Pipeline().Fit(split.TrainSet);

        Assert.IsGreaterThan(0.85, _mlContext.BinaryClassification.Evaluate(model.Transform(split.TestSet)).Accuracy);
    }

    [TestMethod]
    public void CrossValidate_SelectionInThePipeline_SelectsInEveryFold()
    {
        var results = _mlContext.BinaryClassification.CrossValidate(_mlContext.Load(_rows), Pipeline(), numberOfFolds: 3);

        Assert.HasCount(3, results);
        foreach (var fold in results)
        {
            Assert.IsGreaterThan(0.8, fold.Metrics.Accuracy);
            Assert.AreEqual(3, fold.ScoredHoldOutSet.GetColumn<float[]>("Kept").First().Length);
        }
    }

    [TestMethod]
    public void CrossValidationSplit_FoldByFold_KeepsWhatIsRelevant()
    {
        IDataView view = _mlContext.Load(_rows);
        foreach (DataOperationsCatalog.TrainTestData fold in _mlContext.Data.CrossValidationSplit(view, numberOfFolds: 3, seed: 1))
        {
            Tests.Selection.Selecting.AssertFindsTheTruth(
                _mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", "Features", options: Quick.Learning).Fit(fold.TrainSet));
        }
    }

    [TestMethod]
    public void Save_WholePipeline_LoadsWithEqualPredictions()
    {
        IDataView view = _mlContext.Load(_rows, Problem.SlotNames);
        ITransformer model = Pipeline().Fit(view);
        using var stream = new MemoryStream();
        _mlContext.Model.Save(model, view.Schema, stream);
        stream.Position = 0;

        ITransformer loaded = new MLContext().Model.Load(stream, out _);

        CollectionAssert.AreEqual(Probabilities(model.Transform(view)), Probabilities(loaded.Transform(view)));
        CollectionAssert.AreEqual(new[] { "one", "four", "six" }, loaded.Transform(view).Schema["Kept"].SlotNames());
    }

    [TestMethod]
    public void Predict_OneByOne_IsTheSameAsTogether()
    {
        IDataView view = _mlContext.Load(_rows);
        ITransformer model = Pipeline().Fit(view);
        using PredictionEngine<Row, BinaryPrediction> engine =
            _mlContext.Model.CreatePredictionEngine<Row, BinaryPrediction>(model, view.Schema);

        BinaryPrediction[] together = [.. _mlContext.Data.CreateEnumerable<BinaryPrediction>(model.Transform(view), reuseRowObject: false)];

        Assert.HasCount(_rows.Length, together);
        for (int row = 0; row < _rows.Length; row++)
        {
            BinaryPrediction alone = engine.Predict(_rows[row]);
            Assert.AreEqual(together[row].Score, alone.Score);
            Assert.AreEqual(together[row].Probability, alone.Probability);
            Assert.AreEqual(together[row].PredictedLabel, alone.PredictedLabel);
            Assert.AreEqual(alone.Score > 0, alone.PredictedLabel);
        }
    }

    [TestMethod]
    public void Fit_AfterACacheCheckpoint_IsTheSame()
    {
        IDataView view = _mlContext.Load(_rows);
        IEstimator<ITransformer> cached = _mlContext.Transforms.NormalizeMeanVariance("Features")
            .AppendCacheCheckpoint(_mlContext)
            .Append(Select())
            .Append(Trainer());

        CollectionAssert.AreEqual(
            Probabilities(Pipeline().Fit(view).Transform(view)), Probabilities(cached.Fit(view).Transform(view)));
    }

    [TestMethod]
    public void Fit_SelectionAndTrainer_IsTheSameAsOnTheRelevantSlotsAlone()
    {
        IDataView view = _mlContext.Load(_rows);
        Row[] relevant = Problem.Create().With((row, _) => row.Features = [.. Problem.Relevant.Select(slot => row.Features[slot])]);
        IDataView relevantView = _mlContext.Load(relevant.With((row, _) => row.Doubles = row.Doubles[..3]));

        ITransformer expected = _mlContext.Transforms.NormalizeMeanVariance("Kept", "Features").Append(Trainer()).Fit(relevantView);

        CollectionAssert.AreEqual(
            Probabilities(expected.Transform(relevantView)), Probabilities(Pipeline().Fit(view).Transform(view)));
    }

    private static float[] Probabilities(IDataView scored) => [.. scored.GetColumn<float>("Probability")];

    private IEstimator<ITransformer> Pipeline() =>
        _mlContext.Transforms.NormalizeMeanVariance("Features").Append(Select()).Append(Trainer());

    private IEstimator<ITransformer> Select() =>
        _mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", "Features", options: Quick.Learning);

    private IEstimator<ITransformer> Trainer() =>
        _mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression(featureColumnName: "Kept");
}
