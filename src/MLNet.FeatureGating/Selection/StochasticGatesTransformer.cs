using MLNet.FeatureGating.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Selection;

/// <summary>
/// Keeps the slots that stochastic gates selected, and knows what the gates found out about every slot. Fitted by
/// <see cref="StochasticGatesEstimator"/>.
/// </summary>
/// <remarks>
/// A stock ML.NET transformer does the work, and it alone is saved: a model file needs neither this library nor torch to be loaded.
/// What this class knows beyond it is not in the file.
/// </remarks>
public sealed class StochasticGatesTransformer : ITransformer
{
    private readonly ITransformer _stock;

    internal StochasticGatesTransformer(ITransformer stock, SelectionOutcome outcome)
    {
        _stock = stock;
        Slots = outcome.Slots;
        Features = outcome.Features;
        SelectedSlots = [.. Slots.Where(slot => slot.IsSelected).Select(slot => slot.Index)];
        SelectedSlotNames = [.. Slots.Where(slot => slot.IsSelected).Select(slot => slot.Name)];
        Task = outcome.Task;
        Lambda = outcome.Lambda;
        BaselineLoss = outcome.BaselineLoss;
        Members = outcome.Members;
        TrainingHistory = MeanHistory(Members);
        EpochRecord best = EpochRecord.Mean([.. Members.Select(member => member.Best!.Value)]);
        ValidationLoss = best.ValidationLoss;
        ValidationMetric = best.ValidationMetric;
        RefitLoss = outcome.Refit?.Loss;
        RefitMetric = outcome.Refit?.Metric;
    }

    /// <summary>Gets what the gates found out about every slot of the input, in the order of the slots.</summary>
    public IReadOnlyList<SlotGate> Slots { get; }

    /// <summary>
    /// Gets what the gates found out about every feature: each is a slot, or a group of slots that share a gate, in the order of their first slots.
    /// </summary>
    public IReadOnlyList<GatedFeature> Features { get; }

    /// <summary>Gets the indices of the kept slots in the input, ascending.</summary>
    public IReadOnlyList<int> SelectedSlots { get; }

    /// <summary>Gets the names of the kept slots, in the order of <see cref="SelectedSlots"/>.</summary>
    public IReadOnlyList<string> SelectedSlotNames { get; }

    /// <summary>Gets the number of kept slots, the size of the output vector.</summary>
    public int SelectedCount => SelectedSlots.Count;

    /// <summary>Gets what the network was trained to predict.</summary>
    public LearningTask Task { get; }

    /// <summary>
    /// Gets the weight of the penalty that the gates were trained under. Where <see cref="StochasticGatesOptions.TargetFeatures"/> had it
    /// steered: what it was in the members' best epochs, averaged over them.
    /// </summary>
    public double Lambda { get; }

    /// <summary>
    /// Gets what each of the networks learnt that were trained at once: gates (those of <see cref="Features"/>, in that order), history, reason
    /// to stop, metrics. Those that diverged before the penalty was whole are left out.
    /// </summary>
    public IReadOnlyList<MemberResult> Members { get; }

    /// <summary>Gets a record of every epoch, averaged over the members that still trained in it.</summary>
    public IReadOnlyList<EpochRecord> TrainingHistory { get; }

    /// <summary>
    /// Gets the loss on the held-out rows under each member's collapsed gates, averaged over the members: nats, or variances of the label in
    /// a regression, or of the features in a reconstruction.
    /// </summary>
    public double ValidationLoss { get; }

    /// <summary>
    /// Gets the loss of the best constant prediction, in the unit of <see cref="ValidationLoss"/>. Where the validation loss is not below
    /// it, the network learnt nothing that holds beyond its training rows, and the selection means nothing. An estimator made by
    /// <c>mlContext.FeatureGating()</c> warns of it in the context's log; one made by <c>mlContext.Transforms</c> has no log to do so.
    /// </summary>
    public double BaselineLoss { get; }

    /// <summary>
    /// Gets the metric on the held-out rows under each member's collapsed gates, averaged over the members. Not a number for a regression
    /// whose held-out rows all have one label, and for survival where no two held-out rows can be compared.
    /// </summary>
    public double ValidationMetric { get; }

    /// <summary>Gets the name of <see cref="ValidationMetric"/> and <see cref="RefitMetric"/>.</summary>
    /// <value>
    /// Accuracy; RSquared in a regression or a reconstruction (of all features together); Concordance, Harrell's index, in survival.
    /// </value>
    public string ValidationMetricName => TaskMetric.NameOf(Task);

    /// <summary>
    /// Gets the loss on the held-out rows of networks that were trained anew without gates and noise, each on the fixed mask of the features
    /// that its own gates keep, averaged over the members, in the unit of <see cref="ValidationLoss"/>: what selected features can explain.
    /// </summary>
    /// <remarks>
    /// Each network keeps what its own gates found, not what all members found together: the rows that one member holds out are among those
    /// that the others learnt from, and a mask that has seen them would flatter.
    /// </remarks>
    /// <value>
    /// <see langword="null"/> where <see cref="StochasticGatesOptions.Refit"/> is off, was cancelled, or diverged.
    /// </value>
    public double? RefitLoss { get; }

    /// <summary>Gets the metric of those networks on the held-out rows, averaged over the members.</summary>
    /// <value>As <see cref="RefitLoss"/>; not a number where <see cref="ValidationMetric"/> is none.</value>
    public double? RefitMetric { get; }

    /// <inheritdoc/>
    bool ITransformer.IsRowToRowMapper => _stock.IsRowToRowMapper;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _stock.GetOutputSchema(inputSchema);

    /// <inheritdoc/>
    public IDataView Transform(IDataView input) => _stock.Transform(input);

    /// <inheritdoc/>
    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => _stock.GetRowToRowMapper(inputSchema);

    /// <inheritdoc/>
    void ICanSaveModel.Save(ModelSaveContext ctx) => ((ICanSaveModel)_stock).Save(ctx);

    private static IReadOnlyList<EpochRecord> MeanHistory(IReadOnlyList<MemberResult> members) =>
        [.. Enumerable.Range(0, members.Max(member => member.History.Count)).Select(epoch => EpochRecord.Mean(
            [.. members.Where(member => member.History.Count > epoch).Select(member => member.History[epoch])]))];
}
