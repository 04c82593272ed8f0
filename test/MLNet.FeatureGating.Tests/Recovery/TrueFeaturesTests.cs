using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Training;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Recovery;

/// <summary>Told how many features tell of the label, and nothing else, a selection finds them.</summary>
[TestClass]
public sealed class TrueFeaturesTests
{
    private const int Samples = 5;

    private static readonly MadeUpProblem[] Problems =
    [
        MadeUpProblem.ExclusiveOr,
        MadeUpProblem.TwoMoons,
        MadeUpProblem.Friedman,
        MadeUpProblem.ManyLinear,
        MadeUpProblem.Blocks,
        MadeUpProblem.FourClasses,
    ];

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void Fit_TargetFeaturesIsTheTrueNumber_FindsNineteenOfTwenty()
    {
        double[] found = [.. Problems.Select(problem => Enumerable.Range(0, Samples).Average(sample => Found(problem, sample)))];

        TestContext.WriteLine($"Found of the true ones: {string.Join(", ", found.Select(share => $"{share:P0}"))}.");
        Assert.IsGreaterThanOrEqualTo(0.95, found.Average());

        // Ten effects of one strength in 200 rows of 500 features are at the limit of what can be told from noise.
        Assert.IsTrue(found.All(share => share >= 0.85), string.Join(", ", found));
    }

    /// <summary>The part of the true features that a fit with the default options keeps, but for what does not bear on the selection.</summary>
    private static double Found(MadeUpProblem problem, int sample)
    {
        var mlContext = new MLContext();
        var options = new StochasticGatesOptions
        {
            Task = problem.Task,
            TargetFeatures = problem.Relevant,
            Seed = sample,
            Refit = false,
            Device = ComputeDevice.Cpu,
        };
        StochasticGatesTransformer selection = mlContext.Transforms
            .SelectFeaturesByStochasticGates("Kept", "Features", options: options)
            .Fit(problem.Load(mlContext, 1000 + sample));
        return selection.SelectedSlots.Count(slot => slot < problem.Relevant) / (double)problem.Relevant;
    }
}
