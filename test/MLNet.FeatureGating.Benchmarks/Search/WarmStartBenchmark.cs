using System.Diagnostics;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Stages;
using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Cpu;
using Microsoft.ML;

namespace MLNet.FeatureGating.Benchmarks;

/// <summary>
/// The networks of a lambda path from random weights, as the search trains them, against the same from one dense network that all lambdas of a fold
/// and seed share: it is trained for a fifth of the steps without gates, and saves them their warm-up.
/// </summary>
internal static class WarmStartBenchmark
{
    private const int Samples = 4;
    private const int Seeds = 2;
    private const int Lambdas = 8;

    // From where nearly all features are kept to where hardly any is, in units of the loss of the best constant prediction.
    private static readonly SearchRange Range = new(0.03, 9);

    public static void Run()
    {
        var table = new MarkdownTable("problem", "start", "seconds", "held-out loss", "features kept", "true ones found");
        foreach (TruthProblem truth in TruthProblem.All)
        {
            foreach (bool isWarm in new[] { false, true })
            {
                var sample = new Sample();
                MemberResult[] members = [.. Enumerable.Range(0, Samples).SelectMany(data => Train(truth, data, isWarm, sample))];
                IEnumerable<int[]> kept = members.Select(
                    member => Enumerable.Range(0, truth.Problem.Features).Where(feature => member.OpenProbabilities[feature] > 0.5f).ToArray());
                table.Add(
                    truth.Name,
                    isWarm ? "dense network" : "random",
                    $"{sample.Median:F2}",
                    $"{members.Average(member => member.Best!.Value.ValidationLoss):F3}",
                    $"{kept.Average(features => features.Length):F1}",
                    $"{kept.Average(features => truth.Found(features, truth.BlockSize)):P0}");
            }
        }

        Console.WriteLine($"  {Lambdas} lambdas x {Seeds} seeds on one fold, means over {Samples} samples of the data, one thread");
        table.Print();
    }

    private static IReadOnlyList<MemberResult> Train(TruthProblem truth, int data, bool isWarm, Sample sample)
    {
        var mlContext = new MLContext(seed: 1);
        var settings = new LambdaExperimentSettings { Gates = new() { Task = truth.Problem.Task } };
        SearchProblem problem = new SearchProblemReader(EstimatorHost.Of(mlContext), settings, "Label", "Features", null)
            .Read(truth.Problem.Load(mlContext, 1 + data), seed: 1);
        SearchConfiguration configuration = ConfigurationSampler.Draw(settings.SearchSpace, 1, problem.Seed)[0];
        var recipe = new Recipe(problem, configuration);
        var rows = TrainingRows.Create(problem, row => problem.FoldOfRows[row] == 0);
        var engine = new CpuTrainingEngine(1);
        StudyMember[] members = [.. Enumerable.Range(0, Lambdas).SelectMany(i => Enumerable.Range(0, Seeds).Select(seed => new StudyMember
        {
            Seed = seed,
            Lambda = rows.ConstantLoss * Range.At(i / (Lambdas - 1.0)),
        }))];
        TrainingStudy cold = recipe.Grid(rows, problem.Gated.Gates, members);
        var clock = Stopwatch.StartNew();
        IReadOnlyList<MemberResult> results = engine.Train(isWarm ? Warm(engine, recipe, rows, cold) : cold).Members;
        sample.Add(clock.Elapsed.TotalSeconds);
        return results;
    }

    private static TrainingStudy Warm(CpuTrainingEngine engine, Recipe recipe, TrainingRows rows, TrainingStudy cold)
    {
        float[] all = new float[rows.Training.FeatureCount];
        Array.Fill(all, 1);
        IReadOnlyList<DenseLayerWeights>[] starts = [.. engine
            .Train(recipe.Refit(
                rows,
                Enumerable.Range(0, Seeds).Select(seed => new StudyMember { Seed = seed, FixedMask = all }),
                Math.Max(1, cold.Schedule.MaximumEpochs / 5)))
            .Members.Select(member => member.Layers)];
        int epochs = cold.Schedule.MaximumEpochs - cold.Schedule.WarmUpEpochs;
        return new()
        {
            Task = cold.Task,
            ClassCount = cold.ClassCount,
            Training = cold.Training,
            Validation = cold.Validation,
            Members = [.. cold.Members.Select(member => member with { InitialLayers = starts[member.Seed] })],
            Gates = cold.Gates,
            Gate = cold.Gate,
            Network = cold.Network,
            Schedule = cold.Schedule with { MaximumEpochs = epochs, WarmUpEpochs = 0 },
        };
    }
}
