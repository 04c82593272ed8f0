using MLNet.FeatureGating.Tool.Columns;
using MLNet.FeatureGating.Tool.Files;
using MLNet.FeatureGating.Tool.Reporting;
using MLNet.FeatureGating.Tool.Views;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tool.Selecting;

/// <summary>The files that a selection writes.</summary>
internal static class SelectionFiles
{
    private const string Model = "model.zip";
    private const string Train = "selected-train.csv";
    private const string Test = "selected-test.csv";

    /// <summary>The names of all files that any selection writes.</summary>
    public static IReadOnlyList<string> Names { get; } = [SelectionJson.FileName, Model, Train, Test, ReportFile.Name];

    /// <summary>The files of one selection: where nothing is selected, the account of it alone.</summary>
    public static IEnumerable<OutputFile> Of(SelectTask task, SelectionOutcome outcome)
    {
        yield return new(SelectionJson.FileName, stream => SelectionJson.Write(stream, outcome, task.Request.Seed));
        if (outcome.Selection is { } selection)
        {
            yield return new(Model, stream => task.Context.Model.Save(task.Pipeline.Then(selection), FeatureSchema(task), stream));
            HashSet<string> columns = [.. outcome.Selected.Select(feature => feature.Name), .. task.Plan.Roles.Others];
            yield return new(Train, stream => SelectedCsv.Write(stream, task.Train, columns));
            if (task.Test is { } test)
            {
                yield return new(Test, stream => SelectedCsv.Write(stream, test, columns));
            }
        }

        yield return ReportFile.Of(outcome.Summary);
    }

    // The model asks for the features alone: whoever applies it has no label.
    private static DataViewSchema FeatureSchema(SelectTask task) => new TableView(
        [.. task.Plan.Features.Select(ViewColumn (feature) => feature.IsNumber
            ? new ArrayColumn<float>(feature.Name, Microsoft.ML.Data.NumberDataViewType.Single, [])
            : new CategoryColumn(feature.Name, [], []))]).Schema;
}
