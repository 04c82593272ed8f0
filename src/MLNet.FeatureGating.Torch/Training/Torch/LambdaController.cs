using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>
/// Steers the lambdas of members that have a number of open gates to arrive at: the wanted number falls geometrically from the starting one,
/// and a proportional-integral controller on the logarithm of the ratio moves the logarithm of lambda.
/// </summary>
/// <remarks>The numbers are those of <see cref="SteeringLaw"/>.</remarks>
internal sealed class LambdaController
{
    private readonly double _warmUp;
    private readonly double _integralGain;
    private Tensor _startingLog;
    private Tensor _targetLog;
    private Tensor _scale;
    private Tensor _isSteered;
    private Tensor _integral;

    /// <summary>Initializes a new instance of the <see cref="LambdaController"/> class.</summary>
    /// <param name="members">The members.</param>
    /// <param name="startingOpen">The expected number of open gates that each member starts with, [members].</param>
    /// <param name="scales">The lambda that stands for a pressure of 1, of each member.</param>
    /// <param name="warmUp">The part of training without penalty.</param>
    /// <param name="steps">The number of steps of the whole training.</param>
    /// <param name="device">Where the controller runs.</param>
    public LambdaController(IReadOnlyList<StudyMember> members, Tensor startingOpen, IEnumerable<double> scales, double warmUp, long steps, Device device)
    {
        _integralGain = Math.Min(SteeringLaw.MaximumIntegralGain, SteeringLaw.TotalIntegralGain / steps);
        _warmUp = warmUp;
        IsActive = members.Any(member => member.TargetGates is not null);
        Tensor Row(IEnumerable<double> values) => tensor(values.ToArray(), ScalarType.Float32, device);
        _startingLog = startingOpen.detach().clamp(SteeringLaw.LeastOpen, null).log();
        _targetLog = Row(members.Select(member => Math.Log(member.TargetGates ?? 1)));
        _scale = Row(scales);
        _isSteered = Row(members.Select(member => member.TargetGates is null ? 0.0 : 1.0));
        _integral = full([members.Count], SteeringLaw.StartingPressure, ScalarType.Float32, device);
    }

    /// <summary>Whether any member is steered.</summary>
    public bool IsActive { get; }

    /// <summary>Gives the lambdas of a step: those given, but for members that are steered.</summary>
    /// <param name="lambdas">The lambdas of members that are not steered, [members].</param>
    /// <param name="open">The expected number of open gates, [members].</param>
    /// <param name="progress">The part of training that is over. Range: 0 to 1.</param>
    public Tensor Next(Tensor lambdas, Tensor open, double progress)
    {
        double end = TrainingSchedule.SteeringEnd;
        double way = progress >= end ? 1 : Math.Clamp((progress - _warmUp) / (end - _warmUp), 0, 1);
        if (!IsActive || progress < _warmUp)
        {
            return IsActive ? lambdas * Free() : lambdas;
        }

        Tensor wanted = (_startingLog * (1 - way)) + (_targetLog * way);
        Tensor error = open.clamp(SteeringLaw.LeastOpen, null).log() - wanted;
        Tensor integral = (_integral + (error * _integralGain)).clamp(SteeringLaw.LeastPressure, SteeringLaw.GreatestPressure);
        _integral.copy_(integral);
        Tensor pressure = (integral + (error * SteeringLaw.ProportionalGain))
            .clamp(SteeringLaw.LeastPressure - SteeringLaw.Leeway, SteeringLaw.GreatestPressure + SteeringLaw.Leeway);
        return (lambdas * Free()).add_(pressure.exp() * _scale * _isSteered);
    }

    /// <summary>Keeps the members that train on.</summary>
    public void Keep(Tensor index)
    {
        _startingLog = MemberAxis.Select(_startingLog, index);
        _targetLog = MemberAxis.Select(_targetLog, index);
        _scale = MemberAxis.Select(_scale, index);
        _isSteered = MemberAxis.Select(_isSteered, index);
        _integral = MemberAxis.Select(_integral, index);
    }

    private Tensor Free() => _isSteered.neg() + 1.0;
}
