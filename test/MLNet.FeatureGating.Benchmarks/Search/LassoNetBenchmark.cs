using System.Diagnostics;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Training;
using Microsoft.ML;

namespace MLNet.FeatureGating.Benchmarks;

/// <summary>
/// A search from a csv file to its answer, on one thread, against the time of LassoNet's path, which was measured once and is scaled by how
/// long a plain loop in PyTorch takes now; and the accuracy on test rows of as many features each.
/// </summary>
internal static class LassoNetBenchmark
{
    private const int Rounds = 3;
    private static readonly (string Name, int Features, LearningTask Task)[] DataSets =
    [
        ("breast-cancer", 30, LearningTask.BinaryClassification),
        ("digits", 64, LearningTask.MulticlassClassification),
    ];

    public static void Run()
    {
        var reference = LassoNetReference.Load();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("featuregating-lassonet");
        try
        {
            Peer.RunScript("lassonet_data.py", [folder.FullName]);
            var times = new MarkdownTable(
                ["data", "LassoNet's path, s", .. Settings(default).SelectMany(settings => new[] { $"{settings.Name}, s", "LassoNet / here" })]);
            foreach ((string name, int features, LearningTask task) in DataSets)
            {
                var mlContext = new MLContext(seed: 1);
                IDataView train = LabelledCsv.Load(mlContext, Path.Combine(folder.FullName, $"{name}-train.csv"), features);
                IDataView test = LabelledCsv.Load(mlContext, Path.Combine(folder.FullName, $"{name}-test.csv"), features);
                Time(times, name, mlContext, train, task, reference);
                CompareAccuracy(name, mlContext, train, test, task, reference.DataSets[name]);
            }

            Console.WriteLine("  Seconds on one thread; LassoNet's are scaled to this machine.");
            times.Print();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (string Name, LambdaExperimentSettings Settings)[] Settings(LearningTask task)
    {
        var usual = new LambdaExperimentSettings { Threads = 1, Gates = new() { Task = task } };
        return
        [
            ("to the answer", usual with { LambdaCount = 0 }),
            ("and fixed lambdas", usual),
            ("and stability selection", usual with { Stability = new() }),
        ];
    }

    private static void Time(MarkdownTable table, string name, MLContext mlContext, IDataView train, LearningTask task, LassoNetReference reference)
    {
        (string Name, LambdaExperimentSettings Settings)[] all = Settings(task);
        Sample[] here = [.. all.Select(_ => new Sample())];
        var peer = new Sample();
        Execute(mlContext, train, all[0].Settings);
        for (int round = 0; round < Rounds; round++)
        {
            foreach (string line in Peer.Run("one_fit.py", 5, StogStudy.Epochs))
            {
                peer.Add(Peer.Number(line));
            }

            for (int i = 0; i < all.Length; i++)
            {
                here[i].Add(Execute(mlContext, train, all[i].Settings));
            }
        }

        double path = reference.DataSets[name].Seconds * peer.Minimum / reference.PlainTorchSeconds;
        table.Add([name, $"{path:F1}", .. here.SelectMany(sample => new[] { $"{sample.Median:F2}", $"{path / sample.Median:F1}" })]);
    }

    private static double Execute(MLContext mlContext, IDataView train, LambdaExperimentSettings settings)
    {
        var clock = Stopwatch.StartNew();
        LambdaExperimentResult result = mlContext.FeatureGating().CreateLambdaExperiment(settings).Execute(train);
        GC.KeepAlive(result.FewestWithinOneStandardError());
        return clock.Elapsed.TotalSeconds;
    }

    private static void CompareAccuracy(string name, MLContext mlContext, IDataView train, IDataView test, LearningTask task, LassoNetPath path)
    {
        LambdaExperimentResult result = mlContext.FeatureGating()
            .CreateLambdaExperiment(new() { LambdaCount = 0, Seed = 1, Gates = new() { Task = task } })
            .Execute(train);
        int fewest = result.FewestWithinOneStandardError().Chosen.Features.Count;
        int greatest = result.Summary.Features.Count(feature => !feature.IsConstant);
        SortedSet<int> counts = [fewest, greatest, .. Enumerable.Range(0, 31).Select(power => 1 << power).Where(count => count < greatest)];
        var table = new MarkdownTable($"{name}: features", "accuracy here", "LassoNet's", "its features", "difference");
        var differences = new List<double>();
        foreach (int count in counts)
        {
            double accuracy = result.Exactly(count).Test(test).Chosen.TestMetric!.Value;
            (int nearest, double theirs) = path.Nearest(count);
            differences.Add(accuracy - theirs);
            table.Add(
                $"{count}{(count == fewest ? " (the answer)" : string.Empty)}",
                $"{accuracy:F3}",
                $"{theirs:F3}",
                $"{nearest}",
                Signed(accuracy - theirs));
        }

        table.Add("mean", string.Empty, string.Empty, string.Empty, Signed(differences.Average()));
        table.Print();
    }

    // A negative zero is none.
    private static string Signed(double value) => (Math.Round(value, 3) + 0.0).ToString("+0.000;-0.000;0.000");
}
