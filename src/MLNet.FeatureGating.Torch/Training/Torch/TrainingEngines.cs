using System.Runtime.CompilerServices;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>Chooses the engine that trains on a device.</summary>
public static class TrainingEngines
{
    /// <summary>
    /// Gives the engine for a device: torch's on a GPU, the managed one on the CPU, where it is the faster at every size of dense network. Torch is
    /// not loaded on a machine without a GPU.
    /// </summary>
    /// <param name="device">Where to train.</param>
    /// <returns>The engine.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The device is unknown.</exception>
    public static ITrainingEngine Create(ComputeDevice device)
    {
        Require.Defined(device);
        return device == ComputeDevice.Cuda || (device == ComputeDevice.Auto && CudaDriver.HasUsableDevice()) ? Cuda() : new CpuTrainingEngine();
    }

    // Apart, so that no type of torch is looked at where none is needed.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TorchTrainingEngine Cuda() => new(ComputeDevice.Cuda);
}
