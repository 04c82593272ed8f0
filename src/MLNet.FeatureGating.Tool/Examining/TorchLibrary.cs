using TorchSharp;

namespace MLNet.FeatureGating.Tool.Examining;

/// <summary>Finds out whether torch can be loaded, which this tool does not bring.</summary>
internal static class TorchLibrary
{
    private static readonly Lazy<bool> Found = new(Find);

    public static bool IsThere => Found.Value;

    /// <summary>The variable of the environment that names the folders of native libraries.</summary>
    public static string PathVariable => OperatingSystem.IsWindows() ? "PATH" : OperatingSystem.IsMacOS() ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH";

    private static bool Find()
    {
        try
        {
            // Whatever the answer: the first call is the one that finds no native library.
            _ = torch.cuda.is_available();
            return true;
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException or BadImageFormatException or NotSupportedException)
        {
            return false;
        }
    }
}
