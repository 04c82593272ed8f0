using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

/// <summary>Reads one column of a view.</summary>
public static class ColumnCursorExtensions
{
    public static IEnumerable<T> GetColumn<T>(this IDataView data, string columnName)
        => GetColumn<T>(data, Require.NotNull(data).Schema[columnName]);

    private static IEnumerable<T> GetColumn<T>(IDataView data, DataViewSchema.Column column)
    {
        if (column.Type.RawType == typeof(T))
        {
            return Values<T>(data, column);
        }

        if (typeof(T) == typeof(string) && column.Type is TextDataViewType)
        {
            return (IEnumerable<T>)Values<ReadOnlyMemory<char>>(data, column).Select(static text => text.ToString());
        }

        if (typeof(T).IsArray)
        {
            var vector = column.Type as VectorDataViewType ?? throw new ArgumentOutOfRangeException(nameof(column),
                $"Cannot load vector type, {column.Type}, specified in {nameof(column)} to the user-defined type, {typeof(T)}.");
            if (typeof(T).GetElementType() == vector.ItemType.RawType)
            {
                return Getters.Invoke<IEnumerable<T>>(Arrays<int>, vector.ItemType.RawType, data, column);
            }

            if (typeof(T) == typeof(string[]) && vector.ItemType is TextDataViewType)
            {
                return (IEnumerable<T>)Arrays<ReadOnlyMemory<char>>(data, column)
                    .Select(static texts => Array.ConvertAll(texts, static text => text.ToString()));
            }
        }

        throw new ArgumentOutOfRangeException(nameof(column),
            $"Cannot map column (name: {column.Name}, type: {column.Type}) in {nameof(data)} to the user-defined type, {typeof(T)}.");
    }

    private static IEnumerable<T> Values<T>(IDataView data, DataViewSchema.Column column)
    {
        using var cursor = data.GetRowCursor([column]);
        var getter = cursor.GetGetter<T>(column);
        T value = default!;
        while (cursor.MoveNext())
        {
            getter(ref value);
            yield return value;
        }
    }

    private static IEnumerable<T[]> Arrays<T>(IDataView data, DataViewSchema.Column column)
        => Values<VBuffer<T>>(data, column).Select(static vector =>
        {
            var items = new T[vector.Length];
            vector.CopyTo(items);
            return items;
        });
}
