using System.Runtime.CompilerServices;

namespace Microsoft.ML.Offline;

/// <summary>What counts as missing, and as the default, among the values of a column type.</summary>
internal static class MissingValues
{
    /// <summary>Numbers with a fraction are missing if they are not a number. Text is missing if it is empty.</summary>
    internal static bool IsMissing<T>(T value)
    {
        if (typeof(T) == typeof(float))
        {
            return float.IsNaN(Unsafe.As<T, float>(ref value));
        }

        if (typeof(T) == typeof(double))
        {
            return double.IsNaN(Unsafe.As<T, double>(ref value));
        }

        return typeof(T) == typeof(ReadOnlyMemory<char>) && Unsafe.As<T, ReadOnlyMemory<char>>(ref value).IsEmpty;
    }

    internal static bool IsDefault<T>(T value)
        => typeof(T) == typeof(ReadOnlyMemory<char>)
            ? Unsafe.As<T, ReadOnlyMemory<char>>(ref value).IsEmpty
            : EqualityComparer<T>.Default.Equals(value, default);

    /// <summary>What stands for a missing value: the default if the type has no such value.</summary>
    internal static T Missing<T>()
        => typeof(T) == typeof(float) ? (T)(object)float.NaN
            : typeof(T) == typeof(double) ? (T)(object)double.NaN
            : default!;
}
