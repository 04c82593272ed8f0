using System.Globalization;

namespace SampleData;

/// <summary>What a sample is asked for: options as <c>--name value</c>, flags as <c>--name</c>.</summary>
public sealed class CommandLine
{
    private readonly Dictionary<string, string> _values = [];

    private CommandLine()
    {
    }

    /// <summary>Takes a command line apart.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="options">The options that there are, without their dashes.</param>
    /// <param name="flags">The flags that there are.</param>
    /// <exception cref="FormatException">It has something else, or an option without a value.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments, IReadOnlyCollection<string> options, IReadOnlyCollection<string> flags)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var line = new CommandLine();
        for (int i = 0; i < arguments.Count; i++)
        {
            string name = arguments[i].StartsWith("--", StringComparison.Ordinal) ? arguments[i][2..] : string.Empty;
            if (flags.Contains(name))
            {
                line._values[name] = string.Empty;
            }
            else if (!options.Contains(name))
            {
                throw new FormatException($"'{arguments[i]}' is not known here. There are: --{string.Join(", --", options.Concat(flags))}.");
            }
            else
            {
                line._values[name] = ++i < arguments.Count ? arguments[i] : throw new FormatException($"Option --{name} needs a value.");
            }
        }

        return line;
    }

    /// <summary>Whether an option or a flag is there.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    public string Text(string name, string otherwise) => _values.GetValueOrDefault(name, otherwise);

    /// <summary>One of several words.</summary>
    /// <exception cref="FormatException">It is none of them.</exception>
    public string OneOf(string name, string otherwise, IReadOnlyCollection<string> known)
    {
        string text = Text(name, otherwise);
        return known.Contains(text) ? text : throw new FormatException($"Option --{name} knows no '{text}', only {string.Join(", ", known)}.");
    }

    /// <summary>Words with commas between them.</summary>
    public string[] Words(string name, params string[] otherwise) => _values.TryGetValue(name, out string? text) ? text.Split(',') : otherwise;

    /// <summary>A whole number from 1 on.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public int Number(string name, int otherwise) => _values.TryGetValue(name, out string? text) ? Number(name, text) : otherwise;

    /// <summary>Whole numbers from 1 on with commas between them.</summary>
    /// <exception cref="FormatException">One is none.</exception>
    public int[] Numbers(string name, params int[] otherwise) =>
        _values.TryGetValue(name, out string? text) ? [.. text.Split(',').Select(one => Number(name, one))] : otherwise;

    /// <summary>Where results go, by <c>--output</c>: otherwise into a folder of artifacts/samples.</summary>
    public string Output(params string[] otherwise) => Text("output", Path.Combine(["artifacts", "samples", .. otherwise]));

    /// <summary>How many things are done at a time, by <c>--threads</c>: otherwise two where there are two processors.</summary>
    /// <exception cref="FormatException">It is no number.</exception>
    public int Threads() => Number("threads", Math.Min(2, Environment.ProcessorCount));

    private static int Number(string name, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
        ? number
        : throw new FormatException($"Option --{name} takes whole numbers from 1 on, but it is '{text}'.");
}
