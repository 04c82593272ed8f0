using System.Globalization;
using MLNet.FeatureGating.Tests.Recovery;
using MLNet.FeatureGating.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Benchmarks;

/// <summary>A sample of a made-up problem in a csv file that both sides read.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Seed">The seed of the sample.</param>
/// <param name="IsPermuted">Whether labels were permuted, so that no feature tells of them.</param>
/// <param name="Path">The file.</param>
internal sealed record TruthFile(TruthProblem Problem, int Seed, bool IsPermuted, string Path)
{
    /// <summary>What the peer's side calls the task.</summary>
    public string Task => Problem.Problem.Task switch
    {
        LearningTask.Regression => "regression",
        LearningTask.MulticlassClassification => "multiclass",
        _ => "binary",
    };

    /// <summary>Draws a sample and writes it down.</summary>
    public static TruthFile Write(TruthProblem problem, int seed, bool isPermuted, string folder)
    {
        MadeUpRow[] rows = problem.Problem.Sample(seed);
        float[] labels = [.. rows.Select(row => row.Label)];
        if (isPermuted)
        {
            new Random(seed).Shuffle(labels);
        }

        string path = System.IO.Path.Combine(folder, $"{problem.Name}-{seed}{(isPermuted ? "-permuted" : string.Empty)}.csv");
        File.WriteAllLines(
            path,
            rows.Select(
                (row, i) => string.Join(',', row.Features.Prepend(labels[i]).Select(value => value.ToString("R", CultureInfo.InvariantCulture))))
                .Prepend(string.Join(',', Enumerable.Range(0, problem.Problem.Features).Select(feature => $"x{feature}").Prepend("y"))));
        return new(problem, seed, isPermuted, path);
    }

    public IDataView Load(MLContext mlContext) => LabelledCsv.Load(mlContext, Path, Problem.Problem.Features);
}
