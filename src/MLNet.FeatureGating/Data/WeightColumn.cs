using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Data;

/// <summary>What a column of row weights may be, and how it is read.</summary>
internal static class WeightColumn
{
    /// <summary>Checks the weight column.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or not a number.</exception>
    public static void Check(DataViewSchema schema, string name)
    {
        DataViewType type = schema.RequireColumn(name, "Weight").Type;
        if (!type.IsNumber())
        {
            throw WrongType(name, type);
        }
    }

    /// <summary>Checks the weight column of a promised schema.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or not a number.</exception>
    public static void Check(SchemaShape schema, string name)
    {
        SchemaShape.Column column = schema.RequireColumn(name, "Weight");
        if (column.Kind != SchemaShape.Column.VectorKind.Scalar || column.IsKey || !column.ItemType.IsNumber())
        {
            throw WrongType(name, SchemaErrors.Describe(column));
        }
    }

    /// <summary>Gives a function that reads and checks the weight of the cursor's row.</summary>
    public static Func<float> Reader(DataViewRow row, string name)
    {
        DataViewSchema.Column column = row.Schema[name];
        if (column.Type.RawType == typeof(float))
        {
            ValueGetter<float> getter = row.GetGetter<float>(column);
            float value = 0;
            return () =>
            {
                getter(ref value);
                return CheckValue(name, value, row.Position);
            };
        }

        ValueGetter<double> doubles = row.GetGetter<double>(column);
        double number = 0;
        return () =>
        {
            doubles(ref number);
            return CheckValue(name, number, row.Position);
        };
    }

    private static float CheckValue(string name, double weight, long position) => float.IsFinite((float)weight) && weight >= 0
        ? (float)weight
        : throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture,
            $"Weight column '{name}' must hold finite numbers of at least 0 that fit single precision, but row {position} has "
            + $"{weight:G7}."));

    private static ArgumentOutOfRangeException WrongType(string name, object found) =>
        SchemaErrors.WrongType("Weight", name, "Single or Double", found);
}
