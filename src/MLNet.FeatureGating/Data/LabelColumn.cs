using MLNet.FeatureGating.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Data;

/// <summary>What a label column's type allows, and how its values become targets.</summary>
internal sealed class LabelColumn
{
    private LabelColumn(string name, LearningTask task, ulong keyCount)
    {
        Name = name;
        Task = task;
        KeyCount = keyCount;
    }

    public string Name { get; }

    /// <summary>The task that was asked for, or else follows from the type.</summary>
    public LearningTask Task { get; }

    /// <summary>The number of a key label's values; 0 for other types.</summary>
    public ulong KeyCount { get; }

    /// <summary>Finds the label column and the task.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing, or its type does not fit the task.</exception>
    public static LabelColumn Find(DataViewSchema schema, string name, LearningTask? task)
    {
        DataViewType type = schema.RequireColumn(name, "Label").Type;
        LearningTask natural = type switch
        {
            BooleanDataViewType => LearningTask.BinaryClassification,
            KeyDataViewType => LearningTask.MulticlassClassification,
            _ when type.IsNumber() => LearningTask.Regression,
            _ => throw WrongType(name, type),
        };
        ulong keyCount = type is KeyDataViewType key ? key.Count : 0;
        CheckTask(name, type, keyCount, type is KeyDataViewType, type.IsNumber(), task);
        return new(name, task ?? natural, keyCount);
    }

    /// <summary>Checks the label column of a promised schema.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing, or its type does not fit the task.</exception>
    public static void Check(SchemaShape schema, string name, LearningTask? task)
    {
        SchemaShape.Column column = schema.RequireColumn(name, "Label");
        bool isLabel = column.IsKey || column.ItemType is BooleanDataViewType || column.ItemType.IsNumber();
        if (column.Kind != SchemaShape.Column.VectorKind.Scalar || !isLabel)
        {
            throw WrongType(name, SchemaErrors.Describe(column));
        }

        // A promise does not tell how many values a key has.
        CheckTask(name, SchemaErrors.Describe(column), keyCount: 2, column.IsKey, column.ItemType.IsNumber() && !column.IsKey, task);
    }

    /// <summary>Gives a function that reads the target of the cursor's row.</summary>
    public Func<float> Reader(DataViewRow row)
    {
        DataViewSchema.Column column = row.Schema[Name];
        return column.Type.RawType switch
        {
            var raw when raw == typeof(bool) => Read<bool>(row, column, value => value ? 1 : 0),
            var raw when raw == typeof(float) => Read<float>(row, column, value => value),
            var raw when raw == typeof(double) => Read<double>(row, column, value => (float)value),
            var raw when raw == typeof(byte) => Read<byte>(row, column, value => FromKey(value)),
            var raw when raw == typeof(ushort) => Read<ushort>(row, column, value => FromKey(value)),
            var raw when raw == typeof(uint) => Read<uint>(row, column, value => FromKey(value)),
            _ => Read<ulong>(row, column, FromKey),
        };
    }

    /// <summary>Refuses a value that no task takes.</summary>
    /// <param name="target">The value.</param>
    /// <param name="position">Its row.</param>
    /// <param name="offersSelfSupervision">Whether rows without a label could be learnt from, if asked for.</param>
    /// <exception cref="InvalidOperationException">The value is missing, infinite, or a time below 0.</exception>
    public void CheckValue(float target, long position, bool offersSelfSupervision)
    {
        string? found = target switch
        {
            float.NaN when offersSelfSupervision => "none. Drop such rows with mlContext.Data.FilterRowsByMissingValues, or set "
                + "StochasticGatesOptions.SelfSupervision to learn from rows without a label, too.",
            float.NaN => "none. Drop such rows with mlContext.Data.FilterRowsByMissingValues.",
            _ when float.IsInfinity(target) => "one that is infinite in single precision. Drop such rows, or scale the label.",
            < 0 when Task == LearningTask.Survival => "a time below 0. A time counts from when its row was first observed.",
            _ => null,
        };
        if (found is not null)
        {
            throw new InvalidOperationException($"Label column '{Name}' must hold a finite value in every row, but row {position} has {found}");
        }
    }

    // Keys count from 1; 0 is a missing value.
    private static float FromKey(ulong key) => key == 0 ? float.NaN : key - 1;

    private static Func<float> Read<T>(DataViewRow row, DataViewSchema.Column column, Func<T, float> convert)
    {
        ValueGetter<T> getter = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            getter(ref value);
            return convert(value);
        };
    }

    private static void CheckTask(string name, object type, ulong keyCount, bool isKey, bool isNumber, LearningTask? task)
    {
        if (!isNumber && task == LearningTask.Survival)
        {
            throw SchemaErrors.WrongType("Label", name, "Single or Double, the time that a row was observed, for survival", type);
        }

        if (isKey && task == LearningTask.Regression)
        {
            throw SchemaErrors.WrongType("Label", name, "Single or Double for a regression", type);
        }

        if (isKey && task == LearningTask.BinaryClassification && keyCount != 2)
        {
            throw SchemaErrors.WrongType("Label", name, "Boolean or a key of 2 values for a binary classification", type);
        }
    }

    private static ArgumentOutOfRangeException WrongType(string name, object found) => SchemaErrors.WrongType(
        "Label",
        name,
        "Boolean, a key, Single or Double",
        $"{found}. Turn text or integer classes into keys with mlContext.Transforms.Conversion.MapValueToKey first");
}
