using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Selection;

/// <summary>Many rows, few labels.</summary>
[TestClass]
public sealed class SelfSupervisionTests
{
    private static readonly StochasticGatesOptions Options = Quick.Learning with
    {
        TargetFeatures = 3,
        HiddenUnits = [16, 8],
        SelfSupervision = new() { Steps = 60, FrozenLayers = 0 },
    };

    private readonly Row[] _rows = Problem.Create(rows: 300);

    [TestMethod]
    [DataRow("Value")]
    [DataRow("DoubleValue")]
    [DataRow("Key")]
    public void Fit_MissingLabels_FindsTheTruth(string label)
    {
        StochasticGatesTransformer selection = Selecting.Fit(Miss(_rows), Options, label: label);

        Selecting.AssertFindsTheTruth(selection);
        Assert.IsTrue(selection.Members.All(member => member.GateParameters.Count == Problem.FeatureCount));
    }

    [TestMethod]
    public void Fit_MissingTimes_FindsTheTruth() => Selecting.AssertFindsTheTruth(Selecting.Fit(
        Miss(_rows), Options with { Task = LearningTask.Survival, EventColumnName = "Died" }, label: "Time"));

    [TestMethod]
    public void Fit_NoLabelMissing_IsTaken() => Selecting.AssertFindsTheTruth(Selecting.Fit(_rows, Options));

    [TestMethod]
    public void Fit_RowsWithoutALabel_AreLearntFrom()
    {
        StochasticGatesOptions options = Options with { MaximumEpochs = 5 };
        Row[] labelled = [.. _rows.Where((_, i) => IsLabelled(i))];

        StochasticGatesTransformer all = Selecting.Fit(Miss(_rows), options, label: "Value");
        StochasticGatesTransformer few = Selecting.Fit(labelled, options, label: "Value");

        CollectionAssert.AreNotEqual(few.TrainingHistory.ToArray(), all.TrainingHistory.ToArray());
        Assert.AreEqual(few.BaselineLoss, all.BaselineLoss);
    }

    [TestMethod]
    public void Fit_RowsOfWeightZero_DoNotMatter()
    {
        StochasticGatesOptions options = Options with { MaximumEpochs = 5, ExampleWeightColumnName = "Weight" };
        Row[] more = [.. Miss(_rows), .. Problem.Create(rows: 9, seed: 3).With((row, _) => row.Weight = 0)];

        Selecting.AssertSame(Selecting.Fit(Miss(_rows), options, label: "Value"), Selecting.Fit(more, options, label: "Value"));
    }

    [TestMethod]
    public void Fit_SameSeed_GivesTheSame()
    {
        StochasticGatesOptions options = Options with { MaximumEpochs = 5, Refit = true };
        StochasticGatesTransformer first = Selecting.Fit(Miss(_rows), options, label: "Value");
        StochasticGatesTransformer second = Selecting.Fit(Miss(_rows), options, label: "Value");

        Selecting.AssertSame(first, second);
        Assert.AreEqual(first.RefitLoss, second.RefitLoss);
    }

    [TestMethod]
    public void Fit_FrozenLayer_IsTheSameForGatesAndRefit()
    {
        StochasticGatesOptions options = Options with { SelfSupervision = new() { Steps = 30, FrozenLayers = 1 }, MaximumEpochs = 10, Members = 1 };

        DenseLayerWeights ten = Selecting.Fit(Miss(_rows), options, label: "Value").Members[0].Layers[0];
        DenseLayerWeights twenty = Selecting.Fit(Miss(_rows), options with { MaximumEpochs = 20 }, label: "Value").Members[0].Layers[0];

        CollectionAssert.AreEqual(ten.Weights.ToArray(), twenty.Weights.ToArray());
    }

    [TestMethod]
    public void Fit_Groups_ShareAGateInBothPhases()
    {
        var mlContext = new MLContext(seed: 1);
        StochasticGatesTransformer selection = mlContext.Transforms.SelectFeaturesByStochasticGates(
            "Kept", ["X0", "X1To3", "X4", "X5To7"], "Value", Options with { GroupColumns = true }).Fit(mlContext.Load(Miss(_rows)));

        CollectionAssert.AreEqual(new[] { 1, 2, 3, 4, 5, 6, 7 }, selection.SelectedSlots.ToArray());
    }

    [TestMethod]
    [DataRow(GateKind.Gaussian)]
    [DataRow(GateKind.HardConcrete)]
    public void Fit_OtherLawOfGates_FindsTheTruth(GateKind gate) =>
        Selecting.AssertFindsTheTruth(Selecting.Fit(Miss(_rows), Options with { Gate = gate }, label: "Value"));

    [TestMethod]
    public void Fit_Progress_ReportsBothPhases()
    {
        var log = new ProgressLog();

        // 300 rows at once: a step is an epoch.
        Selecting.Fit(Miss(_rows), Options with { SelfSupervision = new() { Steps = 4 }, MaximumEpochs = 3, Progress = log }, label: "Value");

        CollectionAssert.AreEqual(new[] { 1, 2, 3, 4, 1, 2, 3 }, log.Reports.Select(report => report.Epoch).ToArray());
        CollectionAssert.AreEqual(
            Enumerable.Repeat(TrainingPhase.SelfSupervision, 4).Concat(Enumerable.Repeat(TrainingPhase.Selection, 3)).ToArray(),
            log.Reports.Select(report => report.Phase).ToArray());
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(4)]
    public void Fit_CancelledBeforeTheSelection_Throws(int report)
    {
        using var cancellation = new CancellationTokenSource();
        var log = new ProgressLog(progress =>
        {
            if (progress.Epoch == report)
            {
                cancellation.Cancel();
            }
        });

        Assert.Throws<OperationCanceledException>(() => Selecting.Fit(
            Miss(_rows),
            Options with { SelfSupervision = new() { Steps = 4 }, Progress = log, CancellationToken = cancellation.Token },
            label: "Value"));
    }

    private static bool IsLabelled(int row) => row % 2 == 0;

    private static Row[] Miss(Row[] rows) => rows.With((row, i) =>
    {
        if (!IsLabelled(i))
        {
            row.Value = float.NaN;
            row.DoubleValue = double.NaN;
            row.Time = float.NaN;
            row.Key = uint.MaxValue;
        }
    });
}
