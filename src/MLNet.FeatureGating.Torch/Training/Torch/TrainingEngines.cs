using System.Runtime.CompilerServices;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>Chooses the engine that trains on a device.</summary>
public static class TrainingEngines
{
    /// <summary>
    /// Gives the engine for a device: torch's on a GPU, the managed one on the CPU, where it is the faster at every size of dense network. Torch is
    /// not loaded on a machine without a GPU, unless there are gates of the kind <see cref="GateKind.HyperNetworkLogitNormal"/>, which the managed
    /// engine has torch train.
    /// </summary>
    /// <param name="device">Where to train.</param>
    /// <param name="threads">The number of threads on the CPU at most; <see langword="null"/> for one a processor. Range: at least 1.</param>
    /// <returns>The engine.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The device is unknown, or <paramref name="threads"/> is below 1.</exception>
    public static ITrainingEngine Create(ComputeDevice device, int? threads = null)
    {
        Require.Defined(device);
        return device == ComputeDevice.Cuda || (device == ComputeDevice.Auto && CudaDriver.HasUsableDevice())
            ? Cuda()
            : new CpuTrainingEngine(threads) { Other = Cpu };
    }

    // Apart, so that no type of torch is looked at where none is needed.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TorchTrainingEngine Cuda() => new(ComputeDevice.Cuda);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TorchTrainingEngine Cpu() => new(ComputeDevice.Cpu);
}
