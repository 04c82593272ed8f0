namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>What a thread needs to train members of a study, one after another.</summary>
internal sealed class Worker<T> : IDisposable
    where T : unmanaged, ILanes<T>
{
    public Worker(MemberShape shape)
    {
        Workspace = new(shape);
        var objective = Objective<T>.Create(shape.Study);
        Gradient = new(shape, objective);
        Evaluation = new(shape, objective);
        Optimizer = new(shape.Study.Schedule);
    }

    public Workspace<T> Workspace { get; }

    public StepGradient<T> Gradient { get; }

    public Evaluation<T> Evaluation { get; }

    public Optimizer<T> Optimizer { get; }

    public void Dispose() => Workspace.Dispose();
}
