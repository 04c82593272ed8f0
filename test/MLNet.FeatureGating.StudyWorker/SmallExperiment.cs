using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Search.Storage;
using MLNet.FeatureGating.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.StudyWorker;

/// <summary>A lambda experiment on rows that are always the same: features 2 and 5 of 12 tell of the label.</summary>
internal static class SmallExperiment
{
    private const int Rows = 160;
    private const int Features = 12;

    /// <summary>Runs it.</summary>
    /// <param name="studyFile">The file that keeps what is trained, or null.</param>
    /// <param name="threads">The number of threads.</param>
    /// <returns>What it found out, as JSON, but for how long it took.</returns>
    public static string Run(string? studyFile, int threads)
    {
        var mlContext = new MLContext();
        LambdaExperimentResult result = mlContext.FeatureGating().CreateLambdaExperiment(new()
        {
            Seed = 3,
            Folds = 4,
            LambdaCount = 4,
            Stability = new() { Subsamples = 10 },
            StudyFile = studyFile,
            Threads = threads,
            Device = ComputeDevice.Cpu,
            Gates = new() { MaximumEpochs = 250 },
            SearchSpace = new() { HiddenUnits = [[16]], LearningRate = 0.01 },
        }).Execute(Load(mlContext));
        SearchSummary summary = result.FewestWithinOneStandardError().Summary;
        return SummaryJson.Write(summary with
        {
            ElapsedSeconds = 0,
            Runs = [.. summary.Runs.Select(run => run with { RuntimeInSeconds = 0 })],
        });
    }

    private static IDataView Load(MLContext mlContext)
    {
        var random = new Random(1);
        var rows = new SmallRow[Rows];
        for (int row = 0; row < rows.Length; row++)
        {
            float[] features = [.. Enumerable.Range(0, Features).Select(_ => (float)((2 * random.NextDouble()) - 1))];
            rows[row] = new() { Features = features, Label = features[2] + features[5] > 0 };
        }

        SchemaDefinition definition = SchemaDefinition.Create(typeof(SmallRow));
        definition[nameof(SmallRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Features);
        return mlContext.Data.LoadFromEnumerable(rows, definition);
    }

    private sealed class SmallRow
    {
        public float[] Features { get; set; } = [];

        public bool Label { get; set; }
    }
}
