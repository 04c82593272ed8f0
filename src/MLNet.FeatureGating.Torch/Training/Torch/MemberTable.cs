using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>
/// The state of the members that still train, a row each, [members, parameters]: the parameters, the optimiser's moments (Adam's, by Kingma and
/// Ba, 2015, or momentum), with decoupled weight decay, and a copy of the best parameters.
/// </summary>
internal sealed class MemberTable
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-8;

    private readonly ParameterLayout _layout;
    private readonly OptimizerKind _optimizer;
    private readonly double _momentum;
    private readonly double? _maximumNorm;
    private readonly Tensor _rates;
    private readonly Tensor? _decay;
    private readonly Tensor? _isTrained;
    private Tensor _firstMoment;
    private Tensor _secondMoment;
    private Tensor _best;
    private int _step;

    /// <summary>Initializes a new instance of the <see cref="MemberTable"/> class.</summary>
    /// <param name="layout">What lies where in a row.</param>
    /// <param name="members">The members, each with its index in the study.</param>
    /// <param name="schedule">How fast to learn.</param>
    /// <param name="device">Where the table lies.</param>
    public MemberTable(ParameterLayout layout, IEnumerable<(int Index, StudyMember Member)> members, TrainingSchedule schedule, Device device)
    {
        _layout = layout;
        using var scope = NewDisposeScope();
        Tensor Row(double gates, double others, double frozen) =>
            as_tensor(layout.PerParameter(gates, others, frozen, schedule.FrozenLayers), null, device).MoveToOuterDisposeScope();
        Parameters = as_tensor(cat([.. members.Select(member => layout.Initial(member.Index, member.Member))], 0), null, device);
        _firstMoment = zeros_like(Parameters);
        _secondMoment = zeros_like(Parameters);
        _best = Parameters.clone();
        _rates = Row(schedule.GateLearningRate, schedule.LearningRate, 0);
        _decay = schedule.WeightDecay > 0 ? Row(1, 1 - (schedule.LearningRate * schedule.WeightDecay), 1) : null;
        _isTrained = schedule.FrozenLayers > 0 ? Row(1, 1, 0) : null;
        _maximumNorm = schedule.MaximumGradientNorm;
        _optimizer = schedule.Optimizer;
        _momentum = schedule.Momentum;
        scope.MoveToOuter(Parameters, _firstMoment, _secondMoment, _best);
        Parameters.requires_grad_();
    }

    /// <summary>The parameters, which gradients are taken of.</summary>
    public Tensor Parameters { get; private set; }

    /// <summary>Takes one step down a gradient that the caller no longer needs.</summary>
    public void Step(Tensor gradient)
    {
        _step++;
        using var scope = NewDisposeScope();
        if (_isTrained is not null)
        {
            gradient.mul_(_isTrained);
        }

        if (_maximumNorm is { } maximum)
        {
            gradient.mul_((maximum / _layout.Norms(gradient)).clamp(0.0, 1.0));
        }

        if (_optimizer == OptimizerKind.Momentum)
        {
            StepWithMomentum(gradient);
            return;
        }

        _firstMoment.mul_(Beta1).add_(gradient, 1 - Beta1);
        _secondMoment.mul_(Beta2).addcmul_(gradient, gradient, 1 - Beta2);
        double correction1 = 1 - Math.Pow(Beta1, _step);
        double correction2 = Math.Sqrt(1 - Math.Pow(Beta2, _step));
        Tensor denominator = _secondMoment.sqrt().add_(Epsilon * correction2);
        if (_decay is not null)
        {
            Parameters.mul_(_decay);
        }

        Parameters.addcmul_(_firstMoment / denominator, _rates, -correction2 / correction1);
    }

    /// <summary>Copies the parameters of members that have never been better.</summary>
    public void KeepBest(IReadOnlyList<int> positions)
    {
        if (positions.Count == Parameters.shape[0])
        {
            _best.copy_(Parameters);
        }
        else if (positions.Count > 0)
        {
            using var scope = NewDisposeScope();
            Tensor index = tensor(positions.Select(position => (long)position).ToArray(), null, Parameters.device);
            _best.index_copy_(0, index, Parameters.index_select(0, index));
        }
    }

    /// <summary>The best parameters of a member, [1, parameters].</summary>
    public Tensor Best(int position) => _best.narrow(0, position, 1);

    /// <summary>Keeps the rows of the members that train on.</summary>
    public void Keep(Tensor index)
    {
        Parameters = MemberAxis.Select(Parameters, index).requires_grad_();
        _firstMoment = MemberAxis.Select(_firstMoment, index);
        _secondMoment = MemberAxis.Select(_secondMoment, index);
        _best = MemberAxis.Select(_best, index);
    }

    private void StepWithMomentum(Tensor gradient)
    {
        _firstMoment.mul_(_momentum).add_(gradient);
        if (_decay is not null)
        {
            Parameters.mul_(_decay);
        }

        Parameters.addcmul_(_firstMoment, _rates, -1);
    }
}
