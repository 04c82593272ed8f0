using System.Text.Json;
using MLNet.FeatureGating.Search.Stages;
using MLNet.FeatureGating.Search.Storage;

namespace MLNet.FeatureGating.Tests.Search;

/// <summary>A store that knows everything beforehand: what a search then does can be looked at without any training.</summary>
internal sealed class OracleStore(int features) : IStudyStore
{
    private readonly SortedSet<int> _counts = [];
    private readonly SortedSet<double> _lambdas = [];

    /// <summary>The loss of a number of features of a fold under a configuration; of 0 features, the best constant prediction's.</summary>
    public Func<int, int, int, double> Loss { get; init; } = (_, _, count) => 1.0 / (1 + count);

    /// <summary>Whether the networks of a fold diverged while it was ranked.</summary>
    public Func<int, bool> HasDiverged { get; init; } = _ => false;

    /// <summary>The gain of a permutation; 0 for the labels as they are.</summary>
    public Func<int, double> Gain { get; init; } = _ => 0;

    /// <summary>The number of features that is left under a lambda.</summary>
    public Func<double, int> Selected { get; init; } = _ => 1;

    /// <summary>The numbers of features that were asked for, in any fold.</summary>
    public IReadOnlyCollection<int> Counts => _counts;

    /// <summary>The lambdas that were asked for, in any fold.</summary>
    public IReadOnlyCollection<double> Lambdas => _lambdas;

    /// <summary>How many permutations were asked for.</summary>
    public int Permutations { get; private set; }

    public string? Find(string key)
    {
        string[] parts = key.Split('/');
        return parts[0] switch
        {
            "sweep" => JsonSerializer.Serialize(Sweep(int.Parse(parts[2])), StorageJsonContext.Default.SweepResult),
            "subset" => JsonSerializer.Serialize(
                Subset(int.Parse(parts[1]), int.Parse(parts[2]), int.Parse(parts[3])), StorageJsonContext.Default.SubsetResult),
            "lambda" => JsonSerializer.Serialize(Grid(double.Parse(parts[3])), StorageJsonContext.Default.GridResult),
            "permutation" => JsonSerializer.Serialize(Permutation(int.Parse(parts[1])), StorageJsonContext.Default.PermutationResult),
            "stability" => JsonSerializer.Serialize(
                new([[int.Parse(parts[1])], [int.Parse(parts[2])]]), StorageJsonContext.Default.StabilityResult),
            _ => null,
        };
    }

    public bool TryClaim(string key) => throw new NotSupportedException($"There is nothing to train, but {key} is asked for.");

    public void Complete(string key, string result) => throw new NotSupportedException(key);

    public void Release(string key) => throw new NotSupportedException(key);

    public void SaveSummary(string json) => throw new NotSupportedException();

    public string? FindSummary() => null;

    public void Dispose()
    {
    }

    // The first features hold out longest.
    private SweepResult Sweep(int fold)
    {
        float[] probabilities = [.. Enumerable.Range(0, features).Select(feature => 1 - ((float)feature / features))];
        return new(HasDiverged(fold) ? [] : [new(probabilities, new float[features], [0, 0.1, 10], [features, features, 2])]);
    }

    private SubsetResult Subset(int configuration, int fold, int count)
    {
        _counts.Add(count);
        return new([new(count, [Loss(configuration, fold, count)], [count])], Loss(configuration, fold, 0), 0);
    }

    private GridResult Grid(double lambda)
    {
        _lambdas.Add(lambda);
        return new([new(lambda, Selected(lambda), 1, 0, new float[features])], 0.5);
    }

    private PermutationResult Permutation(int permutation)
    {
        Permutations++;
        return new(Gain(permutation));
    }
}
