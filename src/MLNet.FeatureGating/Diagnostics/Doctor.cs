using System.Globalization;
using System.Reflection;
using System.Runtime.Intrinsics;
using MLNet.FeatureGating.Search.Storage;
using MLNet.FeatureGating.Selection;
using Microsoft.ML;

namespace MLNet.FeatureGating.Diagnostics;

/// <summary>Looks at this machine.</summary>
internal static class Doctor
{
    // A reference BLAS does about 7 a core, a tuned one 50 and more.
    private const double SlowBlas = 20;

    /// <summary>Looks, and measures: that takes a second or two.</summary>
    /// <param name="host">Whose log is told of what was found.</param>
    public static DoctorReport Examine(EstimatorHost host)
    {
        TorchDiagnosis torch = TorchDiagnosis.Make();
        (double steps, double gigaflops) = EngineSpeed.Measure();
        var versions = new Dictionary<string, string>
        {
            ["MLNet.FeatureGating"] = LibraryVersion.Text,
            [".NET"] = Environment.Version.ToString(),
            ["Microsoft.ML"] = VersionOf(typeof(MLContext).Assembly),
            ["TorchSharp"] = VersionOf(typeof(TorchDiagnosis).Assembly.GetReferencedAssemblies().First(name => name.Name == "TorchSharp")),
        };
        if (torch.Version is { } version)
        {
            versions["torch"] = version;
        }

        DoctorFinding[] findings = [.. Findings(torch)];
        Array.ForEach(findings, finding => host.Warning($"{finding.What} What mends it: {finding.Remedy}"));
        return new(
            versions,
            torch is { HasCuda: true, DriverDevices: > 0 } ? "cuda" : "cpu",
            Environment.ProcessorCount,
            VectorBits(),
            steps,
            gigaflops,
            torch.Gigaflops,
            findings);
    }

    private static IEnumerable<DoctorFinding> Findings(TorchDiagnosis torch)
    {
        string package = OperatingSystem.IsWindows() ? "TorchSharp-cuda-windows" : "TorchSharp-cuda-linux";
        if (torch.DriverDevices > 0 && !torch.HasCuda)
        {
            yield return new(
                $"There {(torch.DriverDevices == 1 ? "is a CUDA device" : $"are {torch.DriverDevices} CUDA devices")} that torch cannot use: "
                + "networks are trained on the CPU.",
                $"dotnet add package {package}, in the version of TorchSharp that is used",
                IsNeeded: false);
        }

        if (torch.Problem is { } problem)
        {
            yield return new(
                $"torch cannot be loaded ({problem}): training on a GPU, masks of pixels that are learnt with a network, and layers for TorchSharp "
                + "programs, need it. On the CPU all else works without.",
                torch.DriverDevices > 0 ? $"dotnet add package {package}" : "dotnet add package TorchSharp-cpu",
                IsNeeded: false);
        }

        if (torch.Gigaflops < SlowBlas)
        {
            yield return new(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"torch multiplies matrices at {torch.Gigaflops:F0} GFLOP/s a thread: its BLAS is a reference one."),
                "apt-get install libopenblas0-pthread",
                IsNeeded: false);
        }

        if (!Vector256.IsHardwareAccelerated && !System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported)
        {
            yield return new(
                "The processor's vectors are 128 bits wide, or .NET is told not to use wider ones: training takes two to four times as long.",
                "unset DOTNET_EnableHWIntrinsic DOTNET_EnableAVX2",
                IsNeeded: false);
        }
    }

    private static int VectorBits() => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? VersionOf(assembly.GetName());

    private static string VersionOf(AssemblyName name) => name.Version?.ToString(3) ?? "unknown";
}
