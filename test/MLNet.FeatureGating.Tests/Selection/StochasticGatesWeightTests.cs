using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;

namespace MLNet.FeatureGating.Tests.Selection;

[TestClass]
public sealed class StochasticGatesWeightTests
{
    private readonly Row[] _rows = Problem.Create();

    [TestMethod]
    [DataRow("Weight")]
    [DataRow("DoubleWeight")]
    public void Fit_WeightColumn_FindsTheTruth(string weight)
    {
        _rows.With((row, i) => row.DoubleWeight = row.Weight = 0.5f + (i % 3));

        Selecting.AssertFindsTheTruth(Selecting.Fit(_rows, By(weight)));
    }

    [TestMethod]
    public void Fit_RowsOfWeightZero_DoNotMatterWhateverTheyHold()
    {
        Row[] rows = [.. _rows.Concat(Problem.Create(rows: 20, seed: 8).With((row, i) =>
        {
            row.Weight = 0;
            row.Features[i % 8] = i % 2 == 0 ? float.NaN : float.PositiveInfinity;
            row.Value = float.NaN;
        }))];

        Selecting.AssertSame(Selecting.Fit(_rows, By("Weight"), label: "Value"), Selecting.Fit(rows, By("Weight"), label: "Value"));
    }

    [TestMethod]
    public void Fit_WeightBelowSinglePrecision_CountsAsZero()
    {
        _rows[0].DoubleWeight = 1e-60;
        _rows[0].Features[0] = float.NaN;

        Assert.AreEqual(2, Selecting.Fit(_rows, Quick.Keeping(2) with { ExampleWeightColumnName = "DoubleWeight" }).SelectedCount);
    }

    [TestMethod]
    public void Fit_EqualWeights_GiveTheSameAsNone()
    {
        StochasticGatesTransformer expected = Selecting.Fit(_rows, Quick.Hasty);

        StochasticGatesTransformer actual = Selecting.Fit(_rows, Quick.Hasty with { ExampleWeightColumnName = "Weight" });

        Selecting.AssertSame(expected, actual);
    }

    [TestMethod]
    public void Fit_WeightsOnOneHalf_FollowsIt()
    {
        // In the other half, slot 0 is the label: it would be all that is kept.
        _rows.With((row, i) =>
        {
            if (i % 2 == 0)
            {
                row.Features[0] = row.Label ? 3 : -3;
                row.Features[1] = row.Features[4] = row.Features[6] = 0;
            }
        });

        StochasticGatesTransformer ofOdd = Selecting.Fit(_rows.With((row, i) => row.Weight = i % 2 == 1 ? 1 : 1e-3f), By("Weight"));
        StochasticGatesTransformer ofEven = Selecting.Fit(_rows.With((row, i) => row.Weight = i % 2 == 0 ? 1 : 1e-3f), By("Weight"));

        Selecting.AssertFindsTheTruth(ofOdd);
        CollectionAssert.AreEqual(new[] { 0 }, ofEven.SelectedSlots.ToArray());
    }

    private static StochasticGatesOptions By(string weight) => Quick.Learning with { ExampleWeightColumnName = weight };
}
