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
    private readonly GateBank _gates;
    private readonly MemberModel _model;
    private readonly ParameterLayout _layout;
    private readonly StudyRows _training;
    private readonly StudyRows _validation;
    private readonly BatchSource _batches;
    private readonly MemberTable _table;
    private readonly NoiseSource _noise;
    private readonly LambdaController _controller;
    private readonly bool _isSelfSupervised;
    private readonly MemberProgress[] _progress;
    private readonly MemberResult?[] _results;
    private readonly int[] _openCounts;
    private Tensor _openSum;
    private Tensor _lambdas;
    private List<int> _active;

    public StudyRun(TrainingStudy study, Device device, INoiseFeed? noiseFeed)
    {
        _study = study;
        _device = device;
        _gates = new(study);
        _active = [.. _gates.MemberOrder];
        StudyMember[] members = [.. _active.Select(i => study.Members[i])];
        var network = new StackedDenseNetwork(study.Training.FeatureCount, study.Network, study.OutputCount);
        _layout = new(study, _gates, network);
        _model = new(study, _gates, _layout, network);
        _training = new(study.Training, [.. members.Select(member => member.TrainingWeights)], study.Task, device);
        _validation = new(
            study.Validation ?? study.Training, [.. members.Select(member => member.ValidationWeights)], study.Task, device);
        _batches = new(_training, study.Schedule.BatchSize, device);
        _table = new(_layout, _active.Zip(members), study.Schedule, device);
        _isSelfSupervised = study.Task == LearningTask.SelfSupervision;
        _noise = new(_gates, _active.Select(i => (i, SeedStream.Noise(study.Members[i].Seed))), device, _isSelfSupervised) { Feed = noiseFeed };
        _model.FixedMasks = FixedMasks.Create(study, members, device);
        using (no_grad())
        {
            _openSum = zeros([members.Length, _gates.Sites[0].GateCount], ScalarType.Float32, device);
            _lambdas = zeros([members.Length], ScalarType.Float32, device);
            _controller = new(
                members,
                _model.ExpectedOpen(_model.Gates(_table.Parameters)),
                members.Select((_, i) => LossScale(i) * _gates.PenaltyScale),
                (double)study.Schedule.WarmUpEpochs / study.Schedule.MaximumEpochs,
                (long)study.Schedule.MaximumEpochs * _batches.BatchCount,
                device);
        }

        _progress = [.. study.Members.Select(member => new MemberProgress(member, study.Schedule))];
        _results = new MemberResult?[study.Members.Count];
        _openCounts = new int[study.Members.Count];
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

    public void Dispose()
    {
        _noise.Dispose();
        _gates.Dispose();
        _training.Dispose();
        _validation.Dispose();
    }

    // Rows of the training data have weights of their own only where some member has.
    private double LossScale(int position) => _training.LossScales[_training.HasMemberWeights ? position : 0];

    // Returns null if training was cancelled.
    private EpochEvaluation? RunEpoch(int epoch, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        double factor = _study.Schedule.LambdaFactor(epoch);
        Tensor lambdas = tensor(_active.Select(i => (float)(_study.Members[i].Lambda * factor)).ToArray(), null, _device);
        Tensor loss = zeros([_active.Count], ScalarType.Float32, _device);
        EpochOrder? order = _batches.Order([.. _active.Select(i => _study.Members[i].Seed)], epoch);
        for (int batch = 0; batch < _batches.BatchCount; batch++)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return null;
            }

            using var step = NewDisposeScope();
            double progress = (epoch + ((double)batch / _batches.BatchCount)) / _study.Schedule.MaximumEpochs;
            Step(_batches.Batch(order, batch), lambdas, loss, progress);
        }

        return cancellationToken.IsCancellationRequested ? null : Evaluate(loss);
    }

    private void Step(RowBatch batch, Tensor lambdas, Tensor lossOfEpoch, double progress)
    {
        // Behind fixed masks there may be gates on hidden layers; else nothing is random, and one row of noise is enough.
        bool perRow = _study.Gate.Noise == NoiseSharing.PerRow && (_model.FixedMasks is null || _gates.Sites.Count > 1);
        IReadOnlyList<Tensor> noise = _noise.Draw(perRow ? batch.RowCount : 1);
        Tensor gradient;
        Tensor taskLoss;
        using (enable_grad())
        {
            Tensor gates = _model.Gates(_table.Parameters);
            taskLoss = _model.DrawnLoss(_table.Parameters, batch, noise, progress);
            Tensor steered = Steer(lambdas, gates, progress);
            Tensor total = taskLoss.sum() + (steered * _gates.Penalty(gates)).sum();
            gradient = autograd.grad([total], [_table.Parameters])[0];
        }

        using (no_grad())
        {
            _table.Step(gradient);
            _gates.Bound(_model.Gates(_table.Parameters));
            lossOfEpoch.add_(taskLoss.detach(), (double)batch.RowCount / _training.RowCount);
        }
    }

    private Tensor Steer(Tensor lambdas, Tensor gates, double progress)
    {
        using var gradients = no_grad();
        Tensor steered = _controller.IsActive ? _controller.Next(lambdas, _model.ExpectedOpen(gates), progress) : lambdas;
        _lambdas.copy_(steered);
        return steered;
    }

    private EpochEvaluation Evaluate(Tensor trainingLoss)
    {
        using var gradients = no_grad();
        Tensor gates = _model.Gates(_table.Parameters);
        Tensor loss = zeros([_active.Count], ScalarType.Float32, _device);
        Tensor score = zeros([_active.Count], ScalarType.Float32, _device);

        // Which features were masked is guessed behind drawn masks: the same in every epoch.
        using NoiseSource? masks = _isSelfSupervised
            ? new(_gates, _active.Select(i => (i, SeedStream.EvaluationNoise(_study.Members[i].Seed))), _device, variesDensity: true)
            : null;
        int most = TaskStatistics.IsAdditive(_study.Task) ? EvaluationRows : _validation.RowCount;
        for (int start = 0; start < _validation.RowCount; start += most)
        {
            using var chunk = NewDisposeScope();
            int count = Math.Min(most, _validation.RowCount - start);
            RowBatch batch = _validation.Part(start, count);
            (Tensor partLoss, Tensor partScore) = _model.Judge(
                _table.Parameters, batch, masks is null ? _model.CollapsedMasks(gates) : _model.Masks(gates, masks.Draw(count), 1));
            double share = (double)count / _validation.RowCount;
            loss.add_(partLoss, share);
            score.add_(partScore, share);
        }

        Tensor allOpen = _model.Count(site => _gates.OpenProbability(site, gates));
        Tensor allKept = _model.Count(site => _gates.Values(site, gates).abs().gt(0.0).type(ScalarType.Float32));
        return new(trainingLoss, loss, score, allOpen, allKept, _gates.Penalty(gates), _lambdas);
    }

    private void Record(int epoch, EpochEvaluation evaluation)
    {
        var kept = new List<int>();
        for (int position = 0; position < _active.Count; position++)
        {
            MemberProgress progress = _progress[_active[position]];
            double variance = _validation.Variances[_validation.HasMemberWeights ? position : 0];
            var record = new EpochRecord(
                epoch + 1,
                evaluation.Lambda(position),
                evaluation.TrainingLoss(position),
                evaluation.ValidationLoss(position),
                TaskStatistics.Metric(_study.Task, evaluation.Score(position), variance),
                evaluation.ExpectedOpen(position),
                evaluation.Open(position),
                evaluation.Penalty(position));
            if (progress.Add(record))
            {
                kept.Add(position);
            }
        }

        using var gradients = no_grad();
        _table.KeepBest(kept);
        AverageOpen(epoch);
    }

    // Of members that have not just come to nothing; after the warm-up, or where there is nothing after it.
    private void AverageOpen(int epoch)
    {
        if (_model.FixedMasks is not null || (epoch < _study.Schedule.WarmUpEpochs && epoch < _study.Schedule.MaximumEpochs - 1))
        {
            return;
        }

        using var scope = NewDisposeScope();
        Tensor open = _gates.OpenProbability(_gates.Sites[0], _model.Gates(_table.Parameters));
        List<int> sound = [.. Enumerable.Range(0, _active.Count).Where(position => _progress[_active[position]].StopReason != StopReason.Diverged)];
        if (sound.Count == _active.Count)
        {
            _openSum.add_(open);
        }
        else
        {
            sound.ForEach(position => _openSum.narrow(0, position, 1).add_(open.narrow(0, position, 1)));
        }

        sound.ForEach(position => _openCounts[_active[position]]++);
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
        _gates.Keep(_active);
        _table.Keep(index);
        _noise.Keep(staying);
        _controller.Keep(index);
        _training.Keep(staying, index);
        _validation.Keep(staying, index);
        _openSum = MemberAxis.Select(_openSum, index);
        _lambdas = MemberAxis.Select(_lambdas, index);
        _model.FixedMasks?.Keep(index);
    }

    private MemberResult Result(int position)
    {
        using var scope = NewDisposeScope();
        int index = _active[position];
        MemberProgress progress = _progress[index];
        Tensor row = _table.Best(position);
        Tensor gates = _model.Gates(row);
        GateSite inputs = _gates.Sites[0];
        FeatureGate law = _gates.Law(index, inputs);
        float[] Values(GateSite site) => ToArray(site.Map.KeepOpen(_gates.Law(index, site).Collapse(_gates.Of(index, site, gates))));

        // Behind a fixed mask there are no gates to speak of.
        float[] OfInputs(Func<Tensor, Tensor> quantity) => _model.FixedMasks is null ? ToArray(quantity(_gates.Of(index, inputs, gates))) : [];
        float[] open = OfInputs(parameters => inputs.Map.KeepOpen(law.OpenProbability(parameters)));
        return new()
        {
            Member = progress.Member with { TrainingWeights = null, ValidationWeights = null, InitialLayers = null },
            GateParameters = OfInputs(parameters => parameters),
            GateFirmness = OfInputs(law.Firmness),
            OpenProbabilities = open,
            MeanOpenProbabilities = _openCounts[index] == 0 ? open : ToArray(_openSum.narrow(0, position, 1) / _openCounts[index]),
            GateValues = _model.FixedMasks is null ? Values(inputs) : [],
            HiddenGateValues = [.. _gates.Sites.Skip(1).Select(Values)],
            Layers = _layout.Layers(ToArray(row)),
            BestEpoch = progress.BestEpoch,
            StopReason = progress.StopReason!.Value,
            History = progress.History,
        };
    }

    private static float[] ToArray(Tensor values) => values.contiguous().cpu().data<float>().ToArray();
}
