using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>The means of the finite values of each slot; zero if there are none.</summary>
internal static class MeanReplacements
{
    internal static double[][] Compute(IDataView input, DataViewSchema.Column[] columns)
    {
        var sums = Array.ConvertAll(columns, static column => new double[column.Type.ValueCount()]);
        var missing = Array.ConvertAll(columns, static column => new long[column.Type.ValueCount()]);
        var rows = 0L;
        using (var cursor = input.GetRowCursor(columns))
        {
            var readers = Array.ConvertAll(columns, column => CreateReader(cursor, column));
            while (cursor.MoveNext())
            {
                rows++;
                for (var i = 0; i < columns.Length; i++)
                {
                    readers[i](sums[i], missing[i]);
                }
            }
        }

        return [.. sums.Select((column, i) => column.Select((sum, slot) => rows > missing[i][slot] ? sum / (rows - missing[i][slot]) : 0).ToArray())];
    }

    private static Action<double[], long[]> CreateReader(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = NumberConversions.CreateGetter<double>(row, column);
        if (getter is ValueGetter<double> scalar)
        {
            var value = 0.0;
            return (sums, missing) =>
            {
                scalar(ref value);
                Add(sums, missing, 0, value);
            };
        }

        var vectorGetter = (ValueGetter<VBuffer<double>>)getter;
        VBuffer<double> vector = default;
        return (sums, missing) =>
        {
            vectorGetter(ref vector);
            foreach (var (slot, value) in vector.Items())
            {
                Add(sums, missing, slot, value);
            }
        };
    }

    private static void Add(double[] sums, long[] missing, int slot, double value)
    {
        if (double.IsFinite(value))
        {
            sums[slot] += value;
        }
        else
        {
            missing[slot]++;
        }
    }
}
