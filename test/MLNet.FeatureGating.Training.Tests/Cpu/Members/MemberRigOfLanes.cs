using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

internal sealed unsafe class MemberRig<T> : MemberRig
    where T : unmanaged, ILanes<T>
{
    private readonly Member<T> _member;
    private readonly Workspace<T> _workspace;
    private readonly Worker<T> _worker;
    private readonly MemberGates<T> _gates;

    public MemberRig(TrainingStudy study)
        : base(study)
    {
        _member = MemberFactory<T>.Create(Context, Definition);
        _worker = new(Context.Shape);
        _workspace = _worker.Workspace;
        _gates = new(Context.Shape, _member);
    }

    public override ParameterLayout Layout => _member.Layout;

    public override int[]? InUse => _member.InUse;

    public override Span<float> Parameters => new(_member.Parameters, Layout.Count);

    public override Span<float> Gradient => new(_member.Gradient, Layout.Count);

    public override Span<float> FirstMoment => new(_member.FirstMoment, Layout.Count);

    public override Span<float> SecondMoment => new(_member.SecondMoment, Layout.Count);

    public override double ComputeGradient(MemberStep step)
    {
        int count = step.Count ?? (Training.Rows.RowCount - step.Start);
        var rows = new RowRange(Training.Rows, step.Order, Training.Weights, step.Start, count);
        return _worker.Gradient.Compute(_workspace, _member, rows, step.Seed, step.Number, step.Progress, step.Lambda);
    }

    public override (double Loss, double Score) Evaluate() => _worker.Evaluation.Compute(
        _workspace, _member, new RowRange(Validation.Rows, null, Validation.Weights, 0, Validation.Rows.RowCount));

    public override void Optimize(long step) => _worker.Optimizer.Step(_member, step);

    public override void KeepBest() => _member.KeepBest();

    public override void Shrink(params int[] keeps) => _member.Shrink(keeps);

    public override void DropClosed() => _gates.DropClosed();

    public override void Bound() => _gates.Bound();

    public override IReadOnlyList<DenseLayerWeights> BestLayers() => _member.BestLayers();

    public override (double Open, double Count, double Penalty) Gates() => (_gates.ExpectedOpen(), _gates.OpenCount(), _gates.Penalty());

    public override void Soil()
    {
        using Member<T> other = MemberFactory<T>.Create(Context, Definition);
        foreach (int place in Places())
        {
            other.Parameters[place] = float.NaN;
            Gradient[place] = float.NaN;
        }

        var rows = new RowRange(Training.Rows, null, null, 0, Training.Rows.RowCount);
        _worker.Gradient.Compute(_workspace, other, rows, noise: 5, step: 0, progress: 0, lambda: 1);
    }

    public override void Dispose()
    {
        _member.Dispose();
        _worker.Dispose();
        base.Dispose();
    }
}
