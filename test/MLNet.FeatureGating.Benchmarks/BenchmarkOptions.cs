using System.Globalization;

namespace MLNet.FeatureGating.Benchmarks;

/// <summary>What a command line asks for beside the names of benchmarks: <c>--name value</c>.</summary>
internal sealed class BenchmarkOptions
{
    private readonly Dictionary<string, string> _values = [];

    private BenchmarkOptions()
    {
    }

    /// <summary>Takes a command line apart.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="names">What is no option.</param>
    /// <exception cref="FormatException">An option has no value.</exception>
    public static BenchmarkOptions Parse(string[] arguments, out string[] names)
    {
        var options = new BenchmarkOptions();
        var rest = new List<string>();
        for (int i = 0; i < arguments.Length; i++)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal))
            {
                rest.Add(arguments[i]);
                continue;
            }

            options._values[arguments[i][2..]] = i + 1 < arguments.Length
                ? arguments[++i]
                : throw new FormatException($"Option {arguments[i]} needs a value.");
        }

        names = [.. rest];
        return options;
    }

    /// <summary>Refuses options that are not among those known.</summary>
    /// <exception cref="FormatException">One is not.</exception>
    public void Check(IReadOnlyCollection<string> known)
    {
        if (_values.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new FormatException(
                $"Option --{unknown} is not known here. {(known.Count == 0 ? "There are none" : $"There are: --{string.Join(", --", known)}")}.");
        }
    }

    public int Number(string name, int otherwise) => !_values.TryGetValue(name, out string? text)
        ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? value
            : throw new FormatException($"Option --{name} must be a whole number, but it is '{text}'.");

    /// <summary>Whole numbers that are separated by commas.</summary>
    public int[] Numbers(string name, params int[] otherwise) => !_values.TryGetValue(name, out string? text)
        ? otherwise
        : [.. text.Split(',').Select(one => int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0
            ? value
            : throw new FormatException($"Option --{name} must be whole numbers from 1 on with commas between them, but it is '{text}'."))];

    /// <summary>Names that are separated by commas; those known where nothing is asked for.</summary>
    public string[] Names(string name, IReadOnlyCollection<string> known)
    {
        string[] chosen = _values.TryGetValue(name, out string? text) ? text.Split(',') : [.. known];
        return chosen.FirstOrDefault(one => !known.Contains(one)) is { } unknown
            ? throw new FormatException($"Option --{name} knows no '{unknown}', only {string.Join(", ", known)}.")
            : chosen;
    }
}
