namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Steers a member's lambda to a number of open gates: a proportional-integral controller, see <see cref="SteeringLaw"/>.</summary>
internal sealed class LambdaSteering
{
    private readonly double _start;
    private readonly double _target;
    private readonly double _scale;
    private readonly double _warmUp;
    private readonly double _integralGain;
    private double _integral = SteeringLaw.StartingPressure;

    /// <summary>Initializes a new instance of the <see cref="LambdaSteering"/> class.</summary>
    /// <param name="startingOpen">The expected number of open gates at the start.</param>
    /// <param name="target">The number to arrive at.</param>
    /// <param name="scale">The lambda that stands for a pressure of 1.</param>
    /// <param name="warmUp">The part of training without penalty.</param>
    /// <param name="steps">The number of steps of the whole training.</param>
    public LambdaSteering(double startingOpen, double target, double scale, double warmUp, long steps)
    {
        _start = Math.Log(Math.Max(startingOpen, SteeringLaw.LeastOpen));
        _target = Math.Log(target);
        _scale = scale;
        _warmUp = warmUp;
        _integralGain = Math.Min(SteeringLaw.MaximumIntegralGain, SteeringLaw.TotalIntegralGain / steps);
    }

    /// <summary>Gives the lambda of a step.</summary>
    /// <param name="open">The expected number of open gates.</param>
    /// <param name="progress">The part of training that is over. Range: 0 to 1.</param>
    public double Next(double open, double progress)
    {
        if (progress < _warmUp)
        {
            return 0;
        }

        double end = TrainingSchedule.SteeringEnd;
        double way = progress >= end ? 1 : Math.Clamp((progress - _warmUp) / (end - _warmUp), 0, 1);
        double wanted = (_start * (1 - way)) + (_target * way);
        double error = Math.Log(Math.Max(open, SteeringLaw.LeastOpen)) - wanted;
        _integral = Math.Clamp(_integral + (error * _integralGain), SteeringLaw.LeastPressure, SteeringLaw.GreatestPressure);
        double pressure = Math.Clamp(
            _integral + (error * SteeringLaw.ProportionalGain),
            SteeringLaw.LeastPressure - SteeringLaw.Leeway,
            SteeringLaw.GreatestPressure + SteeringLaw.Leeway);
        return Math.Exp(pressure) * _scale;
    }
}
