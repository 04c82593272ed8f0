using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tool.Columns;
using MLNet.FeatureGating.Tool.Terminal;
using MLNet.FeatureGating.Training;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tool.Selecting;

/// <summary>A selection to be made: what was asked for, and the rows as ML.NET sees them.</summary>
/// <param name="Context">The context that everything is made by.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Plan">What the columns are.</param>
/// <param name="Train">The training rows.</param>
/// <param name="Test">The test rows, or null.</param>
/// <param name="Pipeline">Makes one vector of the columns.</param>
/// <param name="Progress">Shown how far it has got.</param>
/// <param name="CancellationToken">Ends it early, with the best so far.</param>
internal sealed record SelectTask(
    MLContext Context,
    SelectRequest Request,
    TablePlan Plan,
    PreparedTable Train,
    PreparedTable? Test,
    FeaturePipeline Pipeline,
    ProgressDisplay Progress,
    CancellationToken CancellationToken)
{
    /// <summary>What single trainings and searches have in common.</summary>
    public StochasticGatesOptions Gates
    {
        get
        {
            var options = new StochasticGatesOptions
            {
                Task = Plan.Label.Task,
                EventColumnName = Request.Event,
                ExampleWeightColumnName = Request.Weight,
                Groups = Pipeline.Groups,
                Costs = Request.Costs,
                AlwaysKeep = Request.Keep,
                Device = Request.Device,
                Seed = Request.Seed,
            };
            return Request.Gate is { } gate ? options with { Gate = gate } : options;
        }
    }

    /// <summary>What is known of every column, in their order in the file.</summary>
    /// <param name="summary">What was found out.</param>
    /// <param name="chosen">The indices of the features that are kept.</param>
    public IReadOnlyList<FoundFeature> ByColumn(SearchSummary summary, IReadOnlyList<int> chosen) =>
    [
        .. summary.Features.OrderBy(feature => feature.Slots[0]).Select(feature => new FoundFeature(
            Pipeline.ColumnOfSlots[feature.Slots[0]],
            feature.SelectionProbability,
            feature.SelectionFrequency,
            feature.Rank,
            chosen.Contains(feature.Index))),
    ];
}
