using System.Diagnostics;
using System.Globalization;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Search.Analysis;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Stages;
using MLNet.FeatureGating.Search.Storage;
using MLNet.FeatureGating.Search.Units;
using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Recovery;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Cpu;
using Microsoft.ML;

namespace MLNet.FeatureGating.Benchmarks;

/// <summary>
/// The networks of a lambda path, as the search trains them, against the same fits one after another in Python with PyTorch. There, fits of some
/// lambdas are timed, evenly spread over the path, and stand for all.
/// </summary>
internal static class PathBenchmark
{
    private const int Lambdas = 20;
    private const int Folds = 5;
    private const int Seeds = 3;
    private const int Rounds = 2;
    private const int FitsOfPeer = 5;
    private static readonly MadeUpProblem Data = MadeUpProblem.Blocks with { Rows = 1000, Features = 100 };

    public static void Run()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("featuregating-path");
        try
        {
            SearchProblem problem = Read();
            SearchConfiguration configuration = ConfigurationSampler.Draw(problem.Settings.SearchSpace, 1, problem.Seed)[0];
            double[] lambdas = Range(problem, configuration);
            TrainingSchedule schedule = Study(problem, configuration, 0, lambdas).Schedule;
            double stepsHere = StepsOfFit(problem, configuration, lambdas);
            string file = Write(problem, folder.FullName);
            var here = new Dictionary<int, Sample>();
            var peer = new Dictionary<int, Sample>();
            double stepsOfPeer = 0;
            int[] threads = [.. new[] { 1, Environment.ProcessorCount }.Distinct()];
            for (int round = 0; round < Rounds; round++)
            {
                foreach (int count in threads)
                {
                    Of(here, count).Add(Train(problem, configuration, lambdas, count));
                    (double seconds, stepsOfPeer) = PeerFits(file, count, schedule, lambdas, problem.Folds);
                    Of(peer, count).Add(seconds * Lambdas * Folds * Seeds);
                }
            }

            Print(threads, here, peer, stepsHere, stepsOfPeer);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static SearchProblem Read()
    {
        var mlContext = new MLContext(seed: 1);
        var settings = new LambdaExperimentSettings
        {
            LambdaCount = Lambdas,
            Folds = Folds,
            SeedsPerFold = Seeds,
            Threads = 1,
            Device = ComputeDevice.Cpu,
            Gates = new() { Task = Data.Task },
        };
        return new SearchProblemReader(EstimatorHost.Of(mlContext), settings, "Label", "Features", null).Read(Data.Load(mlContext, 1), seed: 1);
    }

    /// <summary>The lambdas that the search would draw the path over: what it knows of them after ranking the features.</summary>
    private static double[] Range(SearchProblem problem, SearchConfiguration configuration)
    {
        SweepResult?[] sweeps = Runner(problem)
            .Run("ranking of features", SweepStage.Units(problem, configuration, 0), StorageJsonContext.Default.SweepResult);
        (double low, double high) = LambdaCurve.RangeOf([.. sweeps.SelectMany(sweep => sweep!.Members)]);
        var range = new SearchRange(low, high);
        return [.. Enumerable.Range(0, Lambdas).Select(i => range.At(i / (Lambdas - 1.0)))];
    }

    private static double Train(SearchProblem problem, SearchConfiguration configuration, double[] lambdas, int threads)
    {
        UnitRunner runner = Runner(problem with { Settings = problem.Settings with { Threads = threads } });
        var clock = Stopwatch.StartNew();
        runner.Run("fixed lambdas", GridStage.Units(problem, configuration, 0, lambdas, isGrouped: false), StorageJsonContext.Default.GridResult);
        return clock.Elapsed.TotalSeconds;
    }

    private static UnitRunner Runner(SearchProblem problem) =>
        new(new MemoryStudyStore(), problem.Settings, new ProgressWatch(null), CancellationToken.None);

    // What units do, but for its histories, which they do not keep.
    private static double StepsOfFit(SearchProblem problem, SearchConfiguration configuration, double[] lambdas) => Enumerable.Range(0, problem.Folds)
        .Average(fold =>
        {
            TrainingStudy study = Study(problem, configuration, fold, lambdas);
            int stepsOfEpoch = ((study.Training.RowCount - 1) / study.Schedule.BatchSize!.Value) + 1;
            return new CpuTrainingEngine(Environment.ProcessorCount).Train(study).Members.Average(member => member.History.Count * stepsOfEpoch);
        });

    private static TrainingStudy Study(SearchProblem problem, SearchConfiguration configuration, int fold, double[] lambdas) =>
        new Recipe(problem, configuration).Grid(
            TrainingRows.Create(problem, row => problem.FoldOfRows[row] == fold),
            problem.Gated.Gates,
            lambdas.SelectMany(lambda => Enumerable.Range(0, Seeds)
                .Select(member => new StudyMember { Seed = Recipe.SeedOf(problem, fold, member), Lambda = lambda })));

    private static string Write(SearchProblem problem, string folder)
    {
        string path = Path.Combine(folder, "path.csv");
        int width = problem.Table.SlotCount;
        File.WriteAllLines(path, Enumerable.Range(0, problem.Table.RowCount)
            .Select(row => string.Join(',', problem.Table.Features[(row * width)..((row + 1) * width)]
                .Prepend(problem.FoldOfRows[row]).Prepend(problem.Table.Targets[row])
                .Select(value => value.ToString("R", CultureInfo.InvariantCulture))))
            .Prepend(string.Join(',', Enumerable.Range(0, width).Select(feature => $"x{feature}").Prepend("fold").Prepend("y"))));
        return path;
    }

    /// <summary>Gives the mean of seconds and of steps over fits from one end of the path to the other.</summary>
    private static (double Seconds, double Steps) PeerFits(string file, int threads, TrainingSchedule schedule, double[] lambdas, int folds)
    {
        IEnumerable<double> pairs = Enumerable.Range(0, FitsOfPeer)
            .SelectMany(fit => new[] { lambdas[(int)Math.Round(fit * (Lambdas - 1.0) / (FitsOfPeer - 1))], fit % folds });
        double[] numbers =
        [
            threads,
            schedule.MaximumEpochs,
            schedule.BatchSize!.Value,
            schedule.WarmUpEpochs,
            schedule.RampEpochs,
            schedule.Patience!.Value,
            .. pairs,
        ];
        double[][] fits = [.. Peer.RunScript("lambda_path.py", numbers.Select(Peer.Text).Prepend(file))
            .Select(line => line.Split(' ').Select(Peer.Number).ToArray())];
        return (fits.Average(fit => fit[0]), fits.Average(fit => fit[1]));
    }

    private static Sample Of(Dictionary<int, Sample> samples, int threads) =>
        samples.TryGetValue(threads, out Sample? sample) ? sample : samples[threads] = new Sample();

    private static void Print(int[] threads, Dictionary<int, Sample> here, Dictionary<int, Sample> peer, double stepsHere, double stepsOfPeer)
    {
        const int Fits = Lambdas * Folds * Seeds;
        Console.WriteLine(
            $"  {Fits} networks of {Data.Features}-64-32-1 on {Data.Rows} rows. Python: {FitsOfPeer} fits from one end of the path to the other, "
            + $"times {Fits / FitsOfPeer}; medians of {Rounds} rounds.");
        var table = new MarkdownTable(
            "threads", "Python, s", "here, s", "Python / here", "steps a fit: Python", "here", "us a step: Python", "here", "Python / here");
        foreach (int count in threads)
        {
            double ofPeer = peer[count].Median;
            double own = here[count].Median;
            double stepOfPeer = ofPeer / (Fits * stepsOfPeer);
            double step = own / (Fits * stepsHere);
            table.Add(
                $"{count}",
                $"{ofPeer:F0}",
                $"{own:F2}",
                $"{ofPeer / own:F0}",
                $"{stepsOfPeer:F0}",
                $"{stepsHere:F0}",
                $"{1e6 * stepOfPeer:F0}",
                $"{1e6 * step:F1}",
                $"{stepOfPeer / step:F0}");
        }

        table.Print();
    }
}
