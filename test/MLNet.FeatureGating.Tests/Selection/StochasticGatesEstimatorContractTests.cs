using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tests.Selection;

[TestClass]
public sealed class StochasticGatesEstimatorContractTests
{
    private const string Kept = nameof(Selected<>.Kept);

    private readonly MLContext _mlContext = new(seed: 1);
    private readonly Row[] _rows = Problem.Create(rows: 20);

    [TestMethod]
    public void Fit_SingleVector_KeepsContract() => Check<float>(Select(["Features"], Quick.Keeping(3)));

    [TestMethod]
    public void Fit_SingleVectorWithSlotNames_KeepsContract() =>
        Check<float>(Select(["Features"], Quick.Keeping(3)), _mlContext.Load(_rows, Problem.SlotNames));

    [TestMethod]
    public void Fit_DoubleVector_KeepsContract() => Check<double>(Select(["Doubles"], Quick.Keeping(3)));

    [TestMethod]
    public void Fit_DoubleVectorWithSlotNames_KeepsContract() =>
        Check<double>(Select(["Doubles"], Quick.Keeping(3)), _mlContext.Load(_rows, Problem.SlotNames));

    [TestMethod]
    public void Fit_SeveralColumns_KeepsContract() => Check<float>(Select(["X0", "X1To3", "X4", "X5To7"], Quick.Keeping(3)));

    [TestMethod]
    public void Fit_SeveralColumnsEverythingKept_KeepsContract() => Check<float>(Select(["X0", "X1To3", "X4", "X5To7"], Quick.Hasty));

    [TestMethod]
    public void Fit_EverythingKept_KeepsContract() => Check<float>(Select(["Features"], Quick.Hasty));

    [TestMethod]
    public void Fit_EverythingKeptOfDoubles_KeepsContract() => Check<double>(Select(["Doubles"], Quick.Hasty));

    [TestMethod]
    public void Fit_OneKept_KeepsContract() => Check<float>(Select(["Features"], Quick.Keeping(1)));

    [TestMethod]
    public void Fit_ByLambda_KeepsContract() => Check<float>(Select(["Features"], Quick.Learning));

    [TestMethod]
    public void Fit_Groups_KeepsContract() => Check<float>(
        Select(["X0", "X1To3", "X4", "X5To7"], Quick.Keeping(2) with { GroupColumns = true, AlwaysKeep = ["X4"] }));

    [TestMethod]
    public void Fit_Survival_KeepsContract() => Check<float>(Select(
        ["Features"], Quick.Keeping(3) with { Task = LearningTask.Survival, EventColumnName = "Died" }, "Time"));

    [TestMethod]
    public void Fit_Reconstruction_KeepsContract() =>
        Check<float>(Select(["Features"], Quick.Keeping(3) with { Task = LearningTask.Reconstruction }, "Nowhere"));

    [TestMethod]
    public void Fit_MissingLabels_KeepsContract()
    {
        _rows.With((row, i) => row.Value = i < 10 ? row.Value : float.NaN);
        Check<float>(Select(
            ["Features"], Quick.Keeping(3) with { HiddenUnits = [4], SelfSupervision = new() { Steps = 2 }, Refit = true }, "Value"));
    }

    [TestMethod]
    public void Fit_OutputNamedAsInput_KeepsContract()
    {
        IEstimator<ITransformer> estimator = _mlContext.Transforms.CopyColumns(Kept, "Features")
            .Append(_mlContext.Transforms.SelectFeaturesByStochasticGates(Kept, options: Quick.Keeping(3)));
        Check<float>(estimator);
    }

    [TestMethod]
    public void Fit_NormalizedInput_KeepsContractAndStaysNormalized()
    {
        IEstimator<ITransformer> estimator = _mlContext.Transforms.NormalizeMinMax("Features")
            .Append(Select(["Features"], Quick.Keeping(3)));
        IDataView train = _mlContext.Load(_rows, Problem.SlotNames);

        Check<float>(estimator, train);

        Assert.IsTrue(estimator.Fit(train).GetOutputSchema(train.Schema)[Kept].IsNormalized());
    }

    [TestMethod]
    public void Fit_Null_Throws() =>
        Assert.ThrowsExactly<ArgumentNullException>(() => Select(["Features"], Quick.Hasty).Fit(null!));

    [TestMethod]
    public void GetOutputSchema_Null_Throws() =>
        Assert.ThrowsExactly<ArgumentNullException>(() => Select(["Features"], Quick.Hasty).GetOutputSchema(null!));

    private StochasticGatesEstimator Select(string[] inputs, StochasticGatesOptions options, string label = "Label") => inputs.Length == 1
        ? _mlContext.Transforms.SelectFeaturesByStochasticGates(Kept, inputs[0], label, options)
        : _mlContext.Transforms.SelectFeaturesByStochasticGates(Kept, inputs, label, options);

    private void Check<T>(IEstimator<ITransformer> estimator, IDataView? train = null) =>
        EstimatorContract.Check<Row, T>(_mlContext, estimator, _rows, train ?? _mlContext.Load(_rows));
}
