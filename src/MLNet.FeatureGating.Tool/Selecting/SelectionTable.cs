using System.Globalization;
using MLNet.FeatureGating.Tool.Columns;
using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Summaries;
using MLNet.FeatureGating.Tool.Terminal;
using Spectre.Console;

namespace MLNet.FeatureGating.Tool.Selecting;

/// <summary>Says what was read, and what came of it.</summary>
internal static class SelectionTable
{
    /// <summary>Says what a file holds, and, of the training file, what is predicted.</summary>
    public static void WriteInput(ToolConsole console, TablePlan? plan, PreparedTable prepared)
    {
        string separator = prepared.Table.Separator == '\t' ? "tabs" : $"'{prepared.Table.Separator}'";
        console.Line($"{prepared.Table.Path}");
        console.Line($"  {Texts.Count(prepared.Table.RowCount, "row")} of {Texts.Count(prepared.Table.Columns.Count, "field")}, "
            + $"{prepared.Table.EncodingName}, separated by {separator}");
        if (prepared.Table.RowCount - prepared.Rows.Length is var left and > 0)
        {
            console.Line($"  {Texts.Count(left, "row")} with missing values left out");
        }

        if (plan is null)
        {
            return;
        }

        console.Line($"  label {Texts.Quote(plan.Label.Name)}: {string.Join("\n  ", plan.Label.Describe())}");
        int texts = plan.Features.Count(feature => !feature.IsNumber);
        string categories = texts > 0 ? $" ({texts} of categories)" : string.Empty;
        console.Line($"  {Texts.Count(plan.Features.Count, "column")}{categories} to select from");
    }

    /// <summary>Says what is selected and what it is worth.</summary>
    public static void Write(ToolConsole console, SelectTask task, SelectionOutcome outcome)
    {
        foreach (string warning in outcome.Warnings)
        {
            console.Note($"warning: {warning}");
        }

        console.Line();
        FoundFeature[] selected = [.. outcome.Selected];
        if (selected.Length == 0)
        {
            console.Line($"Nothing is selected, after {Durations.Text(outcome.Elapsed)}.");
            return;
        }

        console.Table(Table(selected, task.Plan));
        console.Line($"{selected.Length} of {Texts.Count(outcome.Features.Count, "column")} selected in {Durations.Text(outcome.Elapsed)}");
        console.Line($"  {RuleText.Of(outcome.Summary.Chosen!)}");
        string name = outcome.Summary.MetricName;
        console.Line(double.IsNaN(outcome.ValidationMetric)
            ? $"  {name} on held-out rows: not known"
            : string.Create(
                CultureInfo.InvariantCulture, $"  {name} on held-out rows: {outcome.ValidationMetric:F4} +- {outcome.ValidationStandardError:F4}"));
        if (outcome.TestMetric is { } test)
        {
            console.Line(string.Create(
                CultureInfo.InvariantCulture, $"  {name} on the test file: {test:F4} ({outcome.TestMetricOfAll:F4} with all columns)"));
        }
    }

    private static Table Table(FoundFeature[] selected, TablePlan plan)
    {
        Dictionary<string, bool> isNumber = plan.Features.ToDictionary(feature => feature.Name, feature => feature.IsNumber, StringComparer.Ordinal);
        var table = new Table { Border = TableBorder.Rounded, UseSafeBorder = true };
        table.AddColumn(new TableColumn("rank").RightAligned());
        table.AddColumn("column");
        table.AddColumn("values");
        table.AddColumn(new TableColumn("probability").RightAligned());
        table.AddColumn(new TableColumn("frequency").RightAligned());
        foreach (FoundFeature feature in selected)
        {
            table.AddRow(
                new Text(feature.Rank.ToString(CultureInfo.InvariantCulture)),
                new Text(Texts.Quote(feature.Name)[1..^1]),
                new Text(isNumber[feature.Name] ? "numbers" : "categories"),
                new Text(feature.Probability.ToString("F3", CultureInfo.InvariantCulture)),
                new Text(feature.Frequency.ToString("F2", CultureInfo.InvariantCulture)));
        }

        return table;
    }
}
