using MLNet.FeatureGating.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Data;

/// <summary>Reads a view once, from the first row to the last, and refuses what training could only make nonsense of.</summary>
internal sealed class FeatureTableReader
{
    private readonly FeatureColumn _features;
    private readonly ColumnRoles _roles;
    private readonly LabelColumn? _label;

    /// <summary>Initializes a new instance of the <see cref="FeatureTableReader"/> class.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing, or its type does not fit.</exception>
    public FeatureTableReader(DataViewSchema schema, FeatureColumn features, ColumnRoles roles)
    {
        _features = features;
        _roles = roles;
        _label = roles.Label is null ? null : LabelColumn.Find(schema, roles.Label, roles.Task);
        if (roles.Event is not null)
        {
            EventColumn.Check(schema, roles.Event);
        }

        if (roles.Weight is not null)
        {
            WeightColumn.Check(schema, roles.Weight);
        }

        if (roles.Group is not null)
        {
            GroupColumn.Check(schema, roles.Group);
        }
    }

    /// <summary>Reads every row whose weight is above 0.</summary>
    /// <exception cref="InvalidOperationException">The rows are none or unfit: the message says which and what to do.</exception>
    public FeatureTable Read(IDataView view, CancellationToken cancellationToken)
    {
        using var labelled = new FeatureRows(_features.SlotCount, _roles.Weight is not null, _roles.MayMissLabels ? 0 : view.GetRowCount() ?? 0);
        using var unlabelled = new FeatureRows(_features.SlotCount, _roles.Weight is not null, 0);
        var targets = new List<float>();
        List<bool>? events = _roles.Event is null ? null : [];
        List<int>? groups = _roles.Group is null ? null : [];
        using DataViewRowCursor cursor = view.GetRowCursor(
            [view.Schema[_features.Name], .. _roles.Columns.Select(column => view.Schema[column.Name])]);
        Action<Span<float>> readFeatures = _features.Reader(cursor);
        Func<float>? readTarget = _label?.Reader(cursor);
        Func<bool>? readEvent = _roles.Event is null ? null : EventColumn.Reader(cursor, _roles.Event);
        Func<float>? readWeight = _roles.Weight is null ? null : WeightColumn.Reader(cursor, _roles.Weight);
        Func<int>? readGroup = _roles.Group is null ? null : GroupColumn.Reader(cursor, _roles.Group);
        while (cursor.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            float weight = readWeight?.Invoke() ?? 1;
            if (weight == 0)
            {
                continue;
            }

            float target = readTarget?.Invoke() ?? 0;
            if (float.IsNaN(target) && _roles.MayMissLabels)
            {
                unlabelled.Add(readFeatures, weight);
                continue;
            }

            labelled.Add(readFeatures, weight);
            _label?.CheckValue(target, cursor.Position, _roles.OffersSelfSupervision);
            targets.Add(target);
            events?.Add(readEvent!());
            groups?.Add(readGroup!());
        }

        CheckCount(labelled.Count, unlabelled.Count);
        float[] allTargets = [.. targets];
        float[]? weights = labelled.Weights;
        bool[]? hasEvent = events?.ToArray();
        int classes = _label is null ? 1 : new LabelValues(_label, _roles).Check(allTargets, hasEvent, weights);
        return new(
            labelled.ToFeatures(), _features.SlotNames, allTargets, weights, _label?.Task ?? LearningTask.Reconstruction, classes)
        {
            HasEvent = hasEvent,
            GroupOfRows = groups?.ToArray(),
            Unlabelled = _roles.MayMissLabels ? new(unlabelled.ToFeatures(), unlabelled.Weights) : null,
        };
    }

    private void CheckCount(int labelled, int unlabelled)
    {
        if (labelled > 0)
        {
            return;
        }

        throw new InvalidOperationException(
            unlabelled > 0
                ? $"There are no rows to select features by: label column '{_roles.Label}' has no value in any of the {unlabelled} rows. Label "
                    + "some of them, or select for a reconstruction, which needs no label."
            : _roles.Weight is null
                ? "There are no rows to learn from: the input view is empty."
                : $"There are no rows to learn from: the input view is empty, or every weight in column '{_roles.Weight}' is 0.");
    }
}
