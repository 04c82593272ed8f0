using System.Reflection;

namespace Microsoft.ML.Offline;

/// <summary>Works with getters whose value type is known at run time only.</summary>
internal static class Getters
{
    private static readonly MethodInfo OpenGetGetter = typeof(DataViewRow).GetMethod(nameof(DataViewRow.GetGetter))!;

    internal const string StateError = "Values cannot be fetched at this time. This method was called either before the first call to "
        + "MoveNext, or at any point after MoveNext returned false.";

    /// <summary>The getter of a column, as an untyped delegate of the right type.</summary>
    internal static Delegate Untyped(DataViewRow row, DataViewSchema.Column column)
        => (Delegate)OpenGetGetter.MakeGenericMethod(column.Type.RawType)
            .Invoke(row, BindingFlags.DoNotWrapExceptions, null, [column], null)!;

    internal static ValueGetter<TValue> Cast<TValue>(Delegate getter)
        => getter as ValueGetter<TValue> ?? throw new InvalidOperationException(
            $"Invalid TValue in GetGetter: '{typeof(TValue)}', expected type: '{getter.GetType().GetGenericArguments()[0]}'.");

    /// <summary>Calls a generic static method of one type argument, chosen at run time.</summary>
    internal static TResult Invoke<TResult>(Delegate genericMethodOfAnything, Type argument, params object?[] arguments)
        => (TResult)genericMethodOfAnything.Method.GetGenericMethodDefinition().MakeGenericMethod(argument)
            .Invoke(genericMethodOfAnything.Target, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
}
