using MLNet.FeatureGating.Tool.Csv;
using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Selecting;

namespace MLNet.FeatureGating.Tool.Columns;

/// <summary>The parts that the columns of a file play.</summary>
internal sealed class ColumnRoles
{
    private readonly HashSet<string> _features;

    private ColumnRoles(SelectRequest request, IReadOnlyList<string> features)
    {
        Label = request.Label;
        Event = request.Event;
        Weight = request.Weight;
        Group = request.Group;
        Features = features;
        _features = [.. features];
    }

    public string Label { get; }

    public string? Event { get; }

    public string? Weight { get; }

    public string? Group { get; }

    /// <summary>The columns to select from, in their order in the file.</summary>
    public IReadOnlyList<string> Features { get; }

    /// <summary>The columns that are read and not selected from.</summary>
    public IEnumerable<string> Others => new[] { Label, Event, Weight, Group }.Where(name => name is not null).Select(name => name!);

    /// <summary>Whether a column is one to select from.</summary>
    public bool IsFeature(string name) => _features.Contains(name);

    /// <summary>Gives every column its part.</summary>
    /// <exception cref="ToolException">A name is of no column, or of one that has a part already.</exception>
    public static ColumnRoles Of(CsvTable table, SelectRequest request)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        Take("--label", request.Label);
        Take("--event", request.Event);
        Take("--weight", request.Weight);
        Take("--group-column", request.Group);
        foreach (string name in request.Drop.Distinct(StringComparer.Ordinal))
        {
            Take("--drop", name);
        }

        string[] features = [.. table.ColumnNames.Where(name => !options.ContainsKey(name))];
        (string Option, string Name)[] named =
            [.. request.Keep.Select(name => ("--keep", name)), .. request.Costs.Keys.Select(name => ("--cost", name))];
        foreach ((string option, string name) in named)
        {
            Require(table, option, name);
            if (options.TryGetValue(name, out string? other))
            {
                throw ToolException.Arguments($"{option}: column {Texts.Quote(name)} is not selected from: {other} names it, too.");
            }
        }

        return features.Length > 0
            ? new(request, features)
            : throw table.Fault("no column is left to select from: all have another part, or are dropped.");

        void Take(string option, string? name)
        {
            if (name is null)
            {
                return;
            }

            Require(table, option, name);
            if (!options.TryAdd(name, option))
            {
                throw ToolException.Arguments($"{option}: column {Texts.Quote(name)} has another part already: {options[name]} names it, too.");
            }
        }
    }

    private static void Require(CsvTable table, string option, string name)
    {
        if (!table.Has(name))
        {
            string[] columns = [.. table.ColumnNames];
            throw ToolException.Arguments(
                $"{option}: {table.Path} has no column {Texts.Quote(name)}{Closest.Hint(name, columns)}. Its columns are {Texts.List(columns)}.");
        }
    }
}
