using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Pixels;

[TestClass]
public sealed class PixelMaskErrorTests
{
    private readonly PixelRow[] _rows = Pictures.Create();

    [TestMethod]
    [DataRow(PixelMaskMethod.CorrelatedLogitNormal)]
    [DataRow(PixelMaskMethod.HyperNetworkLogitNormal)]
    [DataRow(PixelMaskMethod.IndependentLogitNormal)]
    [DataRow(PixelMaskMethod.Concrete)]
    [DataRow(PixelMaskMethod.ConcreteAutoencoder)]
    [DataRow(PixelMaskMethod.GreedyLinear)]
    [DataRow(PixelMaskMethod.LocallyLinear)]
    [DataRow(PixelMaskMethod.PivotedQr)]
    public void RefitError_EveryMethod_IsFarBelowTheBaseline(PixelMaskMethod method)
    {
        PixelMaskTransformer selection = Picking.Fit(_rows, Picking.Learning with { Method = method });

        Assert.HasCount(6, selection.SelectedPixels.Distinct());
        Assert.AreEqual(LearningTask.Reconstruction, selection.Task);
        Assert.IsLessThan(0.3 * selection.BaselineError, selection.RefitError);
    }

    [TestMethod]
    [DataRow(PixelMaskMethod.CorrelatedLogitNormal, "Features")]
    [DataRow(PixelMaskMethod.GreedyLinear, "Features")]
    [DataRow(PixelMaskMethod.LocallyLinear, "Features")]
    [DataRow(PixelMaskMethod.PivotedQr, "Interleaved")]
    public void RefitError_SeveralChannels_IsFarBelowTheBaseline(PixelMaskMethod method, string input)
    {
        PixelMaskTransformer selection = Picking.Fit(Pictures.Create(channels: 3), Picking.Learning with { Method = method }, channels: 3, input);

        Assert.HasCount(6, selection.SelectedPixels.Distinct());
        Assert.IsLessThan(0.3 * selection.BaselineError, selection.RefitError);
    }

    [TestMethod]
    public void JointError_AfterLearning_IsBelowTheBaseline()
    {
        PixelMaskTransformer selection = Picking.Fit(_rows, Picking.Learning with { Steps = 4000 });

        Assert.IsLessThan(selection.BaselineError, selection.JointError);
        Assert.IsGreaterThan(0, selection.JointError);
    }

    [TestMethod]
    [DataRow(255f)]
    [DataRow(0.001f)]
    public void Errors_ScaledPixels_AreInTheSquareOfTheirUnit(float unit)
    {
        PixelMaskTransformer selection = Picking.Fit(_rows, Picking.Learning);
        PixelMaskTransformer scaled = Picking.Fit(Pictures.Create().With((value, _, _) => unit * value), Picking.Learning);

        CollectionAssert.AreEquivalent(selection.SelectedPixels.ToArray(), scaled.SelectedPixels.ToArray());
        AssertNear(selection.BaselineError * unit * unit, scaled.BaselineError, 1e-4);
        AssertNear(selection.RefitError * unit * unit, scaled.RefitError, 0.05);
        AssertNear(selection.JointError * unit * unit, scaled.JointError, 0.05);
    }

    [TestMethod]
    public void Errors_ValuesBelow0_AreInTheSquareOfTheirUnit()
    {
        PixelRow[] fields = Pictures.Create().With((value, _, slot) => (20 * (value - 0.5f)) + slot);

        PixelMaskTransformer selection = Picking.Fit(fields, Picking.Learning);

        AssertNear(400 * Picking.Fit(_rows, Picking.Learning).BaselineError, selection.BaselineError, 1e-3);
        Assert.IsLessThan(0.3 * selection.BaselineError, selection.RefitError);
    }

    [TestMethod]
    public void BaselineError_NothingHeldOut_IsTheMeanVariance()
    {
        PixelMaskTransformer selection = Picking.Fit(_rows, Picking.Hasty with { ValidationFraction = 0 });

        double variance = Enumerable.Range(0, Pictures.PixelCount).Average(slot =>
        {
            double mean = _rows.Average(row => row.Features[slot]);
            return _rows.Average(row => Math.Pow(row.Features[slot] - mean, 2));
        });
        AssertNear(variance, selection.BaselineError, 1e-4);
        Assert.IsTrue(double.IsFinite(selection.RefitError));
    }

    [TestMethod]
    public void BaselineError_PixelWeights_CountsWhatWeighs()
    {
        double[] weights = [.. Enumerable.Range(0, Pictures.PixelCount).Select(pixel => pixel < 15 ? 2.0 : 0)];

        PixelMaskTransformer selection = Picking.Fit(_rows, Picking.Hasty with { ValidationFraction = 0, PixelWeights = weights });

        double variance = Enumerable.Range(0, 15).Average(slot =>
        {
            double mean = _rows.Average(row => row.Features[slot]);
            return _rows.Average(row => Math.Pow(row.Features[slot] - mean, 2));
        });
        AssertNear(variance, selection.BaselineError, 1e-4);
    }

    [TestMethod]
    [DataRow(PixelMaskMethod.CorrelatedLogitNormal, 3)]
    [DataRow(PixelMaskMethod.GreedyLinear, 1)]
    [DataRow(PixelMaskMethod.LocallyLinear, 1)]
    [DataRow(PixelMaskMethod.GreedyLinear, 3)]
    [DataRow(PixelMaskMethod.LocallyLinear, 3)]
    [DataRow(PixelMaskMethod.PivotedQr, 3)]
    public void Fit_PixelWeightsOfSomePixels_Ends(PixelMaskMethod method, int channels)
    {
        double[] weights = [.. Enumerable.Range(0, Pictures.PixelCount).Select(pixel => pixel % 3 == 0 ? 0 : 1.0)];

        PixelMaskTransformer selection = Picking.Fit(
            Pictures.Create(channels: channels), Picking.Hasty with { Method = method, PixelWeights = weights }, channels);

        Assert.HasCount(5, selection.SelectedPixels.Distinct());
    }

    [TestMethod]
    [DataRow("Label", LearningTask.BinaryClassification, 1)]
    [DataRow("Key", LearningTask.MulticlassClassification, 1)]
    [DataRow("Label", LearningTask.BinaryClassification, 3)]
    public void RefitError_Label_IsAPartOfWrongAnswersBelowTheBaseline(string label, LearningTask task, int channels)
    {
        PixelMaskTransformer selection = Picking.Fit(Pictures.Create(rows: 200, channels), Picking.Learning, channels, label: label);

        Assert.AreEqual(task, selection.Task);
        Assert.HasCount(6, selection.SelectedPixels.Distinct());
        Assert.IsLessThan(0.6 * selection.BaselineError, selection.RefitError);
        Assert.IsInRange(0.3, 0.8, selection.BaselineError);
        Assert.AreEqual(selection.RefitError * 40, Math.Round(selection.RefitError * 40), 1e-6, "A part of 40 held-out images.");
    }

    [TestMethod]
    [DataRow(PixelMaskMethod.ConcreteAutoencoder)]
    public void RefitError_LabelAndOtherMethods_IsBelowTheBaseline(PixelMaskMethod method)
    {
        PixelMaskTransformer selection = Picking.Fit(Pictures.Create(rows: 200), Picking.Learning with { Method = method }, label: "Label");

        Assert.IsLessThan(0.6 * selection.BaselineError, selection.RefitError);
    }

    private static void AssertNear(double expected, double actual, double relative) => Assert.AreEqual(expected, actual, relative * expected);
}
