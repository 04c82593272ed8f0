using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Judges members on validation rows, their gates collapsed.</summary>
internal sealed unsafe class Evaluation<T>
    where T : unmanaged, ILanes<T>
{
    private readonly MemberShape _shape;
    private readonly Objective<T> _objective;
    private float[] _outputs = [];

    public Evaluation(MemberShape shape, Objective<T> objective)
    {
        _shape = shape;
        _objective = objective;
    }

    /// <summary>Computes the loss and the score.</summary>
    [MethodImpl(Jit.Hot)]
    public (double Loss, double Score) Compute(Workspace<T> workspace, Member<T> member, in RowRange rows)
    {
        // Which features were masked is guessed behind drawn masks, one a row: the same in every epoch.
        bool guesses = _shape.Task == LearningTask.SelfSupervision;
        ulong noise = SeedStream.EvaluationNoise(member.Definition.Seed);
        var context = new PassContext<T>(_shape, workspace, member, noise, step: 0, guesses ? MaskDraws.All : MaskDraws.None);
        foreach (GatePlace<T> gates in member.Places)
        {
            if (guesses)
            {
                gates.Law.SetProgress(1);
            }
            else
            {
                gates.Collapse(member.Gates(gates));
            }
        }

        context.FoldMasks();
        return Sum(context, rows);
    }

    [MethodImpl(Jit.Hot)]
    private (double Loss, double Score) Sum(in PassContext<T> context, in RowRange rows)
    {
        Workspace<T> workspace = context.Workspace;
        Operand outputs = workspace.Activations[^1];
        if (!_objective.IsAdditive && _outputs.Length < rows.Count)
        {
            _outputs = new float[rows.Count];
        }

        double loss = 0;
        double score = 0;
        for (int start = 0; start < rows.Count; start += _shape.ChunkRows)
        {
            Chunk chunk = ChunkReader<T>.Read(
                workspace,
                rows,
                start,
                Math.Min(_shape.ChunkRows, rows.Count - start),
                context.Member.InUse,
                context.Member.Layout.Layers[0].Stride,
                wantsRows: false);
            ForwardPass<T>.Compute(context, chunk, keepsInputs: false);
            if (_objective.IsAdditive)
            {
                loss += _objective.Loss(chunk, outputs, workspace.FeatureMasks, workspace.Gradients[^1]);
                score += _objective.Score(chunk, outputs, workspace.FeatureMasks);
            }
            else
            {
                new Span<float>(outputs.At, chunk.Count).CopyTo(_outputs.AsSpan(start));
            }
        }

        if (_objective.IsAdditive)
        {
            return (loss, score);
        }

        ReadOnlySpan<float> all = _outputs.AsSpan(0, rows.Count);
        _objective.Prepare(rows, all);
        return (_objective.PreparedLoss, _objective.PreparedScore(all));
    }
}
