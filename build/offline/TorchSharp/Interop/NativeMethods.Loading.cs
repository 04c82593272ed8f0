using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

[assembly: DisableRuntimeMarshalling]

namespace TorchSharp.Interop;

// The C interface of native/. One call an operation: every signature is blittable, so no call marshals anything.
internal static partial class NativeMethods
{
    private const string Library = "featuregating_torch";

    [ModuleInitializer]
    internal static void InstallResolver() =>
        NativeLibrary.SetDllImportResolver(typeof(NativeMethods).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (name != Library)
        {
            return 0;
        }

        NameProcessorToOpenBlas();
        try
        {
            return NativeLibrary.Load(name, assembly, searchPath);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new NotSupportedException(
                $"The native half of the TorchSharp stand-in (lib{Library}.so) could not be loaded. "
                + "build/setup.sh builds it, and a program with UsesTorchRuntime that is built after that has it beside it.", e);
        }
    }

    // An OpenBLAS older than the processor takes it for the oldest it knows, and is five times slower for it. It reads this
    // variable once, when it is loaded; .NET's own environment functions do not reach it.
    private static void NameProcessorToOpenBlas()
    {
        var core = Avx512F.IsSupported ? "SkylakeX" : Avx2.IsSupported ? "Haswell" : null;
        if (core is not null && OperatingSystem.IsLinux())
        {
            _ = setenv("OPENBLAS_CORETYPE", core, overwrite: 0);
        }
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
