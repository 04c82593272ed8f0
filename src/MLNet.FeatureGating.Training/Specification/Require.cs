using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training;

/// <summary>Guards whose messages say what was expected and what was found.</summary>
internal static class Require
{
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        IsFinite(value) && (float)value > 0 ? value : throw OutOfRange(value, name, "a number greater than 0 that fits single precision");

    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        IsFinite(value) && value >= 0 ? value : throw OutOfRange(value, name, "a number of at least 0 that fits single precision");

    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        IsFinite(value) ? value : throw OutOfRange(value, name, "a number that fits single precision");

    public static double Between(double minimum, double maximum, double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= minimum && value <= maximum
            ? value
            : throw OutOfRange(value, name, FormattableString.Invariant($"between {minimum} and {maximum}"));

    public static double Fraction(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        Between(0, 1, value, name);

    public static int Between(int minimum, int maximum, int value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= minimum && value <= maximum ? value : throw OutOfRange(value, name, $"between {minimum} and {maximum}");

    public static int AtLeast(int minimum, int value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= minimum ? value : throw OutOfRange(value, name, $"at least {minimum}");

    public static T Defined<T>(T value, [CallerArgumentExpression(nameof(value))] string? name = null)
        where T : struct, Enum =>
        Enum.IsDefined(value) ? value : throw OutOfRange(value, name, $"one of {string.Join(", ", Enum.GetNames<T>())}");

    /// <summary>Makes the exception for a value that is not what was expected.</summary>
    public static ArgumentOutOfRangeException OutOfRange(object value, string? name, string expected) =>
        new(name, value, FormattableString.Invariant($"{name} must be {expected}, but it is {value}."));

    // Networks and gates compute in single precision.
    private static bool IsFinite(double value) => float.IsFinite((float)value);
}
