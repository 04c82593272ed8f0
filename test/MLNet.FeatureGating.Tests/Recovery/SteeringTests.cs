using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Training;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Recovery;

/// <summary>
/// Among correlated features: a penalty that is steered to so many open gates, against one that is not, and the first so many by rank.
/// </summary>
[TestClass]
public sealed class SteeringTests
{
    private const int Samples = 3;

    private static readonly MadeUpProblem Problem = MadeUpProblem.Blocks;

    [TestMethod]
    public void Fit_CorrelatedFeatures_OnlySteeringArrivesAtTheirNumber()
    {
        (double Open, double Found, double Loss)[] steered = Fits(new() { TargetFeatures = Problem.Relevant });
        (double Open, double Found, double Loss)[] ranked = Fits(new());

        // Ranking finds them as well, but its gates have not decided: what its networks are judged by is another number of features.
        Assert.AreEqual(Problem.Relevant, steered.Average(fit => fit.Open), 0.25 * Problem.Relevant);
        Assert.IsGreaterThan(2 * Problem.Relevant, ranked.Average(fit => fit.Open));
        Assert.IsGreaterThanOrEqualTo(ranked.Average(fit => fit.Found), steered.Average(fit => fit.Found));
        Assert.IsGreaterThanOrEqualTo(0.95, steered.Average(fit => fit.Found));
        Assert.IsLessThan(ranked.Average(fit => fit.Loss), steered.Average(fit => fit.Loss));
    }

    private static (double Open, double Found, double Loss)[] Fits(StochasticGatesOptions options) =>
        [.. Enumerable.Range(0, Samples).Select(sample => Fit(options with
        {
            Task = Problem.Task,
            Seed = sample,
            Refit = false,
            Device = ComputeDevice.Cpu,
        }))];

    private static (double Open, double Found, double Loss) Fit(StochasticGatesOptions options)
    {
        var mlContext = new MLContext();
        StochasticGatesTransformer selection = mlContext.Transforms
            .SelectFeaturesByStochasticGates("Kept", "Features", options: options)
            .Fit(Problem.Load(mlContext, 1000 + options.Seed!.Value));
        return (
            selection.Members.Average(member => member.Best!.Value.ExpectedOpenGates),
            selection.Slots.Count(slot => slot.Rank <= Problem.Relevant && slot.Index < Problem.Relevant) / (double)Problem.Relevant,
            selection.ValidationLoss);
    }
}
