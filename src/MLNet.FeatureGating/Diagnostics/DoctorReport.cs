namespace MLNet.FeatureGating.Diagnostics;

/// <summary>What this machine has for training, how fast it is, and what is missing. Made by <see cref="FeatureGatingCatalog.Doctor"/>.</summary>
/// <param name="Versions">The versions of this library, .NET, ML.NET, TorchSharp and torch, by name; those that are missing are left out.</param>
/// <param name="Device">Where networks are trained where nothing else is asked for: <c>cpu</c> or <c>cuda</c>.</param>
/// <param name="Processors">The number of processors, and so of threads.</param>
/// <param name="VectorBits">The width of the processor's vectors that the managed engine uses: 128, 256 or 512.</param>
/// <param name="EngineStepsPerSecond">
/// Steps a second on one thread: a network of 30-64-32-1 with Gaussian gates, batches of 64 rows, noise for each row.
/// </param>
/// <param name="EngineGigaflops">The same in 10^9 additions and multiplications a second, those of the matrix products alone.</param>
/// <param name="BlasGigaflops">
/// The speed of torch's matrix product on one thread, 1024 x 1024, in 10^9 additions and multiplications a second; <see langword="null"/> where there
/// is no torch.
/// </param>
/// <param name="Findings">What is missing or slow, each with what mends it; empty where all is well.</param>
public sealed record DoctorReport(
    IReadOnlyDictionary<string, string> Versions,
    string Device,
    int Processors,
    int VectorBits,
    double EngineStepsPerSecond,
    double EngineGigaflops,
    double? BlasGigaflops,
    IReadOnlyList<DoctorFinding> Findings);
