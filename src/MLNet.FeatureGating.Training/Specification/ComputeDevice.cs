namespace MLNet.FeatureGating.Training;

/// <summary>Where networks are trained.</summary>
public enum ComputeDevice
{
    /// <summary>The first CUDA device if there is one, else the CPU.</summary>
    Auto,

    /// <summary>The CPU.</summary>
    Cpu,

    /// <summary>The first CUDA device; an error if there is none.</summary>
    Cuda,
}
