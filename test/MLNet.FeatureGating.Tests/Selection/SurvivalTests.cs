using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Selection;

/// <summary>Times with or without an event at their end.</summary>
[TestClass]
public sealed class SurvivalTests
{
    private static readonly StochasticGatesOptions Options =
        Quick.Learning with { Task = LearningTask.Survival, EventColumnName = "Died", Refit = true };

    private readonly Row[] _rows = Problem.Create();

    [TestMethod]
    [DataRow("Time", "Died")]
    [DataRow("DoubleTime", "Death")]
    public void Fit_TimesAndEvents_FindsTheTruth(string time, string died)
    {
        StochasticGatesTransformer selection = Selecting.Fit(_rows, Options with { EventColumnName = died, TargetFeatures = 3 }, label: time);

        Selecting.AssertFindsTheTruth(selection);
        Assert.AreEqual(LearningTask.Survival, selection.Task);
        Assert.AreEqual("Concordance", selection.ValidationMetricName);
        Assert.IsGreaterThan(0.85, selection.ValidationMetric);
        Assert.IsGreaterThan(0.85, selection.RefitMetric!.Value);
        Assert.IsLessThan(selection.BaselineLoss, selection.RefitLoss!.Value);
    }

    [TestMethod]
    public void Fit_ByLambda_FindsTheTruth() => Selecting.AssertFindsTheTruth(Selecting.Fit(_rows, Options with { Lambda = 1 }, label: "Time"));

    [TestMethod]
    public void Fit_SinglesAndDoubles_GiveTheSame() => Selecting.AssertSame(
        Selecting.Fit(_rows, Options with { MaximumEpochs = 10 }, label: "Time"),
        Selecting.Fit(_rows, Options with { MaximumEpochs = 10, EventColumnName = "Death" }, label: "DoubleTime"));

    [TestMethod]
    public void Fit_NothingLearnt_IsAtTheBaseline()
    {
        StochasticGatesTransformer selection = Selecting.Fit(
            _rows, Options with { MaximumEpochs = 1, LearningRate = 1e-9, GateLearningRate = 1e-9, Lambda = 0, HiddenUnits = [] }, label: "Time");

        // A linear network that starts at random is near equal hazards, not at them.
        Assert.AreEqual(selection.BaselineLoss, selection.ValidationLoss, 0.5);
    }

    [TestMethod]
    public void Fit_Weights_AreMinded()
    {
        _rows.With((row, i) =>
        {
            row.Weight = i % 2 == 0 ? 1 : 1e-3f;
            row.Time = i % 2 == 0 ? row.Time : MathF.Exp(-row.Features[0]);
        });

        Selecting.AssertFindsTheTruth(
            Selecting.Fit(_rows, Options with { TargetFeatures = 3, ExampleWeightColumnName = "Weight" }, label: "Time"));
    }

    [TestMethod]
    public void Fit_TiesAndTimesOfZero_AreTaken() => Assert.AreEqual(
        2,
        Selecting.Fit(_rows.With((row, i) => row.Time = i % 4), Options with { MaximumEpochs = 2, TargetFeatures = 2 }, label: "Time").SelectedCount);

    [TestMethod]
    public void Fit_OneEvent_IsTaken() => Assert.AreEqual(
        2, Selecting.Fit(
            _rows.With((row, i) => row.Died = i == 0), Options with { MaximumEpochs = 2, TargetFeatures = 2 }, label: "Time").SelectedCount);
}
