using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Selection.Groups;
using MLNet.FeatureGating.Training;
using Microsoft.ML;

namespace MLNet.FeatureGating.Search.Rows;

/// <summary>Reads the columns of an experiment.</summary>
internal sealed class SearchProblemReader
{
    private readonly EstimatorHost _host;
    private readonly LambdaExperimentSettings _settings;
    private readonly string _featureName;
    private readonly ColumnRoles _roles;

    /// <summary>Initializes a new instance of the <see cref="SearchProblemReader"/> class.</summary>
    /// <exception cref="ArgumentException">A column has two parts to play, or settings do not go together.</exception>
    public SearchProblemReader(EstimatorHost host, LambdaExperimentSettings settings, string labelName, string featureName, string? groupName)
    {
        _host = host;
        _settings = settings;
        _featureName = featureName;
        StochasticGatesOptions gates = settings.Gates;
        if (gates.SelfSupervision is not null)
        {
            throw new ArgumentException(
                $"{nameof(LambdaExperimentSettings.Gates)} must leave {nameof(StochasticGatesOptions.SelfSupervision)} unset: an experiment learns "
                + "from rows with a label alone.",
                nameof(settings));
        }

        OptionChecks.CheckSteering(gates, "the ranking of features");
        _roles = OptionChecks.Roles(featureName + " selected", [featureName], labelName, gates) with { Group = groupName };
        if (groupName is not null && (groupName == labelName || groupName == featureName))
        {
            throw new ArgumentException($"Column '{groupName}' cannot be the sampling key column, too. Name another one.", nameof(groupName));
        }
    }

    /// <summary>The name of the label column; null where the task reads none.</summary>
    public string? LabelName => _roles.Label;

    /// <summary>Reads the rows to learn from, and deals them out to folds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing, or of a type that does not fit.</exception>
    /// <exception cref="InvalidOperationException">The rows cannot be learnt from.</exception>
    public SearchProblem Read(IDataView view, int seed)
    {
        var inputs = new InputColumns(_host.Context, _featureName, [_featureName]);
        inputs.Check(view.Schema);
        DataViewSchema.Column column = view.Schema[_featureName];
        IReadOnlyList<string> columnOfSlots = inputs.ColumnOfSlots(view.Schema);
        var features = new FeatureColumn(column, columnOfSlots);
        var reader = new FeatureTableReader(view.Schema, features, _roles);
        GatedSlots gated = GatedSlots.Create(_settings.Gates, new(features.SlotNames, columnOfSlots), CategoricalRanges.Of(column));
        FeatureTable table = reader.Read(view, _settings.CancellationToken);
        var spread = Standardization.Fit(table.Features, table.SlotCount, table.Weights);
        IReadOnlyList<bool> isConstant = gated.Constant([.. Enumerable.Range(0, table.SlotCount).Select(spread.IsConstant)]);
        SelectionChecks.Variation(isConstant, gated.Slots.Columns);
        (int[] foldOfRows, int folds) = FoldAssignment.Create(table, _settings.Folds, seed);
        return new(table, gated, isConstant, foldOfRows, folds, _settings, seed)
        {
            OtherPartitions = [.. Enumerable.Range(1, _settings.Partitions - 1)
                .Select(partition => FoldAssignment.Create(table, _settings.Folds, SeedStream.Member(seed, partition)).FoldOfRows)],
        };
    }

    /// <summary>Reads rows for a test.</summary>
    /// <param name="view">The rows.</param>
    /// <param name="trained">What was learnt from.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing, or of a type that does not fit.</exception>
    /// <exception cref="InvalidOperationException">The rows do not fit those that were learnt from.</exception>
    public FeatureTable ReadTest(IDataView view, SearchProblem trained)
    {
        var inputs = new InputColumns(_host.Context, _featureName, [_featureName]);
        inputs.Check(view.Schema);
        var features = new FeatureColumn(view.Schema[_featureName], inputs.ColumnOfSlots(view.Schema));
        if (features.SlotCount != trained.Table.SlotCount)
        {
            throw new InvalidOperationException(
                $"Input column '{_featureName}' must have the {trained.Table.SlotCount} slots that were learnt from, but the test rows have "
                + $"{features.SlotCount}.");
        }

        int moved = Enumerable.Range(0, features.SlotCount).FirstOrDefault(slot => features.SlotNames[slot] != trained.Table.SlotNames[slot], -1);
        if (moved >= 0)
        {
            throw new InvalidOperationException(
                $"Slot {moved} of input column '{_featureName}' must be '{trained.Table.SlotNames[moved]}', as in the rows that were learnt from, "
                + $"but in the test rows it is '{features.SlotNames[moved]}'. Make both with the same pipeline.");
        }

        FeatureTable table = new FeatureTableReader(view.Schema, features, _roles with { Group = null, IsTest = true })
            .Read(view, CancellationToken.None);
        return table.Task == trained.Table.Task && table.ClassCount <= trained.Table.ClassCount
            ? table
            : throw new InvalidOperationException(
                $"Label column '{LabelName}' of the test rows does not fit that of the rows that were learnt from: it makes a {table.Task} of "
                + $"{table.ClassCount} classes, rather than a {trained.Table.Task} of {trained.Table.ClassCount}.");
    }
}
