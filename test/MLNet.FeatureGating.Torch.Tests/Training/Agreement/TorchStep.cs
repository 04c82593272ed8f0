using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Torch;
using TorchSharp;
using static TorchSharp.torch;
using TorchLayout = MLNet.FeatureGating.Training.Torch.ParameterLayout;

namespace MLNet.FeatureGating.Torch.Tests.Training.Agreement;

/// <summary>One step of the torch engine, by autograd, under noise of the managed one.</summary>
internal sealed class TorchStep : IDisposable
{
    private static readonly Device Cpu = DeviceSelection.Resolve(ComputeDevice.Cpu);

    private readonly StepCase _step;
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly GateBank _gates;
    private readonly TorchLayout _layout;
    private readonly MemberModel _model;
    private readonly StudyRows _rows;
    private readonly BatchSource _batches;

    public TorchStep(StepCase step)
    {
        TrainingStudy study = step.Study;
        _step = step;
        _gates = new(study);
        var network = new StackedDenseNetwork(study.Training.FeatureCount, study.Network, study.OutputCount);
        _layout = new(study, _gates, network);
        _model = new(study, _gates, _layout, network) { FixedMasks = FixedMasks.Create(study, [step.Member], Cpu) };
        _rows = new(study.Training, [step.Member.TrainingWeights], study.Task, Cpu);
        _batches = new(_rows, study.Schedule.BatchSize, Cpu);
        Parameters = step.Move(_layout.Initial(0, step.Member).data<float>().ToArray());
    }

    /// <summary>Gets the parameters that the step starts from.</summary>
    public float[] Parameters { get; }

    /// <summary>The loss and the gradient; that of frozen layers is 0.</summary>
    public (double Loss, double[] Gradient) Compute()
    {
        using var gradients = enable_grad();
        Tensor table = tensor(Parameters, [1, Parameters.Length], null, Cpu).requires_grad_();
        RowBatch batch = _batches.Batch(_batches.Order([_step.Member.Seed], _step.Epoch), _step.Batch);
        Tensor loss = _model.DrawnLoss(table, batch, Noise(batch.RowCount), _step.Progress);
        Tensor penalty = _gates.Penalty(_model.Gates(table)).sum();
        Tensor gradient = autograd.grad([loss.sum() + (penalty * _step.Member.Lambda)], [table])[0];
        Tensor isTrained = _layout.PerParameter(1, 1, 0, _step.Study.Schedule.FrozenLayers);
        return (Tensors.Values(loss)[0], Tensors.Values(gradient * isTrained));
    }

    public void Dispose()
    {
        _rows.Dispose();
        _gates.Dispose();
        _scope.Dispose();
    }

    private Tensor[] Noise(int batchRows)
    {
        TrainingStudy study = _step.Study;
        int rows = study.Gate.Noise == NoiseSharing.PerRow ? batchRows : 1;
        var source = new CpuNoise(study) { InputGroups = (_, _) => _step.InputGroups()! };
        return [.. _gates.Sites.Select((site, place) =>
        {
            float[] noise = new float[rows * site.NoiseCount];
            source.Fill(0, place, _step.Step, rows, noise);
            return tensor(noise, [1, rows, site.NoiseCount], null, Cpu);
        })];
    }
}
