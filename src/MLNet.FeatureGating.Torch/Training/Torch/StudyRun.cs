using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Networks;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>One study while it trains. Its tensors belong to the dispose scope that it is made in.</summary>
internal sealed class StudyRun : IDisposable
{
    // A constant, so that sums run in the same order however many members there are.
    private const int EvaluationRows = 8192;

    private readonly TrainingStudy _study;
    private readonly Device _device;
    private readonly FeatureGate _gate;
    private readonly TaskObjective _objective;
    private readonly StackedDenseNetwork _network;
    private readonly ParameterLayout _layout;
    private readonly StudyRows _training;
    private readonly StudyRows _validation;
    private readonly BatchSource _batches;
    private readonly MemberTable _table;
    private readonly NoiseSource _noise;
    private readonly MemberProgress[] _progress;
    private readonly MemberResult?[] _results;
    private List<int> _active;

    public StudyRun(TrainingStudy study, Device device)
    {
        _study = study;
        _device = device;
        TrainingData validation = study.Validation ?? study.Training;
        _gate = GateFactory.Create(study.Gate);
        _objective = TaskObjective.Create(study.Task);
        _network = new(study.Training.FeatureCount, study.Network, study.OutputCount);
        _layout = new(_gate, study.Training.FeatureCount, _network);
        _training = new(study.Training, [.. study.Members.Select(member => member.TrainingWeights)], _objective, device);
        _validation = new(validation, [.. study.Members.Select(member => member.ValidationWeights)], _objective, device);
        _batches = new(_training, study.Schedule.BatchSize, device);
        _table = new(_layout, study.Members.Select(member => member.Seed), study.Schedule, device);
        _noise = new(_gate, _layout.GateCount, study.Members.Select(member => member.Seed), device);
        _progress = [.. study.Members.Select(
            member => new MemberProgress(member, study.Schedule, study.Gate.Penalty, _layout.GateCount))];
        _results = new MemberResult?[study.Members.Count];
        _active = [.. Enumerable.Range(0, study.Members.Count)];
    }

    public MemberResult[] Train(IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        for (int epoch = 0; _active.Count > 0; epoch++)
        {
            if (RunEpoch(epoch, cancellationToken) is not { } evaluation)
            {
                Cancel(cancellationToken);
                break;
            }

            Record(epoch, evaluation);
            progress?.Report(Summary(epoch, evaluation));
            RetireStopped();
        }

        return _results!;
    }

    public void Dispose() => _noise.Dispose();

    // Returns null if training was cancelled.
    private EpochEvaluation? RunEpoch(int epoch, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        double factor = _study.Schedule.LambdaFactor(epoch);
        Tensor lambdas = tensor(_active.Select(i => (float)(_study.Members[i].Lambda * factor)).ToArray(), null, _device);
        Tensor loss = zeros([_active.Count], ScalarType.Float32, _device);
        Tensor? order = _batches.Order([.. _active.Select(i => _study.Members[i].Seed)], epoch);
        for (int batch = 0; batch < _batches.BatchCount; batch++)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return null;
            }

            using var step = NewDisposeScope();
            Step(_batches.Batch(order, batch), lambdas, loss);
        }

        return cancellationToken.IsCancellationRequested ? null : Evaluate(loss);
    }

    private void Step(RowBatch batch, Tensor lambdas, Tensor lossOfEpoch)
    {
        bool perRow = _study.Gate.Noise == NoiseSharing.PerRow;
        Tensor noise = _noise.Draw(perRow ? batch.RowCount : 1);
        Tensor gradient;
        Tensor taskLoss;
        using (enable_grad())
        {
            Tensor[] parameters = _layout.Split(_table.Parameters);
            Tensor mask = _gate.Draw(parameters[0].unsqueeze(1), noise);
            Tensor outputs = perRow
                ? _network.Forward(batch.Features * mask, parameters.AsSpan(1))
                : _network.Forward(ForEachMember(batch.Features), parameters.AsSpan(1), mask.squeeze(1));
            taskLoss = (_objective.Loss(outputs, batch.Targets) * batch.Weights).mean([1]);
            Tensor total = taskLoss.sum() + (lambdas * Penalty(parameters[0])).sum();
            gradient = autograd.grad([total], [_table.Parameters])[0];
        }

        using (no_grad())
        {
            _table.Step(gradient);
            lossOfEpoch.add_(taskLoss.detach(), (double)batch.RowCount / _training.RowCount);
        }
    }

    private Tensor Penalty(Tensor gates)
    {
        Tensor open = _gate.OpenProbability(gates);
        return _study.Gate.Penalty == GatePenalty.Mean ? open.mean([1]) : open.sum(1);
    }

    private EpochEvaluation Evaluate(Tensor trainingLoss)
    {
        using var gradients = no_grad();
        Tensor[] parameters = _layout.Split(_table.Parameters);
        Tensor mask = _gate.Collapse(parameters[0]);
        Tensor loss = zeros([_active.Count], ScalarType.Float32, _device);
        Tensor score = zeros([_active.Count], ScalarType.Float32, _device);
        for (int start = 0; start < _validation.RowCount; start += EvaluationRows)
        {
            using var chunk = NewDisposeScope();
            int count = Math.Min(EvaluationRows, _validation.RowCount - start);
            Tensor features = ForEachMember(_validation.Features.narrow(0, start, count).unsqueeze(0));
            Tensor targets = _validation.Targets.narrow(0, start, count).unsqueeze(0);
            Tensor weights = _validation.Weights.narrow(1, start, count);
            Tensor outputs = _network.Forward(features, parameters.AsSpan(1), mask);
            double share = 1.0 / _validation.RowCount;
            loss.add_((_objective.Loss(outputs, targets) * weights).sum(1), share);
            score.add_((_objective.Score(outputs, targets) * weights).sum(1), share);
        }

        Tensor expectedOpen = _gate.OpenProbability(parameters[0]).sum(1);
        Tensor open = mask.gt(0.0).type(ScalarType.Float32).sum(1);
        return new(trainingLoss, loss, score, expectedOpen, open);
    }

    private Tensor ForEachMember(Tensor features) =>
        features.shape[0] == _active.Count ? features : features.expand(_active.Count, features.shape[1], features.shape[2]);

    private void Record(int epoch, EpochEvaluation evaluation)
    {
        var improved = new List<int>();
        for (int position = 0; position < _active.Count; position++)
        {
            MemberProgress progress = _progress[_active[position]];
            double variance = _validation.TargetVariances[_validation.HasMemberWeights ? position : 0];
            var record = new EpochRecord(
                epoch + 1,
                progress.Member.Lambda * _study.Schedule.LambdaFactor(epoch),
                evaluation.TrainingLoss(position),
                evaluation.ValidationLoss(position),
                _objective.Metric(evaluation.Score(position), variance),
                evaluation.ExpectedOpen(position),
                evaluation.Open(position));
            if (progress.Add(record))
            {
                improved.Add(position);
            }
        }

        using var gradients = no_grad();
        _table.KeepBest(improved);
    }

    private TrainingProgress Summary(int epoch, EpochEvaluation evaluation)
    {
        double Mean(Func<int, double> quantity) => Enumerable.Range(0, _active.Count).Average(quantity);
        int stillActive = _active.Count(i => _progress[i].StopReason is null);
        return new(
            epoch + 1,
            _study.Schedule.MaximumEpochs,
            stillActive,
            Mean(evaluation.TrainingLoss),
            Mean(evaluation.ValidationLoss),
            Mean(position => evaluation.Open(position)));
    }

    private void Cancel(CancellationToken cancellationToken)
    {
        if (_active.Any(i => _progress[i].History.Count == 0))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        _active.ForEach(i => _progress[i].Cancel());
        RetireStopped();
    }

    // Members that have stopped leave the stack: the others no longer wait for them.
    private void RetireStopped()
    {
        var staying = new List<int>();
        using var gradients = no_grad();
        for (int position = 0; position < _active.Count; position++)
        {
            if (_progress[_active[position]].StopReason is null)
            {
                staying.Add(position);
            }
            else
            {
                _results[_active[position]] = Result(position);
            }
        }

        if (staying.Count == _active.Count)
        {
            return;
        }

        _active = [.. staying.Select(position => _active[position])];
        if (_active.Count == 0)
        {
            return;
        }

        using Tensor index = tensor(staying.Select(position => (long)position).ToArray(), null, _device);
        _table.Keep(index);
        _noise.Keep(staying);
        _training.Keep(staying, index);
        _validation.Keep(staying, index);
    }

    private MemberResult Result(int position)
    {
        using var scope = NewDisposeScope();
        MemberProgress progress = _progress[_active[position]];
        Tensor row = _table.Best(position);
        Tensor gates = _layout.Split(row)[0];
        return new()
        {
            Member = progress.Member with { TrainingWeights = null, ValidationWeights = null },
            GateParameters = ToArray(gates),
            OpenProbabilities = ToArray(_gate.OpenProbability(gates)),
            GateValues = ToArray(_gate.Collapse(gates)),
            Layers = _layout.Layers(ToArray(row)),
            BestEpoch = progress.BestEpoch,
            StopReason = progress.StopReason!.Value,
            History = progress.History,
        };
    }

    private static float[] ToArray(Tensor values) => values.contiguous().cpu().data<float>().ToArray();
}
