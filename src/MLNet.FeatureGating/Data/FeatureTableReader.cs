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
        int classes = CheckLabels(allTargets);
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
        if (((VectorDataViewType)_features.Type).ItemType.RawType == typeof(float))
        {
            ValueGetter<VBuffer<float>> getter = row.GetGetter<VBuffer<float>>(row.Schema[_features.Name]);
            VBuffer<float> buffer = default;
            return destination =>
            {
                getter(ref buffer);
                buffer.CopyTo(destination.Span);
            };
        }

        ValueGetter<VBuffer<double>> doubles = row.GetGetter<VBuffer<double>>(row.Schema[_features.Name]);
        VBuffer<double> doubleBuffer = default;
        double[] values = new double[_slotCount];
        return destination =>
        {
            doubles(ref doubleBuffer);
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
                $"Label column '{_labelName}' must hold a value in every row, but row {position} has {(float.IsNaN(target) ? "none" : Text(target))}. "
                + "Drop such rows with mlContext.Data.FilterRowsByMissingValues.");
        }

        return target;
    }

    // Gives the number of classes, and turns the numbers of a binary label into 0 and 1.
    private int CheckLabels(float[] targets)
    {
        float[] distinct = [.. targets.Distinct().Order()];
        if (distinct.Length < 2)
        {
            string only = _label.Task == LearningTask.BinaryClassification ? (distinct[0] > 0 ? "true" : "false") : Text(distinct[0]);
            throw new InvalidOperationException(
                $"Label column '{_labelName}' must take at least two values, but all {targets.Length} rows have {only}: there is nothing to "
                + "learn from. Check that the right column is named and that rows were not filtered by the label.");
        }

        return _label.Task switch
        {
            LearningTask.Regression => CheckSpread(targets),
            LearningTask.BinaryClassification => ToZeroAndOne(distinct, targets),
            _ => CountClasses(distinct, targets),
        };
    }

    private int CheckSpread(float[] targets)
    {
        if (Standardization.Fit(targets, 1, null).IsConstant(0))
        {
            throw new InvalidOperationException(
                $"Label column '{_labelName}' must vary by more than single precision rounds off, but it holds {Text(targets.Min())} to "
                + $"{Text(targets.Max())}. Subtract a constant from it first.");
        }

        return 1;
    }

    private int ToZeroAndOne(float[] distinct, float[] targets)
    {
        if (distinct.Length > 2 || distinct[1] != 1 || distinct[0] is not (0 or -1))
        {
            throw new InvalidOperationException(
                $"Label column '{_labelName}' must hold 0 and 1 (or -1 and 1) for a binary classification, but it holds {List(distinct)}. "
                + "Convert it to Boolean, or choose another task.");
        }

        for (int row = 0; row < targets.Length; row++)
        {
            targets[row] = targets[row] > 0 ? 1 : 0;
        }

        return 2;
    }

    private int CountClasses(float[] distinct, float[] targets)
    {
        if (distinct[0] < 0 || Array.Exists(distinct, value => value != MathF.Truncate(value)))
        {
            throw new InvalidOperationException(
                $"Label column '{_labelName}' must hold class indices 0, 1, 2, ... for a multiclass classification, but it holds "
                + $"{List(distinct)}. Map it to keys with mlContext.Transforms.Conversion.MapValueToKey.");
        }

        double classes = Math.Max(_label.KeyCount, distinct[^1] + 1.0);
        if (classes > targets.Length)
        {
            throw new InvalidOperationException(
                $"Label column '{_labelName}' has {Text(classes)} classes, but there are only {targets.Length} rows: more classes than rows "
                + "cannot be learnt. Map the classes anew with mlContext.Transforms.Conversion.MapValueToKey, or choose a regression.");
        }

        return (int)classes;
    }

    private static string List(float[] distinct) =>
        string.Join(", ", distinct.Take(5).Select(value => Text(value))) + (distinct.Length > 5 ? ", ..." : string.Empty);

    private static string Text(double value) => value.ToString("G7", CultureInfo.InvariantCulture);
}
