using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Data;

/// <summary>What a column that tells events from censored times may be, and how it is read.</summary>
internal static class EventColumn
{
    /// <summary>Checks the event column.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing, or neither Boolean nor a number.</exception>
    public static void Check(DataViewSchema schema, string name)
    {
        DataViewType type = schema.RequireColumn(name, "Event").Type;
        if (!IsSupported(type))
        {
            throw WrongType(name, type);
        }
    }

    /// <summary>Checks the event column of a promised schema.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing, or neither Boolean nor a number.</exception>
    public static void Check(SchemaShape schema, string name)
    {
        SchemaShape.Column column = schema.RequireColumn(name, "Event");
        if (column.Kind != SchemaShape.Column.VectorKind.Scalar || column.IsKey || !IsSupported(column.ItemType))
        {
            throw WrongType(name, SchemaErrors.Describe(column));
        }
    }

    /// <summary>Gives a function that reads and checks whether the time of the cursor's row ended with the event.</summary>
    public static Func<bool> Reader(DataViewRow row, string name)
    {
        DataViewSchema.Column column = row.Schema[name];
        if (column.Type is BooleanDataViewType)
        {
            ValueGetter<bool> flags = row.GetGetter<bool>(column);
            bool flag = false;
            return () =>
            {
                flags(ref flag);
                return flag;
            };
        }

        if (column.Type.RawType == typeof(float))
        {
            ValueGetter<float> singles = row.GetGetter<float>(column);
            float single = 0;
            return () =>
            {
                singles(ref single);
                return IsEvent(name, single, row.Position);
            };
        }

        ValueGetter<double> doubles = row.GetGetter<double>(column);
        double number = 0;
        return () =>
        {
            doubles(ref number);
            return IsEvent(name, number, row.Position);
        };
    }

    private static bool IsSupported(DataViewType type) => type is BooleanDataViewType || type.IsNumber();

    private static bool IsEvent(string name, double value, long position) => value switch
    {
        0 => false,
        1 => true,
        _ => throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture,
            $"Event column '{name}' must hold 1 where the time ended with the event and 0 where it was censored, but row {position} has "
            + $"{value:G7}.")),
    };

    private static ArgumentOutOfRangeException WrongType(string name, object found) =>
        SchemaErrors.WrongType("Event", name, "Boolean, Single or Double", found);
}
