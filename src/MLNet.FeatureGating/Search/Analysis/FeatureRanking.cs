using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Stages;

namespace MLNet.FeatureGating.Search.Analysis;

/// <summary>Features by how long their gates hold out, first the one that does longest.</summary>
/// <param name="Features">The indices of all features in the order of their ranks.</param>
/// <param name="Probabilities">The probability that each feature's gate was open, averaged over the course of closing; 0 for constant ones.</param>
internal sealed record FeatureRanking(int[] Features, double[] Probabilities)
{
    /// <summary>Ranks by what several networks make of the features together.</summary>
    public static FeatureRanking Of(SearchProblem problem, IReadOnlyList<SweepMember> members)
    {
        bool IsDead(int feature) => problem.IsConstant[feature] && !problem.IsAlwaysKept(feature);
        double[] Mean(Func<SweepMember, float[]> quantity) => [.. Enumerable.Range(0, problem.FeatureCount)
            .Select(feature => IsDead(feature) ? 0 : members.Average(member => (double)quantity(member)[feature]))];
        double[] probabilities = Mean(member => member.OpenProbabilities);
        double[] firmness = Mean(member => member.Firmness);
        return new(
            [
                .. Enumerable.Range(0, problem.FeatureCount)
                    .OrderByDescending(problem.IsAlwaysKept)
                    .ThenBy(IsDead)
                    .ThenByDescending(feature => probabilities[feature])
                    .ThenByDescending(feature => problem.IsAlwaysKept(feature) ? 0 : firmness[feature]),
            ],
            probabilities);
    }
}
