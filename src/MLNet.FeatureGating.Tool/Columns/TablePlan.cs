using MLNet.FeatureGating.Tool.Csv;
using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Selecting;
using MLNet.FeatureGating.Tool.Views;
using MLNet.FeatureGating.Training;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tool.Columns;

/// <summary>What the training file says about its columns. It is applied to that file and to the test file alike.</summary>
internal sealed class TablePlan
{
    private readonly CellFormat _cells;
    private readonly MissingPolicy _missing;
    private readonly HashSet<string> _known;

    private TablePlan(CsvTable table, ColumnRoles roles, IReadOnlyList<FeaturePlan> features, LabelPlan label, SelectRequest request)
    {
        Roles = roles;
        Features = features;
        Label = label;
        _cells = request.Cells;
        _missing = request.Missing;
        _known = [.. table.ColumnNames];
    }

    public ColumnRoles Roles { get; }

    /// <summary>The columns to select from, in their order in the file.</summary>
    public IReadOnlyList<FeaturePlan> Features { get; }

    public LabelPlan Label { get; }

    /// <summary>Learns from the training file, and prepares it.</summary>
    /// <exception cref="ToolException">Columns are missing, or their values cannot be used.</exception>
    public static (TablePlan Plan, PreparedTable Train) Learn(CsvTable table, SelectRequest request)
    {
        ColumnRoles roles = ColumnRoles.Of(table, request);
        Dictionary<string, ColumnScan> scans = Scan(table, roles, request.Cells);
        FeaturePlan[] features = [.. roles.Features.Select(name => FeaturePlan.Learn(scans[name], request.Cells))];
        int[] rows = MissingValues.RowsToTake(table, scans.Values, roles.IsFeature, request.Missing);
        LabelPlan label = LabelPlan.Learn(scans[roles.Label], rows, request.Task ?? (roles.Event is null ? null : LearningTask.Survival));
        var plan = new TablePlan(table, roles, features, label, request);
        PreparedTable train = plan.Prepare(table, scans, rows);
        CheckParts(table, roles, scans, rows);
        plan.CheckVariation(train, scans, request);
        return (plan, train);
    }

    /// <summary>Prepares another file, whose columns must be the same, in any order.</summary>
    /// <exception cref="ToolException">Columns are missing, or their values cannot be used.</exception>
    public PreparedTable Apply(CsvTable table)
    {
        string[] absent = [.. Roles.Others.Concat(Roles.Features).Where(name => !table.Has(name))];
        if (absent.Length > 0)
        {
            throw table.Fault($"{Texts.Count(absent.Length, "column")} of the training file {(absent.Length == 1 ? "is" : "are")} not here: "
                + $"{Texts.List(absent)}.");
        }

        string[] unknown = [.. table.ColumnNames.Where(name => !_known.Contains(name))];
        if (unknown.Length > 0)
        {
            throw table.Fault($"{Texts.Count(unknown.Length, "column")} {(unknown.Length == 1 ? "is" : "are")} not in the training file: "
                + $"{Texts.List(unknown)}.");
        }

        Dictionary<string, ColumnScan> scans = Scan(table, Roles, _cells);
        return Prepare(table, scans, MissingValues.RowsToTake(table, scans.Values, Roles.IsFeature, _missing));
    }

    private static Dictionary<string, ColumnScan> Scan(CsvTable table, ColumnRoles roles, CellFormat cells) => roles.Others.Concat(roles.Features)
        .ToDictionary(name => name, name => ColumnScan.Of(table, name, cells), StringComparer.Ordinal);

    private PreparedTable Prepare(CsvTable table, Dictionary<string, ColumnScan> scans, int[] rows)
    {
        var columns = new List<ViewColumn> { Label.ToColumn(scans[Roles.Label], rows) };
        if (Roles.Event is { } events)
        {
            columns.Add(Events(scans[events], rows));
        }

        if (Roles.Weight is { } weights)
        {
            columns.Add(Weights(scans[weights], rows));
        }

        if (Roles.Group is { } group)
        {
            columns.Add(new FeaturePlan(group, IsNumber: false).ToColumn(scans[group], rows));
        }

        columns.AddRange(Features.Select(feature => feature.ToColumn(scans[feature.Name], rows)));
        return new(table, rows, new(columns));
    }

    private static ArrayColumn<bool> Events(ColumnScan scan, int[] rows) =>
        new(scan.Name, BooleanDataViewType.Instance, Array.ConvertAll(rows, row => IsEvent(scan, row)));

    private static bool IsEvent(ColumnScan scan, int row)
    {
        string text = scan.Table.Column(scan.Name).Text(row).Trim();
        return (text.ToUpperInvariant(), scan.Numbers[row]) switch
        {
            ("TRUE", _) or (_, 1) => true,
            ("FALSE", _) or (_, 0) => false,
            _ => throw scan.Table.Fault(
                row, scan.Name, $"the event is {Texts.Quote(text)}, but 1 (or true) is expected where the time ended with it, and 0 (or false) "
                    + "where not."),
        };
    }

    private static ArrayColumn<float> Weights(ColumnScan scan, int[] rows)
    {
        FeaturePlan.CheckNumbers(scan);
        int negative = Array.FindIndex(rows, row => scan.Numbers[row] < 0);
        if (negative >= 0)
        {
            throw scan.Table.Fault(rows[negative], scan.Name, $"the weight {Texts.Number(scan.Numbers[rows[negative]])} is below 0.");
        }

        return Array.Exists(rows, row => scan.Numbers[row] > 0)
            ? new(scan.Name, NumberDataViewType.Single, Array.ConvertAll(rows, row => (float)scan.Numbers[row]))
            : throw scan.Table.Fault($"column {Texts.Quote(scan.Name)} gives every row the weight 0: there is nothing to learn from.");
    }

    // The test file may lack all of this.
    private static void CheckParts(CsvTable table, ColumnRoles roles, Dictionary<string, ColumnScan> scans, int[] rows)
    {
        if (roles.Event is { } events && Array.TrueForAll(rows, row => !IsEvent(scans[events], row)))
        {
            throw table.Fault($"column {Texts.Quote(events)} says of every row that its time was censored: there is no event to learn from.");
        }

        if (roles.Group is { } group && Array.TrueForAll(rows, row => table.Column(group).Utf8(row).SequenceEqual(table.Column(group).Utf8(rows[0]))))
        {
            throw table.Fault(
                $"column {Texts.Quote(group)} has one value in every row: rows of one value are never both learnt from and judged by, so that two "
                    + "are needed at least.");
        }
    }

    // What a search would find out at its end only.
    private void CheckVariation(PreparedTable train, Dictionary<string, ColumnScan> scans, SelectRequest request)
    {
        int greatest = Features.Count(feature => request.Keep.Contains(feature.Name) || !IsConstant(scans[feature.Name], train.Rows));
        if (greatest == 0)
        {
            throw train.Table.Fault($"every column to select from has one value in all rows ({Texts.List([.. Roles.Features])}): there is nothing "
                + "to select.");
        }

        if (request.Rule == SelectionRule.Count && (request.RuleValue > greatest || request.RuleValue < request.Keep.Count))
        {
            throw ToolException.Arguments(
                $"--features: {request.RuleValue} {(request.RuleValue == 1 ? "is" : "are")} asked for, but there are "
                + $"{Texts.Count(greatest, "column")} "
                + $"to keep (constant ones do not count), {request.Keep.Count} of them in any case (--keep).");
        }
    }

    private static bool IsConstant(ColumnScan scan, int[] rows)
    {
        RawColumn column = scan.Table.Column(scan.Name);
        return scan.IsNumber
            ? rows.Select(row => scan.Numbers[row]).Where(value => !double.IsNaN(value)).Distinct().Take(2).Count() < 2
            : Array.TrueForAll(rows, row => column.Utf8(row).SequenceEqual(column.Utf8(rows[0])));
    }
}
