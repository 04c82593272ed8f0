using MLNet.FeatureGating.Search.Analysis;
using MLNet.FeatureGating.Search.Stages;

namespace MLNet.FeatureGating.Tests.Search.Analysis;

[TestClass]
public sealed class LambdaCurveTests
{
    private static readonly LambdaCurve Falling = new([(1, 6), (0.01, 10), (100, 2), (0.1, 10)]);

    [TestMethod]
    public void Crossing_BetweenPoints_IsReadOnALogarithmicScale()
    {
        Assert.AreEqual(10, Falling.Crossing(4), 1e-9, "Halfway between 1 and 100.");
        Assert.AreEqual(Math.Pow(10, -0.25), Falling.Crossing(7), 1e-9);
    }

    [TestMethod]
    public void Crossing_AtAPoint_IsThere()
    {
        Assert.AreEqual(1, Falling.Crossing(6), 1e-9);
        Assert.AreEqual(0.1, Falling.Crossing(10), 1e-9, "The last at which it is still there.");
    }

    [TestMethod]
    public void Crossing_NeverOrAlwaysBelow_IsNotKnown()
    {
        Assert.AreEqual(double.NaN, Falling.Crossing(2));
        Assert.AreEqual(double.NaN, Falling.Crossing(1));
        Assert.AreEqual(double.NaN, Falling.Crossing(11));
        Assert.AreEqual(double.NaN, new LambdaCurve([]).Crossing(1));
        Assert.AreEqual(double.NaN, new LambdaCurve([(1, 5)]).Crossing(5));
    }

    [TestMethod]
    public void Crossing_SeveralFalls_IsTheLast() =>
        Assert.AreEqual(1e3, new LambdaCurve([(1, 8), (10, 2), (100, 8), (1e4, 2)]).Crossing(5), 1e-6);

    [TestMethod]
    public void Crossing_RisesAgain_IsNotKnown() => Assert.AreEqual(double.NaN, new LambdaCurve([(1, 8), (10, 2), (100, 8)]).Crossing(5));

    [TestMethod]
    public void Crossing_NotANumberOnTheWay_IsNotKnown() =>
        Assert.AreEqual(double.NaN, new LambdaCurve([(1, 8), (10, double.NaN), (100, 2)]).Crossing(5));

    [TestMethod]
    public void Crossing_LambdaZero_DoesNotCount() => Assert.AreEqual(double.NaN, new LambdaCurve([(0, 8), (1, 2)]).Crossing(5));

    [TestMethod]
    public void Halfway_LevelIsCrossed_IsTheGeometricMeanOfThoseAbout()
    {
        Assert.AreEqual(10, Falling.Halfway(4)!.Value, 1e-9);
        Assert.AreEqual(10, Falling.Halfway(6)!.Value, 1e-9);
        Assert.AreEqual(Math.Sqrt(0.1), Falling.Halfway(6.5)!.Value, 1e-9);
    }

    [TestMethod]
    public void Halfway_NeverCrossed_IsNone()
    {
        Assert.IsNull(Falling.Halfway(2));
        Assert.IsNull(Falling.Halfway(11));
        Assert.IsNull(new LambdaCurve([]).Halfway(1));
    }

    [TestMethod]
    public void Halfway_KnownWellEnough_IsNone()
    {
        Assert.IsNull(new LambdaCurve([(1, 8), (1.09, 2)]).Halfway(5));
        Assert.IsNotNull(new LambdaCurve([(1, 8), (1.11, 2)]).Halfway(5));
    }

    [TestMethod]
    public void RangeOf_Networks_IsFromATenthOfWhereGatesBeginToCloseToTheGreatest()
    {
        SweepMember[] members = [Member([0, 1, 2, 8], [10, 9.5, 8.9, 2]), Member([0, 0, 8, 32], [10, 10, 10, 3])];

        (double low, double high) = LambdaCurve.RangeOf(members);

        Assert.AreEqual(Math.Sqrt(2 * 32) / 10, low, 1e-9);
        Assert.AreEqual(Math.Sqrt(8 * 32), high, 1e-9);
    }

    [TestMethod]
    public void RangeOf_GatesThatCloseWithoutPenaltyOrNever_BeginsWhereThereIsAny()
    {
        (double low, _) = LambdaCurve.RangeOf([Member([0, 0, 5, 6], [10, 8, 8, 8])]);
        (double never, double high) = LambdaCurve.RangeOf([Member([0, 3, 4], [10, 10, 10])]);

        Assert.AreEqual(0.5, low, 1e-9);
        Assert.AreEqual((0.3, 4.0), (Math.Round(never, 9), Math.Round(high, 9)));
    }

    private static SweepMember Member(double[] lambdas, double[] openGates) => new([], [], lambdas, openGates);
}
