using System.Diagnostics;
using System.Globalization;

namespace MLNet.FeatureGating.Search.Storage;

/// <summary>One process, of all that ever ran anywhere: process ids come again, but not with the same start.</summary>
/// <param name="Machine">The machine, as far as process ids reach: a container is one of its own, and so is a machine that was started again.</param>
/// <param name="Id">The process id.</param>
/// <param name="Start">When it started, in whatever unit the system has; empty where that is not known.</param>
internal readonly record struct ProcessIdentity(string Machine, int Id, string Start)
{
    public static ProcessIdentity Current { get; } = new(ThisMachine(), Environment.ProcessId, StartOf(Environment.ProcessId) ?? string.Empty);

    /// <summary>Whether it ran here and certainly does not run any more.</summary>
    public bool HasEnded => Machine == Current.Machine && (StartOf(Id) is not { } start || (start.Length > 0 && Start.Length > 0 && start != Start));

    /// <summary>The start of a process of this machine: <see langword="null"/> where none has the id, empty where the system does not tell.</summary>
    private static string? StartOf(int id)
    {
        try
        {
            // "Z" has ended, though .NET says that it runs until its parent has asked for its exit code.
            if (OperatingSystem.IsLinux() && ReadStatistics(id) is { } statistics)
            {
                return statistics[0] is "Z" or "X" ? null : statistics[19];
            }

            using Process process = Process.GetProcessById(id);
            return OperatingSystem.IsLinux() ? string.Empty : process.StartTime.ToFileTimeUtc().ToString(CultureInfo.InvariantCulture);
        }
        catch (ArgumentException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or NotSupportedException)
        {
            return string.Empty;
        }
    }

    /// <summary>The fields after the name, which may hold anything. On Linux, .NET's own start time is rounded anew in every process.</summary>
    private static string[]? ReadStatistics(int id)
    {
        try
        {
            string text = File.ReadAllText(FormattableString.Invariant($"/proc/{id}/stat"));
            string[] fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return fields.Length > 19 ? fields : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string ThisMachine()
    {
        string name = Environment.MachineName;
        if (!OperatingSystem.IsLinux())
        {
            return name;
        }

        // Containers and clones of a machine may have one name, and their process ids mean nothing to one another.
        try
        {
            return $"{name} {File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()} {new FileInfo("/proc/self/ns/pid").LinkTarget}";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return name;
        }
    }
}
