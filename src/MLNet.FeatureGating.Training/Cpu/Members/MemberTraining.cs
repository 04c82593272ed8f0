using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>The training of one member, epoch by epoch. What it learns depends on the study and on its own seed, not on who works for it.</summary>
internal sealed unsafe class MemberTraining<T> : IDisposable
    where T : unmanaged, ILanes<T>
{
    private readonly StudyContext _context;
    private readonly TrainingSchedule _schedule;
    private readonly Member<T> _member;
    private readonly MemberRows _training;
    private readonly MemberRows _validation;
    private readonly LambdaSteering? _steering;
    private readonly int[]? _order;
    private readonly ulong _noise;
    private readonly double[] _openSum;
    private readonly MemberGates<T> _gates;
    private int _openCount;
    private long _step;
    private double _lambda;

    public MemberTraining(StudyContext context, StudyMember definition)
    {
        _context = context;
        _schedule = context.Study.Schedule;
        _training = context.Training.For(definition.TrainingWeights);
        _validation = context.Validation.For(definition.ValidationWeights);
        _member = MemberFactory<T>.Create(context, definition);
        _gates = new(context.Shape, _member);
        Progress = new(definition, _schedule);
        _noise = SeedStream.Noise(definition.Seed);
        _order = context.BatchCount > 1 ? new int[context.Training.Rows.RowCount] : null;
        _openSum = new double[_gates.HasInputGates ? _member.Places[0].GateCount : 0];
        if (definition.TargetGates is { } target)
        {
            _steering = new(
                _gates.ExpectedOpenInputs(),
                target,
                _training.LossScale() * context.Shape.PenaltyDivisor,
                (double)_schedule.WarmUpEpochs / _schedule.MaximumEpochs,
                (long)_schedule.MaximumEpochs * context.BatchCount);
        }
    }

    public MemberProgress Progress { get; }

    public bool IsOver => Progress.StopReason is not null;

    /// <summary>Trains for one epoch and judges what came of it.</summary>
    /// <returns>Whether the epoch came to its end; otherwise training was cancelled.</returns>
    [MethodImpl(Jit.Hot)]
    public bool RunEpoch(Worker<T> worker, CancellationToken cancellationToken)
    {
        int epoch = Progress.History.Count;
        double loss = 0;
        if (_order is not null)
        {
            RowOrder.Fill(_order, _member.Definition.Seed, epoch);
        }

        int rows = _training.Rows.RowCount;
        for (int start = 0; start < rows; start += _context.BatchSize)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return false;
            }

            var batch = new RowRange(_training.Rows, _order, _training.Weights, start, Math.Min(_context.BatchSize, rows - start));
            loss += Step(worker, batch, epoch) * batch.Count / rows;
        }

        if (cancellationToken.IsCancellationRequested)
        {
            return false;
        }

        Record(worker, epoch, loss);
        return true;
    }

    public MemberResult Result()
    {
        float[] open = _gates.BestOpenProbabilities();
        return new()
        {
            Member = _member.Definition with { TrainingWeights = null, ValidationWeights = null, InitialLayers = null },
            GateParameters = _gates.BestParameters(),
            GateFirmness = _gates.BestFirmness(),
            OpenProbabilities = open,
            MeanOpenProbabilities = _openCount == 0 ? open : [.. _openSum.Select(sum => (float)(sum / _openCount))],
            GateValues = _gates.BestInputValues(),
            HiddenGateValues = _gates.BestHiddenValues(),
            Layers = _member.BestLayers(),
            BestEpoch = Progress.BestEpoch,
            StopReason = Progress.StopReason!.Value,
            History = Progress.History,
        };
    }

    public void Dispose()
    {
        _member.Dispose();
        if (_member.Definition.TrainingWeights is not null)
        {
            _training.Dispose();
        }

        if (_member.Definition.ValidationWeights is not null)
        {
            _validation.Dispose();
        }
    }

    [MethodImpl(Jit.Hot)]
    private double Step(Worker<T> worker, in RowRange batch, int epoch)
    {
        double progress = (epoch + ((double)(batch.Start / _context.BatchSize) / _context.BatchCount)) / _schedule.MaximumEpochs;
        _lambda = _steering?.Next(_gates.ExpectedOpenInputs(), progress) ?? (_member.Definition.Lambda * _schedule.LambdaFactor(epoch));
        double loss = worker.Gradient.Compute(worker.Workspace, _member, batch, _noise, _step, progress, _lambda);
        _step++;
        worker.Optimizer.Step(_member, _step);
        _gates.Bound();
        return loss;
    }

    [MethodImpl(Jit.Hot)]
    private void Record(Worker<T> worker, int epoch, double trainingLoss)
    {
        int rows = _validation.Rows.RowCount;
        (double loss, double score) = worker.Evaluation.Compute(
            worker.Workspace, _member, new RowRange(_validation.Rows, null, _validation.Weights, 0, rows));
        var record = new EpochRecord(
            epoch + 1,
            _lambda,
            trainingLoss,
            loss,
            _validation.Metric(score),
            _gates.ExpectedOpen(),
            _gates.OpenCount(),
            _gates.Penalty());
        if (Progress.Add(record))
        {
            _member.KeepBest();
        }

        if (Progress.StopReason != StopReason.Diverged)
        {
            AverageOpen(epoch);
            _gates.DropClosed();
        }
    }

    // After the warm-up, or where there is nothing after it.
    [MethodImpl(Jit.Hot)]
    private void AverageOpen(int epoch)
    {
        if (!_gates.HasInputGates || (epoch < _schedule.WarmUpEpochs && epoch < _schedule.MaximumEpochs - 1))
        {
            return;
        }

        ReadOnlySpan<float> open = _gates.InputOpenProbabilities();
        for (int gate = 0; gate < open.Length; gate++)
        {
            _openSum[gate] += open[gate];
        }

        _openCount++;
    }
}
