using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Offline;

/// <summary>Argument checks that throw the exception types ML.NET throws.</summary>
internal static class Require
{
    internal static T NotNull<T>([NotNull] T? value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : class
        => value ?? throw new ArgumentNullException(name);

    internal static string NotEmpty([NotNull] string? value, [CallerArgumentExpression(nameof(value))] string name = "")
        => string.IsNullOrEmpty(value)
            ? throw new ArgumentOutOfRangeException(name, $"{name} cannot be null or empty")
            : value;

    /// <summary>ML.NET reports a bad argument or option as out of range, whatever is wrong with it.</summary>
    internal static void Param(
        [DoesNotReturnIf(false)] bool condition,
        string name,
        string message = "Specified argument was out of the range of valid values.")
    {
        if (!condition)
        {
            throw new ArgumentOutOfRangeException(name, message);
        }
    }

    internal static void State([DoesNotReturnIf(false)] bool condition, string message)
    {
        if (!condition)
        {
            throw new InvalidOperationException(message);
        }
    }
}
