using System.Diagnostics;
using System.Runtime.Intrinsics;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>
/// Trains members on the CPU in managed code, each by itself, on several threads at once. There is no native library.
/// </summary>
/// <remarks>
/// <para>
/// The task loss of a member is averaged over its (weighted) rows, lambda times the penalty of its gates is added, and the optimiser follows
/// the gradient, clipped. After every epoch the collapsed network is scored on the validation rows; the state that is best by
/// <see cref="TrainingSchedule.Criterion"/>, or the last by <see cref="TrainingSchedule.Keep"/>, is the result.
/// </para>
/// <para>
/// What a member draws is a function of its seed and the step. The same study gives the same result on one machine, bit for bit, whatever the
/// number of threads, and a member the same whichever others are trained with it. Features whose gates are closed for good leave the network,
/// so that its cost follows the gates that are open.
/// </para>
/// <para>
/// Gates of the kind <see cref="GateKind.HyperNetworkLogitNormal"/> are torch's alone: a study with them is refused.
/// </para>
/// </remarks>
public sealed class CpuTrainingEngine : ITrainingEngine
{
    private readonly int _threads;

    /// <summary>Initializes a new instance of the <see cref="CpuTrainingEngine"/> class.</summary>
    /// <param name="threads">The number of threads at most; <see langword="null"/> for one a processor. Range: at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is below 1.</exception>
    public CpuTrainingEngine(int? threads = null) =>
        _threads = threads is { } given ? Require.AtLeast(1, given, nameof(threads)) : Environment.ProcessorCount;

    /// <summary>Makes the engine of studies with gates of a law that this one does not have; <see langword="null"/> to refuse them.</summary>
    internal Func<ITrainingEngine>? Other { get; init; }

    /// <inheritdoc/>
    public StudyResult Train(
        TrainingStudy study, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        study.Validate();
        cancellationToken.ThrowIfCancellationRequested();
        if (study.FirstMemberOfTorch() is >= 0 and int member)
        {
            return Other is null ? throw Refusal(study, member) : Other().Train(study, progress, cancellationToken);
        }

        var clock = Stopwatch.StartNew();
        MemberResult[] members = Vector512.IsHardwareAccelerated
            ? Run<Lanes512>(study, progress, cancellationToken)
            : Vector256.IsHardwareAccelerated
                ? Run<Lanes256>(study, progress, cancellationToken)
                : Run<Lanes128>(study, progress, cancellationToken);
        return new() { Members = members, Device = "cpu", Elapsed = clock.Elapsed };
    }

    private static InvalidOperationException Refusal(TrainingStudy study, int member) => new(
        $"Gates of kind {(study.Members[member].Gate ?? study.Gate).Kind}, those of member {member}, are trained by torch, not by "
        + $"{nameof(CpuTrainingEngine)}: take the engine of TrainingEngines.Create or a TorchTrainingEngine, or choose {GateKind.CorrelatedLogitNormal}.");

    private MemberResult[] Run<T>(TrainingStudy study, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
        where T : unmanaged, ILanes<T>
    {
        using var training = new StudyTraining<T>(study, _threads, cancellationToken);
        return training.Run(progress);
    }
}
