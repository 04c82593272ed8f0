using MLNet.FeatureGating.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tests.Pipelines;

[TestClass]
public sealed class RegressionPipelineTests
{
    private static readonly string[] Columns = ["X0", "X1To3", "X4", "X5To7"];

    private readonly MLContext _mlContext = new(seed: 1);
    private readonly Row[] _rows = Problem.Create();

    [TestMethod]
    public void Fit_WithTrainer_PredictsUnseenRows()
    {
        ITransformer model = Pipeline().Fit(_mlContext.Load(_rows));

        RegressionMetrics metrics = _mlContext.Regression.Evaluate(
            model.Transform(_mlContext.Load(Problem.Create(seed: 2))), labelColumnName: "Value");

        Assert.IsGreaterThan(0.9, metrics.RSquared);
    }

    [TestMethod]
    public void CrossValidate_SelectionInThePipeline_PredictsEveryFold()
    {
        var results = _mlContext.Regression.CrossValidate(_mlContext.Load(_rows), Pipeline(), numberOfFolds: 2, labelColumnName: "Value");

        Assert.HasCount(2, results);
        Assert.IsTrue(results.All(fold => fold.Metrics.RSquared > 0.8));
    }

    [TestMethod]
    public void Predict_OneByOne_IsTheSameAsTogether()
    {
        IDataView view = _mlContext.Load(_rows);
        ITransformer model = Pipeline().Fit(view);
        using PredictionEngine<Row, ValuePrediction> engine =
            _mlContext.Model.CreatePredictionEngine<Row, ValuePrediction>(model, view.Schema);

        CollectionAssert.AreEqual(
            model.Transform(view).GetColumn<float>("Score").ToArray(), _rows.Select(row => engine.Predict(row).Score).ToArray());
    }

    private IEstimator<ITransformer> Pipeline() => _mlContext.Transforms
        .SelectFeaturesByStochasticGates("Kept", Columns, "Value", Quick.Learning)
        .Append(_mlContext.Regression.Trainers.OnlineGradientDescent("Value", "Kept", numberOfIterations: 20));
}
