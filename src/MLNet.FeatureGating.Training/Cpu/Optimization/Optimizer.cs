using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Takes members down their gradients. An instance serves all members of a study.</summary>
internal sealed unsafe class Optimizer<T>(TrainingSchedule schedule)
    where T : unmanaged, ILanes<T>
{
    private readonly float _gateRate = (float)schedule.GateLearningRate;
    private readonly float _rate = (float)schedule.LearningRate;
    private readonly float _decay = (float)(1 - (schedule.LearningRate * schedule.WeightDecay));

    /// <summary>Takes one step.</summary>
    /// <param name="member">The member, with its gradient.</param>
    /// <param name="step">The number of the step, from 1.</param>
    [MethodImpl(Jit.Hot)]
    public void Step(Member<T> member, long step)
    {
        int end = member.Layout.TrainedEnd(schedule.FrozenLayers);
        float scale = 1;
        if (schedule.MaximumGradientNorm is { } most)
        {
            double norm = Math.Sqrt(Sums<T>.OfSquares(member.Gradient, end));
            scale = norm > most ? (float)(most / norm) : 1;
        }

        Update(member, 0, member.Layout.GateEnd, _gateRate, 1, scale, step);
        Update(member, member.Layout.GateEnd, end, _rate, _decay, scale, step);
    }

    [MethodImpl(Jit.Hot)]
    private void Update(Member<T> member, int start, int end, float rate, float decay, float scale, long step)
    {
        var part = new ParameterRange(
            member.Parameters + start, member.Gradient + start, member.FirstMoment + start, member.SecondMoment + start, end - start);
        if (schedule.Optimizer == OptimizerKind.Adam)
        {
            Adam<T>.Step(part, rate, decay, scale, step);
        }
        else
        {
            Momentum<T>.Step(part, rate, (float)schedule.Momentum, decay, scale);
        }
    }
}
