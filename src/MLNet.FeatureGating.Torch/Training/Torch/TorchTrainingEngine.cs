using System.Diagnostics;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>
/// Trains all members of a study at once as one stack of tensors with a leading member axis, on the CPU or a GPU.
/// </summary>
/// <remarks>
/// <para>
/// The task loss of a member is averaged over its (weighted) rows, lambda times the penalty of its gates is added, and Adam follows the
/// gradient, clipped for each member on its own. After every epoch the collapsed network is scored on the validation rows; the state
/// that is best by <see cref="TrainingSchedule.Criterion"/>, or the last by <see cref="TrainingSchedule.Keep"/>, is the result.
/// </para>
/// <para>
/// What a member draws depends on its seed only. On the CPU the same study gives the same result, bit for bit. The global random state
/// of torch is not touched.
/// </para>
/// </remarks>
public sealed class TorchTrainingEngine : ITrainingEngine
{
    private readonly ComputeDevice _device;
    private readonly int _threads;

    /// <summary>Initializes a new instance of the <see cref="TorchTrainingEngine"/> class.</summary>
    /// <param name="device">Where to train.</param>
    /// <param name="threads">
    /// The number of threads that torch may use on the CPU while a study trains. Networks of tabular size only lose by more than one.
    /// Range: at least 1.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The device is unknown or <paramref name="threads"/> is below 1.</exception>
    public TorchTrainingEngine(ComputeDevice device = ComputeDevice.Auto, int threads = 1)
    {
        _device = Require.Defined(device);
        _threads = Require.AtLeast(1, threads);
    }

    /// <summary>Where noise is taken from while training; <see langword="null"/> for generators of each member's own.</summary>
    internal INoiseFeed? NoiseFeed { get; init; }

    /// <inheritdoc/>
    public StudyResult Train(
        TrainingStudy study, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        study.Validate();
        cancellationToken.ThrowIfCancellationRequested();
        var clock = Stopwatch.StartNew();
        Device device = DeviceSelection.Resolve(_device);
        using var limit = new ThreadLimit(_threads);
        try
        {
            using var scope = NewDisposeScope();
            using var run = new StudyRun(study, device, NoiseFeed);
            MemberResult[] members = run.Train(progress, cancellationToken);
            return new() { Members = members, Device = device.ToString(), Elapsed = clock.Elapsed };
        }
        catch (ExternalException e)
        {
            throw new InvalidOperationException(
                $"torch could not train the study: {e.Message.Split('\n')[0]} Where memory is short, give it fewer members, narrower layers or "
                + "smaller batches.",
                e);
        }
    }
}
