using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Reference;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

[TestClass]
public sealed class CoxLikelihoodTests
{
    [TestMethod]
    [DataRow(1, false, false, 1.0)]
    [DataRow(2, true, false, 1.0)]
    [DataRow(3, true, true, 1.0)]
    [DataRow(4, true, true, 8.0)]
    [DataRow(5, false, true, 30.0)]
    public void Loss_ManyRows_IsEfronsAndHasItsGradient(int seed, bool ties, bool weights, double scale)
    {
        Sample sample = Sample.Make(seed, 40, ties, weights, scale);
        float[] slopes = new float[40];

        double loss = new CoxLikelihood().Loss(sample.Times, sample.HasEvent, sample.Weights, sample.Hazards, slopes);

        Assert.AreEqual(sample.Exact(sample.Hazards), loss, 1e-6 * Math.Max(1, loss));
        sample.AssertSlopes(slopes);
        Assert.AreEqual(0, slopes.Sum(slope => (double)slope), 1e-6);
    }

    // An instance serves steps of any number of rows.
    [TestMethod]
    public void Loss_FewerRowsThanBefore_LooksAtNoOthers()
    {
        var likelihood = new CoxLikelihood();
        foreach (int rows in new[] { 40, 7, 1, 25, 60 })
        {
            Sample sample = Sample.Make(rows, rows, ties: true, weights: true, 2);
            float[] slopes = new float[rows];

            double loss = likelihood.Loss(sample.Times, sample.HasEvent, sample.Weights, sample.Hazards, slopes);

            Assert.AreEqual(sample.Exact(sample.Hazards), loss, 1e-6);
            sample.AssertSlopes(slopes);
        }
    }

    [TestMethod]
    public void Loss_NoEventThatWeighsAnything_IsZero()
    {
        float[] slopes = [5, 5, 5];

        Assert.AreEqual(0, new CoxLikelihood().Loss([1, 2, 3], [false, false, false], [1, 1, 1], [1, 2, 3], slopes));
        CollectionAssert.AreEqual(new float[3], slopes);
        Assert.AreEqual(0, new CoxLikelihood().Loss([1, 2, 3], [true, false, false], [0, 1, 1], [1, 2, 3], slopes));
        CollectionAssert.AreEqual(new float[3], slopes);
    }

    [TestMethod]
    public void Loss_TwoRowsByHand_IsTheLogisticLossOfTheirDifference()
    {
        float[] slopes = new float[2];

        double loss = new CoxLikelihood().Loss([1, 2], [true, false], [1, 1], [0.75f, -0.5f], slopes);

        double later = Math.Exp(-0.5) / (Math.Exp(0.75) + Math.Exp(-0.5));
        Assert.AreEqual(Math.Log(1 + Math.Exp(-1.25)), loss, 1e-9);
        Assert.AreEqual(-later, slopes[0], 1e-6);
        Assert.AreEqual(later, slopes[1], 1e-6);
    }

    [TestMethod]
    public void Loss_LargeHazards_DoesNotOverflow()
    {
        Sample sample = Sample.Make(7, 30, ties: true, weights: true, 2);
        float[] shifted = [.. sample.Hazards.Select(hazard => hazard + 5000)];
        float[] slopes = new float[30];

        double loss = new CoxLikelihood().Loss(sample.Times, sample.HasEvent, sample.Weights, shifted, slopes);

        Assert.AreEqual(sample.Exact([.. shifted.Select(hazard => hazard - 5000)]), loss, 1e-6);
        Assert.IsTrue(slopes.All(float.IsFinite));
    }

    // The second event is alone at its time: its risk, however small beside the first one's, cancels.
    [TestMethod]
    public void Loss_HazardsFarApart_StaysFinite()
    {
        float[] slopes = new float[3];

        double loss = new CoxLikelihood().Loss([1, 2, 3], [true, true, false], [1, 1, 1], [800, 0, -1], slopes);

        Assert.AreEqual(Math.Log(1 + Math.Exp(-1)) / 2, loss, 1e-6);
        Assert.IsTrue(slopes.All(float.IsFinite));
    }

    // The hazard of a row that weighs nothing may be anything.
    [TestMethod]
    public void Loss_RowOfWeightZero_SaysNothing()
    {
        Sample sample = Sample.Make(8, 20, ties: true, weights: true, 1);
        sample.Weights[3] = 0;
        float[] other = [.. sample.Hazards];
        other[3] = 1e30f;
        float[] slopes = new float[20];
        float[] otherSlopes = new float[20];

        double loss = new CoxLikelihood().Loss(sample.Times, sample.HasEvent, sample.Weights, sample.Hazards, slopes);
        double otherLoss = new CoxLikelihood().Loss(sample.Times, sample.HasEvent, sample.Weights, other, otherSlopes);

        Assert.AreEqual(loss, otherLoss);
        CollectionAssert.AreEqual(slopes, otherSlopes);
        Assert.AreEqual(0f, slopes[3]);
    }

    private sealed record Sample(float[] Times, bool[] HasEvent, float[] Weights, float[] Hazards)
    {
        public static Sample Make(int seed, int rows, bool ties, bool weights, double scale)
        {
            var numbers = new Numbers(seed);
            return new(
                [.. Enumerable.Range(0, rows).Select(_ => (float)(ties ? Math.Ceiling(6 * numbers.Uniform()) : numbers.Uniform()))],
                [.. Enumerable.Range(0, rows).Select(_ => numbers.Uniform() < 0.6)],
                [.. Enumerable.Range(0, rows).Select(i => weights ? (float)numbers.Uniform() * (i % 7 == 2 ? 0 : 2) : 1)],
                [.. numbers.Normals(rows, scale).Select(x => (float)x)]);
        }

        public double Exact(IEnumerable<float> hazards) => Exact([.. hazards.Select(x => (double)x)]);

        public void AssertSlopes(float[] slopes)
        {
            const double Width = 1e-5;
            for (int row = 0; row < slopes.Length; row++)
            {
                double[] moved = [.. Hazards.Select(x => (double)x)];
                moved[row] += Width;
                double above = Exact(moved);
                moved[row] -= 2 * Width;
                Assert.AreEqual((above - Exact(moved)) / (2 * Width), slopes[row], 1e-6, $"Row {row}.");
            }
        }

        private double Exact(double[] hazards) => ManagedSurvival.EfronLoss(
            hazards, [.. Times.Select(x => (double)x)], HasEvent, [.. Weights.Select(x => (double)x)]);
    }
}
