using MLNet.FeatureGating.Tests.Recovery;

namespace MLNet.FeatureGating.Benchmarks;

/// <summary>A made-up problem under the name that it has in tables.</summary>
/// <param name="Name">The name.</param>
/// <param name="Problem">The problem. What its label depends on are the first features.</param>
/// <param name="BlockSize">The number of features that say the same: to have one of them is to have the block.</param>
internal sealed record TruthProblem(string Name, MadeUpProblem Problem, int BlockSize = 1)
{
    public static IReadOnlyList<TruthProblem> All { get; } =
    [
        new("xor", MadeUpProblem.ExclusiveOr),
        new("moons", MadeUpProblem.TwoMoons),
        new("friedman", MadeUpProblem.Friedman),
        new("linear", MadeUpProblem.ManyLinear),
        new("blocks", MadeUpProblem.Blocks, BlockSize: 3),
        new("classes", MadeUpProblem.FourClasses),
    ];

    /// <summary>The part of the features that tell of the label, or of the blocks of them, that is among those selected.</summary>
    public double Found(IReadOnlyCollection<int> selected, int blockSize) =>
        selected.Where(feature => feature < Problem.Relevant).Select(feature => feature / blockSize).Distinct().Count()
        / (double)(Problem.Relevant / blockSize);

    /// <summary>The part of those selected that tell nothing of the label; 0 where none is selected.</summary>
    public double False(IReadOnlyCollection<int> selected) =>
        selected.Count == 0 ? 0 : selected.Count(feature => feature >= Problem.Relevant) / (double)selected.Count;
}
