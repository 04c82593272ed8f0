using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Data;

/// <summary>The vector column of all features: what its slots are called, and how rows are read and checked.</summary>
internal sealed class FeatureColumn
{
    private readonly DataViewSchema.Column _column;
    private readonly IReadOnlyList<string> _columnOfSlots;

    /// <summary>Initializes a new instance of the <see cref="FeatureColumn"/> class.</summary>
    /// <param name="column">The column, a vector of numbers of known size.</param>
    /// <param name="columnOfSlots">The input column that each slot comes from.</param>
    public FeatureColumn(DataViewSchema.Column column, IReadOnlyList<string> columnOfSlots)
    {
        _column = column;
        _columnOfSlots = columnOfSlots;
        SlotNames = ReadSlotNames();
    }

    public string Name => _column.Name;

    public int SlotCount => _columnOfSlots.Count;

    /// <summary>The names that the column carries, else made of the input column's name and the slot's number in it.</summary>
    public IReadOnlyList<string> SlotNames { get; }

    /// <summary>Gives an action that reads and checks the features of the cursor's row.</summary>
    public Action<Span<float>> Reader(DataViewRow row)
    {
        if (((VectorDataViewType)_column.Type).ItemType.RawType == typeof(float))
        {
            ValueGetter<VBuffer<float>> getter = row.GetGetter<VBuffer<float>>(row.Schema[Name]);
            VBuffer<float> buffer = default;
            return destination =>
            {
                getter(ref buffer);
                CheckLength(buffer.Length, row.Position);
                buffer.CopyTo(destination);
                CheckValues(destination, row.Position);
            };
        }

        ValueGetter<VBuffer<double>> doubles = row.GetGetter<VBuffer<double>>(row.Schema[Name]);
        VBuffer<double> doubleBuffer = default;
        double[] values = new double[SlotCount];
        return destination =>
        {
            doubles(ref doubleBuffer);
            CheckLength(doubleBuffer.Length, row.Position);
            doubleBuffer.CopyTo(values);
            for (int slot = 0; slot < values.Length; slot++)
            {
                destination[slot] = (float)values[slot];
            }

            CheckValues(destination, row.Position);
        };
    }

    private string[] ReadSlotNames()
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        if (_column.HasSlotNames())
        {
            _column.GetSlotNames(ref names);
        }

        ReadOnlyMemory<char>[] given = names.Length == SlotCount ? [.. names.DenseValues()] : new ReadOnlyMemory<char>[SlotCount];
        int start = 0;
        return [.. given.Select((name, slot) =>
        {
            start = slot > 0 && _columnOfSlots[slot] == _columnOfSlots[slot - 1] ? start : slot;
            return name.IsEmpty ? string.Create(CultureInfo.InvariantCulture, $"{_columnOfSlots[slot]}[{slot - start}]") : name.ToString();
        })];
    }

    // A row whose vector is shorter than its type promises would be padded with zeros by a plain copy.
    private void CheckLength(int length, long position)
    {
        if (length != SlotCount)
        {
            throw new InvalidOperationException(
                $"Input column '{Name}' must hold vectors of {SlotCount} slots, as its type says, but row {position} has one of "
                + $"{length}. Mend the data: every row needs a value for every slot.");
        }
    }

    private void CheckValues(ReadOnlySpan<float> row, long position)
    {
        for (int slot = 0; slot < row.Length; slot++)
        {
            if (!float.IsFinite(row[slot]))
            {
                string advice = float.IsNaN(row[slot])
                    ? "Replace missing values with mlContext.Transforms.ReplaceMissingValues, or drop such rows with "
                        + "mlContext.Data.FilterRowsByMissingValues."
                    : "Clip or normalise the column first; values must fit single precision.";
                throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Input column '{_columnOfSlots[slot]}' must hold finite numbers, but slot {slot} ('{SlotNames[slot]}') of row {position} "
                    + $"is {row[slot]:G7}. {advice}"));
            }
        }
    }
}
