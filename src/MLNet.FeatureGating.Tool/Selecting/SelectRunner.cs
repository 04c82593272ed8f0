using MLNet.FeatureGating.Tool.Columns;
using MLNet.FeatureGating.Tool.Csv;
using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Files;
using MLNet.FeatureGating.Tool.Terminal;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tool.Selecting;

/// <summary>Does what <c>featuregate select</c> was asked for: reads, selects, says what came of it, and writes.</summary>
internal static class SelectRunner
{
    /// <summary>Runs the selection.</summary>
    /// <exception cref="ToolException">Something that was given cannot be used.</exception>
    public static ExitCode Run(SelectRequest request, ToolConsole console)
    {
        using var folder = OutputFolder.Prepare(request.OutputFolder);
        using var interruption = new Interruption(console);
        return interruption.Guard(() =>
        {
            SelectTask task = Prepare(request, console, interruption.Token, out ProgressDisplay progress);
            SelectionOutcome outcome;
            using (progress)
            {
                outcome = TrainingErrors.Translate(() => request.Rule == SelectionRule.Lambda ? LambdaRun.Run(task) : SearchRun.Run(task));
            }

            OutputFile[] files = [.. SelectionFiles.Of(task, outcome)];
            string[] names = [.. files.Select(file => file.Name)];
            folder.Write(files, SelectionFiles.Names.Except(names));
            SelectionTable.Write(console, task, outcome);
            console.Line($"written to {folder.Path}: {string.Join(", ", names)}");
            return interruption.Close(outcome.Selection is not null, outcome.Summary.IsComplete);
        });
    }

    private static SelectTask Prepare(SelectRequest request, ToolConsole console, CancellationToken token, out ProgressDisplay progress)
    {
        CsvTable table = CsvReader.Read(request.TrainPath, request.Csv, token);
        (TablePlan plan, PreparedTable train) = TablePlan.Learn(table, request);
        SelectionTable.WriteInput(console, plan, train);
        PreparedTable? test = null;
        if (request.TestPath is { } path)
        {
            test = plan.Apply(CsvReader.Read(path, request.Csv with { Separator = request.Csv.Separator ?? table.Separator }, token));
            SelectionTable.WriteInput(console, null, test);
        }

        var context = new MLContext(request.Seed);
        FeaturePipeline pipeline = FeaturePipeline.Fit(context, plan, train, request.Missing);
        progress = console.StartProgress();
        return new(context, request, plan, train, test, pipeline, progress, token);
    }
}
