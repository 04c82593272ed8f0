using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tests.Support;

/// <summary>Reads the rows of a view as text that is the same only for the same bits.</summary>
internal static class Cells
{
    /// <summary>One text a row, of all visible columns.</summary>
    public static string[] Read(IDataView view)
    {
        DataViewSchema.Column[] columns = [.. view.Schema.Where(column => !column.IsHidden)];
        using DataViewRowCursor cursor = view.GetRowCursor(columns);
        Func<string> reader = Reader(cursor, columns);
        var rows = new List<string>();
        while (cursor.MoveNext())
        {
            rows.Add(reader());
        }

        return [.. rows];
    }

    /// <summary>Reads the row that a cursor stands on, whenever called.</summary>
    public static Func<string> Reader(DataViewRow row, IEnumerable<DataViewSchema.Column> columns)
    {
        Func<string>[] readers = [.. columns.Select(column => Reader(row, column))];
        return () => string.Join(" | ", readers.Select(reader => reader()));
    }

    private static Func<string> Reader(DataViewRow row, DataViewSchema.Column column) => column.Type.RawType switch
    {
        var type when type == typeof(bool) => Reader<bool>(row, column, value => value.ToString()),
        var type when type == typeof(uint) => Reader<uint>(row, column, value => value.ToString(CultureInfo.InvariantCulture)),
        var type when type == typeof(float) => Reader<float>(row, column, Text),
        var type when type == typeof(double) => Reader<double>(row, column, Text),
        var type when type == typeof(ReadOnlyMemory<char>) => Reader<ReadOnlyMemory<char>>(row, column, value => value.ToString()),
        var type when type == typeof(VBuffer<float>) => Reader<VBuffer<float>>(row, column, value => Texts(value, Text)),
        var type when type == typeof(VBuffer<double>) => Reader<VBuffer<double>>(row, column, value => Texts(value, Text)),
        _ => throw new NotSupportedException($"Column {column.Name} is {column.Type}."),
    };

    private static Func<string> Reader<T>(DataViewRow row, DataViewSchema.Column column, Func<T, string> text)
    {
        ValueGetter<T> getter = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            getter(ref value);
            return text(value);
        };
    }

    private static string Texts<T>(VBuffer<T> values, Func<T, string> text) => $"[{string.Join(' ', values.DenseValues().Select(text))}]";

    private static string Text(float value) => BitConverter.SingleToInt32Bits(value).ToString("x8", CultureInfo.InvariantCulture);

    private static string Text(double value) => BitConverter.DoubleToInt64Bits(value).ToString("x16", CultureInfo.InvariantCulture);
}
