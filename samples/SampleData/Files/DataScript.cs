using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;

namespace SampleData.Files;

/// <summary>The script that brings data, run by the sample itself.</summary>
public static class DataScript
{
    /// <summary>The folder of some data, which is brought first where it is missing.</summary>
    /// <param name="name">The name that the script knows the data by.</param>
    /// <exception cref="DataFileException">It cannot be brought.</exception>
    public static DataFolder Bring(string name)
    {
        string data = typeof(DataScript).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "FetchedData").Value!;
        string script = Path.GetFullPath(Path.Combine(data, "..", "..", "build", "fetch-data.sh"));
        if (!Directory.Exists(Path.Combine(data, name)) && File.Exists(script))
        {
            try
            {
                using Process process = Process.Start(new ProcessStartInfo("bash", [script, name]))!;
                process.WaitForExit();
            }
            catch (Win32Exception e)
            {
                throw new DataFileException($"The data '{name}' is not there, and bash, which brings it, did not start: {e.Message}", e);
            }
        }

        return DataFolder.Fetched(name);
    }
}
