using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Rows without NaN, and without missing keys, in the given columns.</summary>
internal static class MissingValueFilter
{
    internal static IDataView Apply(IDataView input, string[] columnNames)
    {
        var indices = Array.ConvertAll(columnNames, name => Find(input.Schema, name).Index);
        Require.Param(indices.Distinct().Count() == indices.Length, "Columns", "Source column specified multiple times");
        return new FilteredDataView(input, new RowFilter(indices, row =>
        {
            var checks = Array.ConvertAll(indices, index => CreateCheck(row, row.Schema[index]));
            return () => Array.TrueForAll(checks, static check => check());
        }));
    }

    private static DataViewSchema.Column Find(DataViewSchema schema, string name)
    {
        var column = schema.GetColumnOrNull(name)
            ?? throw Errors.BadParameter("Columns", $"Source column '{name}' not found");
        var item = column.Type.ItemType();
        Require.Param(item == NumberDataViewType.Single || item == NumberDataViewType.Double || item is KeyDataViewType, "Columns",
            $"Column '{name}' has type {column.Type} which does not support missing values, so we cannot filter on them");
        return column;
    }

    private static Func<bool> CreateCheck(DataViewRow row, DataViewSchema.Column column)
    {
        Func<DataViewRow, DataViewSchema.Column, Func<bool>> create =
            column.Type is VectorDataViewType ? VectorCheck<int> : ScalarCheck<int>;
        return Getters.Invoke<Func<bool>>(create, column.Type.ItemType().RawType, row, column);
    }

    private static Func<bool> ScalarCheck<T>(DataViewRow row, DataViewSchema.Column column)
        where T : struct, INumber<T>
    {
        var getter = row.GetGetter<T>(column);
        var isKey = column.Type is KeyDataViewType;
        T value = default;
        return () =>
        {
            getter(ref value);
            return !IsMissing(value, isKey);
        };
    }

    private static Func<bool> VectorCheck<T>(DataViewRow row, DataViewSchema.Column column)
        where T : struct, INumber<T>
    {
        var getter = row.GetGetter<VBuffer<T>>(column);
        var isKey = column.Type.ItemType() is KeyDataViewType;
        VBuffer<T> vector = default;
        return () =>
        {
            getter(ref vector);

            // A key that a sparse vector leaves out is a missing one.
            if (isKey && !vector.IsDense)
            {
                return false;
            }

            foreach (var value in vector.GetValues())
            {
                if (IsMissing(value, isKey))
                {
                    return false;
                }
            }

            return true;
        };
    }

    private static bool IsMissing<T>(T value, bool isKey)
        where T : struct, INumber<T>
        => isKey ? T.IsZero(value) : T.IsNaN(value);
}
