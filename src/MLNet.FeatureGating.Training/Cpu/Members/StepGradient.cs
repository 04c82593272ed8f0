using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>The gradient of one step of a member: its task's loss under drawn masks, and lambda times its penalty.</summary>
internal sealed unsafe class StepGradient<T>
    where T : unmanaged, ILanes<T>
{
    private readonly MemberShape _shape;
    private readonly Objective<T> _objective;
    private readonly int _frozenLayers;
    private readonly double _penaltyDivisor;
    private readonly bool _learnsInputGates;
    private readonly bool _hasTrainedFirstLayer;
    private float[] _outputs = [];

    public StepGradient(MemberShape shape, Objective<T> objective)
    {
        _shape = shape;
        _objective = objective;
        _frozenLayers = shape.Study.Schedule.FrozenLayers;
        _learnsInputGates = shape.Task != LearningTask.SelfSupervision;
        _hasTrainedFirstLayer = _frozenLayers == 0;
        _penaltyDivisor = shape.PenaltyDivisor;
    }

    /// <summary>Computes the gradient.</summary>
    /// <param name="workspace">Where to compute.</param>
    /// <param name="member">The member; its gradient is overwritten.</param>
    /// <param name="rows">The rows of the step.</param>
    /// <param name="noise">The seed of the member's noise.</param>
    /// <param name="step">The number of the step.</param>
    /// <param name="progress">How much of training is over, from 0 to 1.</param>
    /// <param name="lambda">The weight of the penalty.</param>
    /// <returns>The loss, without the penalty.</returns>
    [MethodImpl(Jit.Hot)]
    public double Compute(
        Workspace<T> workspace, Member<T> member, in RowRange rows, ulong noise, long step, double progress, double lambda)
    {
        var context = new PassContext<T>(_shape, workspace, member, noise, step, MaskDraws.OwnRows);
        new Span<float>(member.Gradient, member.Layout.GateEnd).Clear();
        foreach (GatePlace<T> gates in member.Places)
        {
            gates.Law.SetProgress(progress);
            if (!gates.DrawsRows)
            {
                gates.DrawShared(member.Gates(gates), context.Key(gates));
                if (context.GuessesMask && gates.Layer == 0)
                {
                    gates.HardenShared();
                }
            }
        }

        context.FoldMasks();
        if (!_objective.IsAdditive)
        {
            PrepareObjective(context, rows);
        }

        double loss = AddChunks(context, rows);
        BackwardPass<T>.UnfoldMasks(context);
        AddPenalty(member, lambda);
        return loss;
    }

    // A first time through the network, for what rows lose by each other; masks are drawn again, and are the same.
    private void PrepareObjective(in PassContext<T> context, in RowRange rows)
    {
        if (_outputs.Length < rows.Count)
        {
            _outputs = new float[rows.Count];
        }

        for (int start = 0; start < rows.Count; start += _shape.ChunkRows)
        {
            Chunk chunk = Read(context, rows, start);
            ForwardPass<T>.Compute(context, chunk, keepsInputs: false);
            new Span<float>(context.Workspace.Activations[^1].At, chunk.Count).CopyTo(_outputs.AsSpan(start));
        }

        _objective.Prepare(rows, _outputs.AsSpan(0, rows.Count));
    }

    [MethodImpl(Jit.Hot)]
    private double AddChunks(in PassContext<T> context, in RowRange rows)
    {
        Workspace<T> workspace = context.Workspace;
        double loss = 0;
        for (int start = 0; start < rows.Count; start += _shape.ChunkRows)
        {
            Chunk chunk = Read(context, rows, start);
            ForwardPass<T>.Compute(context, chunk, keepsInputs: true);
            loss += _objective.Loss(chunk, workspace.Activations[^1], workspace.FeatureMasks, workspace.Gradients[^1]);
            BackwardPass<T>.Compute(context, chunk, _frozenLayers, isFirst: start == 0);
        }

        return loss;
    }

    [MethodImpl(Jit.Hot)]
    private Chunk Read(in PassContext<T> context, in RowRange rows, int start)
    {
        bool wantsRows = context.RowGates(0) is null && (_hasTrainedFirstLayer || context.SharedMask(0) != null);
        return ChunkReader<T>.Read(
            context.Workspace,
            rows,
            start,
            Math.Min(_shape.ChunkRows, rows.Count - start),
            context.Member.InUse,
            context.Member.Layout.Layers[0].Stride,
            wantsRows);
    }

    [MethodImpl(Jit.Hot)]
    private void AddPenalty(Member<T> member, double lambda)
    {
        if (lambda == 0)
        {
            return;
        }

        foreach (GatePlace<T> gates in member.Places)
        {
            if (gates.Layer > 0 || _learnsInputGates)
            {
                gates.Law.AddPenaltyGradient(
                    member.Gates(gates), gates.GateCount, gates.Costs.At, (float)(lambda / _penaltyDivisor), member.GateGradient(gates));
            }
        }
    }
}
