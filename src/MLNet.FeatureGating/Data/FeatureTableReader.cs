using System.Globalization;
using MLNet.FeatureGating.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Data;

/// <summary>Reads a view once, from the first row to the last, and refuses what training could only make nonsense of.</summary>
internal sealed class FeatureTableReader
{
    private readonly DataViewSchema.Column _features;
    private readonly LabelColumn _label;
    private readonly string _labelName;
    private readonly string? _weightName;
    private readonly IReadOnlyList<string> _columnOfSlots;
    private readonly int _slotCount;

    public FeatureTableReader(
        DataViewSchema schema,
        string featureName,
        IReadOnlyList<string> columnOfSlots,
        string labelName,
        string? weightName,
        LearningTask? task)
    {
        _features = schema[featureName];
        _columnOfSlots = columnOfSlots;
        _slotCount = columnOfSlots.Count;
        _labelName = labelName;
        _label = LabelColumn.Find(schema, labelName, task);
        _weightName = weightName;
        if (weightName is not null)
        {
            WeightColumn.Check(schema, weightName);
        }

        SlotNames = ReadSlotNames();
    }

    /// <summary>The names that the column carries, else made of its name and the slot's number.</summary>
    public IReadOnlyList<string> SlotNames { get; }

    /// <summary>Reads every row whose weight is above 0.</summary>
    /// <exception cref="InvalidOperationException">The rows are none or unfit: the message says which and what to do.</exception>
    public FeatureTable Read(IDataView view, CancellationToken cancellationToken)
    {
        List<DataViewSchema.Column> needed = [_features, view.Schema[_labelName]];
        if (_weightName is not null)
        {
            needed.Add(view.Schema[_weightName]);
        }

        var features = new GrowingArray(view.GetRowCount() is { } count ? count * _slotCount : 0);
        var targets = new List<float>();
        List<float>? weights = _weightName is null ? null : [];
        using DataViewRowCursor cursor = view.GetRowCursor(needed);
        Action<Memory<float>> readFeatures = FeatureReader(cursor);
        Func<float> readTarget = _label.Reader(cursor);
        Func<float>? readWeight = _weightName is null ? null : WeightColumn.Reader(cursor, _weightName);
        while (cursor.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            float weight = readWeight?.Invoke() ?? 1;
            if (weight == 0)
            {
                continue;
            }

            Memory<float> row = features.Append(_slotCount);
            readFeatures(row);
            CheckFeatures(row.Span, cursor.Position);
            targets.Add(CheckTarget(readTarget(), cursor.Position));
            weights?.Add(weight);
        }

        if (targets.Count == 0)
        {
            throw new InvalidOperationException(
                _weightName is null
                    ? "There are no rows to learn from: the input view is empty."
                    : $"There are no rows to learn from: the input view is empty, or every weight in column '{_weightName}' is 0.");
        }

        float[] allTargets = [.. targets];
        int classes = new LabelValues(_labelName, _label).Check(allTargets, weights);
        return new(features.ToArray(), SlotNames, allTargets, weights?.ToArray(), _label.Task, classes);
    }

    private string[] ReadSlotNames()
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        if (_features.HasSlotNames())
        {
            _features.GetSlotNames(ref names);
        }

        ReadOnlyMemory<char>[] given = names.Length == _slotCount ? [.. names.DenseValues()] : new ReadOnlyMemory<char>[_slotCount];
        return [.. given.Select((name, slot) =>
            name.IsEmpty ? string.Create(CultureInfo.InvariantCulture, $"{_features.Name}[{slot}]") : name.ToString())];
    }

    private Action<Memory<float>> FeatureReader(DataViewRow row)
    {
        // A row whose vector is shorter than its type promises would be padded with zeros by a plain copy.
        void CheckLength(int length)
        {
            if (length != _slotCount)
            {
                throw new InvalidOperationException(
                    $"Input column '{_features.Name}' must hold vectors of {_slotCount} slots, as its type says, but row {row.Position} has one of "
                    + $"{length}. Mend the data: every row needs a value for every slot.");
            }
        }

        if (((VectorDataViewType)_features.Type).ItemType.RawType == typeof(float))
        {
            ValueGetter<VBuffer<float>> getter = row.GetGetter<VBuffer<float>>(row.Schema[_features.Name]);
            VBuffer<float> buffer = default;
            return destination =>
            {
                getter(ref buffer);
                CheckLength(buffer.Length);
                buffer.CopyTo(destination.Span);
            };
        }

        ValueGetter<VBuffer<double>> doubles = row.GetGetter<VBuffer<double>>(row.Schema[_features.Name]);
        VBuffer<double> doubleBuffer = default;
        double[] values = new double[_slotCount];
        return destination =>
        {
            doubles(ref doubleBuffer);
            CheckLength(doubleBuffer.Length);
            doubleBuffer.CopyTo(values);
            Span<float> floats = destination.Span;
            for (int slot = 0; slot < values.Length; slot++)
            {
                floats[slot] = (float)values[slot];
            }
        };
    }

    private void CheckFeatures(ReadOnlySpan<float> row, long position)
    {
        for (int slot = 0; slot < row.Length; slot++)
        {
            if (!float.IsFinite(row[slot]))
            {
                string advice = float.IsNaN(row[slot])
                    ? "Replace missing values with mlContext.Transforms.ReplaceMissingValues, or drop such rows with "
                        + "mlContext.Data.FilterRowsByMissingValues."
                    : "Clip or normalise the column first; values must fit single precision.";
                throw new InvalidOperationException(
                    $"Input column '{_columnOfSlots[slot]}' must hold finite numbers, but slot {slot} ('{SlotNames[slot]}') of row {position} "
                    + $"is {Text(row[slot])}. {advice}");
            }
        }
    }

    private float CheckTarget(float target, long position)
    {
        if (!float.IsFinite(target))
        {
            throw new InvalidOperationException(
                $"Label column '{_labelName}' must hold a finite value in every row, but row {position} has "
                + (float.IsNaN(target)
                    ? "none. Drop such rows with mlContext.Data.FilterRowsByMissingValues."
                    : "one that is infinite in single precision. Drop such rows, or scale the label."));
        }

        return target;
    }

    private static string Text(double value) => value.ToString("G7", CultureInfo.InvariantCulture);
}
