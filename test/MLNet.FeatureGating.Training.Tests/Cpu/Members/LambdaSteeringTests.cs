using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

[TestClass]
public sealed class LambdaSteeringTests
{
    private const long Steps = 1000;

    [TestMethod]
    public void Next_WarmUp_IsZero()
    {
        LambdaSteering steering = Steering(warmUp: 0.2);

        Assert.AreEqual(0, steering.Next(20, 0));
        Assert.AreEqual(0, steering.Next(20, 0.199));
        Assert.IsGreaterThan(0, steering.Next(20, 0.2));
    }

    // At the start, as many gates are open as are wanted: nothing but the starting pressure is there.
    [TestMethod]
    [DataRow(1.0)]
    [DataRow(7.0)]
    public void Next_First_IsTheStartingPressureInUnitsOfTheScale(double scale) =>
        Assert.AreEqual(scale * Math.Exp(SteeringLaw.StartingPressure), Steering(scale: scale).Next(20, 0), 1e-12);

    [TestMethod]
    public void Next_TooManyOpen_PressesHarder()
    {
        double many = Steering().Next(20, 0.9);
        double right = Steering().Next(5, 0.9);
        double few = Steering().Next(1, 0.9);

        Assert.IsGreaterThan(right, many);
        Assert.IsGreaterThan(few, right);
    }

    [TestMethod]
    public void Next_StillTooManyOpen_RisesFromStepToStep()
    {
        LambdaSteering steering = Steering();
        double first = steering.Next(8, 0.9);
        double second = steering.Next(8, 0.9);
        double third = steering.Next(8, 0.9);

        // The integral grows by the same each time, and the pressure is a logarithm.
        Assert.IsGreaterThan(first, second);
        Assert.AreEqual(second / first, third / second, 1e-9);
        Assert.AreEqual(Math.Log(8.0 / 5) * SteeringLaw.TotalIntegralGain / Steps, Math.Log(second / first), 1e-9);
    }

    [TestMethod]
    [DataRow(1e9, true)]
    [DataRow(0.0, false)]
    public void Next_ForEver_StaysWithinTheBounds(double open, bool isMuch)
    {
        LambdaSteering steering = Steering();
        double lambda = 0;
        for (int step = 0; step < 100_000; step++)
        {
            lambda = steering.Next(open, 1);
        }

        double bound = isMuch ? SteeringLaw.GreatestPressure + SteeringLaw.Leeway : SteeringLaw.LeastPressure - SteeringLaw.Leeway;
        Assert.AreEqual(Math.Exp(bound), lambda, 1e-9);

        // No more than the leeway has been stored up: once the number is right, the pressure is that of the integral.
        double integral = isMuch ? SteeringLaw.GreatestPressure : SteeringLaw.LeastPressure;
        Assert.AreEqual(Math.Exp(integral), steering.Next(5, 1), 1e-9);
    }

    [TestMethod]
    public void Next_HalfTheWay_WantsTheGeometricMean()
    {
        double middle = TrainingSchedule.SteeringEnd / 2;

        // 20 gates at the start and 5 at the end: 10 half the way.
        Assert.AreEqual(Math.Exp(SteeringLaw.StartingPressure), Steering().Next(10, middle), 1e-9);
    }

    // A gate law that follows the pressure at once: the number arrives.
    [TestMethod]
    [DataRow(5.0)]
    [DataRow(1.0)]
    [DataRow(19.0)]
    public void Next_GatesThatFollow_ArriveAtTheTarget(double target)
    {
        var steering = new LambdaSteering(20, target, 1, 0, Steps);
        double open = 20;
        for (int step = 0; step < Steps; step++)
        {
            double lambda = steering.Next(open, step / (double)Steps);

            // The more pressure, the fewer gates stay open, with some delay.
            open += 0.05 * ((20 / (1 + (lambda * 30))) - open);
        }

        Assert.AreEqual(target, open, 0.03 * target);
    }

    private static LambdaSteering Steering(double warmUp = 0, double scale = 1) => new(20, 5, scale, warmUp, Steps);
}
