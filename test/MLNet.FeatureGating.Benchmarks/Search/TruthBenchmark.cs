using System.Diagnostics;
using System.Text.Json;
using MLNet.FeatureGating.Search;
using Microsoft.ML;

namespace MLNet.FeatureGating.Benchmarks;

/// <summary>
/// Made-up problems, of which it is known what their labels depend on: what this library's search selects with its default settings, and what
/// scikit-learn's usual ways select from the same files; and how often each says that nothing is predictive where labels were permuted.
/// </summary>
internal static class TruthBenchmark
{
    private const string Here = "this library";

    // Samples that nothing was tuned on: trials and tests draw theirs from 0 and 1000 on.
    private const int FirstSeed = 5000;
    private const int FirstPermutedSeed = 6000;
    private static readonly JsonSerializerOptions JsonOptions = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    public static string[] Options { get; } = ["seeds", "permuted", "problems"];

    public static void Run(BenchmarkOptions options)
    {
        string[] names = options.Names("problems", [.. TruthProblem.All.Select(problem => problem.Name)]);
        TruthProblem[] problems = [.. TruthProblem.All.Where(problem => names.Contains(problem.Name))];
        DirectoryInfo folder = Directory.CreateTempSubdirectory("featuregating-truth");
        try
        {
            TruthFile[] files =
            [
                .. problems.SelectMany(problem => Enumerable.Range(0, options.Number("seeds", 5))
                    .Select(seed => TruthFile.Write(problem, FirstSeed + seed, isPermuted: false, folder.FullName))),
                .. Enumerable.Range(0, options.Number("permuted", 20))
                    .Select(i => TruthFile.Write(problems[i % problems.Length], FirstPermutedSeed + i, isPermuted: true, folder.FullName)),
            ];
            TruthAnswer[] answers = [.. Answers(files), .. Rivals(files)];
            TruthTables.Print(answers, problems);
            Save(answers);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Each search has one thread, as each of the rivals; files are shared out among the processors on both sides.
    private static TruthAnswer[] Answers(TruthFile[] files)
    {
        // The first search compiles the code.
        Select(files[0]);
        var answers = new TruthAnswer[files.Length];
        int done = 0;
        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var clock = Stopwatch.StartNew();
            IReadOnlyList<int> selected = Select(files[i]);
            answers[i] = TruthAnswer.Of(files[i], Here, selected, clock.Elapsed.TotalSeconds);
            Console.Error.WriteLine($"  {Here}: {Interlocked.Increment(ref done)} of {files.Length} files");
        });
        return answers;
    }

    private static IReadOnlyList<int> Select(TruthFile file)
    {
        var mlContext = new MLContext(seed: 1);
        LambdaExperimentResult result = mlContext.FeatureGating()
            .CreateLambdaExperiment(new() { Gates = new() { Task = file.Problem.Problem.Task }, Threads = 1 })
            .Execute(file.Load(mlContext));
        return result.IsPredictive ? result.FewestWithinOneStandardError().Chosen.Features : [];
    }

    private static IEnumerable<TruthAnswer> Rivals(TruthFile[] files)
    {
        Dictionary<string, TruthFile> byPath = files.ToDictionary(file => file.Path);
        foreach (string line in Peer.RunScript("rivals.py", files.SelectMany(file => new[] { file.Task, file.Path })))
        {
            using var answer = JsonDocument.Parse(line);
            JsonElement root = answer.RootElement;
            yield return TruthAnswer.Of(
                byPath[root.GetProperty("file").GetString()!],
                root.GetProperty("method").GetString()!,
                [.. root.GetProperty("selected").EnumerateArray().Select(index => index.GetInt32())],
                root.GetProperty("seconds").GetDouble());
        }
    }

    private static void Save(TruthAnswer[] answers)
    {
        string path = Path.Combine("artifacts", "bench", "truth.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, JsonSerializer.Serialize(answers, JsonOptions));
        Console.WriteLine($"  All answers: {path}");
    }
}
