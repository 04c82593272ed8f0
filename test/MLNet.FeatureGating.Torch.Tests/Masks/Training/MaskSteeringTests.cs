using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Training.Tests.Assertions;

namespace MLNet.FeatureGating.Torch.Tests.Masks.Training;

/// <summary>How many pixels are wanted when, and which way lambda goes.</summary>
[TestClass]
public sealed class MaskSteeringTests
{
    [TestMethod]
    [DataRow(392.0, 20.0, 98.0)]
    [DataRow(392.0, 100.0, 200.0)]
    [DataRow(30.0, 20.0, 30.0)]
    public void Wanted_Progress_FallsFastThenSlowlyThenHolds(double start, double wanted, double middle)
    {
        var steering = new MaskSteering(start, wanted, scale: 1, steps: 100);

        double[] curve = [.. Enumerable.Range(0, 101).Select(i => steering.Wanted(i / 100.0))];

        Close.Numbers([start, middle, wanted, wanted], [curve[0], curve[13], curve[65], curve[100]], 1e-9);
        Assert.AreEqual(Math.Sqrt(middle * wanted), steering.Wanted(0.39), 1e-9, "Geometrically.");
        for (int i = 1; i < curve.Length; i++)
        {
            Assert.IsLessThanOrEqualTo(curve[i - 1] + 1e-9, curve[i]);
        }
    }

    // Fewer are open at first than are asked for: nothing to thin out.
    [TestMethod]
    public void Wanted_FewerAtFirst_IsTheNumberAllAlong()
    {
        var steering = new MaskSteering(5, 8, scale: 1, steps: 100);

        Close.Numbers([8, 8, 8, 8], [steering.Wanted(0), steering.Wanted(0.1), steering.Wanted(0.5), steering.Wanted(1)], 1e-9);
    }

    [TestMethod]
    public void Next_TooManyOpen_RaisesLambdaAndTooFewLowersIt()
    {
        var many = new MaskSteering(20, 10, scale: 1, steps: 2000);
        var few = new MaskSteering(20, 10, scale: 1, steps: 2000);
        var right = new MaskSteering(20, 10, scale: 1, steps: 2000);
        for (int i = 0; i < 100; i++)
        {
            (double more, double less, double same) = (many.Next(15, 0.8), few.Next(6, 0.8), right.Next(10, 0.8));
            Assert.IsGreaterThan(same, more);
            Assert.IsLessThan(same, less);
        }

        Assert.IsGreaterThan(many.Next(15, 0.8), many.Next(15, 0.8));
        Assert.IsLessThan(few.Next(6, 0.8), few.Next(6, 0.8));
        Assert.AreEqual(right.Next(10, 0.8), right.Next(10, 0.8), 1e-9);
    }

    [TestMethod]
    public void Next_Scale_IsAFactor()
    {
        var one = new MaskSteering(20, 10, scale: 1, steps: 200);
        var other = new MaskSteering(20, 10, scale: 0.04, steps: 200);
        for (int i = 0; i < 10; i++)
        {
            Assert.AreEqual(0.04 * one.Next(13, 0.7), other.Next(13, 0.7), 1e-12);
        }
    }

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(1e6)]
    public void Next_FarOff_StaysFiniteAndComesBack(double open)
    {
        var steering = new MaskSteering(20, 10, scale: 1, steps: 50);
        double lambda = 0;
        for (int i = 0; i < 500; i++)
        {
            lambda = steering.Next(open, 0.9);
            Assert.IsTrue(double.IsFinite(lambda) && lambda > 0);
        }

        for (int i = 0; i < 200; i++)
        {
            steering.Next(open > 10 ? 5 : 20, 0.9);
        }

        double after = steering.Next(open > 10 ? 5 : 20, 0.9);
        Assert.IsTrue(open > 10 ? after < lambda / 10 : after > lambda * 10, $"{lambda} became {after}.");
    }

    // A mask whose number of open pixels falls with lambda, and takes its time.
    [TestMethod]
    public void Next_LaggingMask_ArrivesAtTheNumber()
    {
        const int Steps = 1000;
        var steering = new MaskSteering(50, 10, scale: 2, Steps);
        double open = 50;
        for (int step = 0; step < Steps; step++)
        {
            double lambda = steering.Next(open, (double)step / Steps);
            double settled = 100 / (1 + lambda);
            open += 0.05 * (settled - open);
        }

        Assert.AreEqual(10, open, 0.2);
    }
}
