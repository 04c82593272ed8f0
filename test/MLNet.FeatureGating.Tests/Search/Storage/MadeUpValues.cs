using System.Collections;
using System.Reflection;

namespace MLNet.FeatureGating.Tests.Search.Storage;

/// <summary>Makes objects up by reflection, with a value in every property that can be given one, now and later.</summary>
internal sealed class MadeUpValues(int seed)
{
    private static readonly double[] Doubles =
    [
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 0.1, 1 / 3.0, double.Epsilon, double.MaxValue,
        123456789.123456789, 1e21,
    ];

    private readonly Random _random = new(seed);
    private int _doubles;

    public T Create<T>() => (T)Create(typeof(T));

    /// <summary>The first difference between two objects, by reflection, doubles to the bit; <see langword="null"/> where there is none.</summary>
    public static string? Difference(object? expected, object? actual, string path = "") => (expected, actual) switch
    {
        (null, null) => null,
        (null, _) or (_, null) => $"{path}: {expected ?? "null"} became {actual ?? "null"}",
        (double a, double b) => SameBits(a, b) ? null : $"{path}: {a:R} became {b:R}",
        (IConvertible, IConvertible) => expected.Equals(actual) ? null : $"{path}: {expected} became {actual}",
        (IEnumerable a, IEnumerable b) => Items(a, b, path),
        _ => expected.GetType() != actual.GetType()
            ? $"{path}: {expected.GetType()} became {actual.GetType()}"
            : expected.GetType().GetProperties()
                .Select(property => Difference(property.GetValue(expected), property.GetValue(actual), $"{path}.{property.Name}"))
                .FirstOrDefault(difference => difference is not null),
    };

    private static bool SameBits(double a, double b) =>
        (double.IsNaN(a) && double.IsNaN(b)) || BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b);

    private static string? Items(IEnumerable expected, IEnumerable actual, string path)
    {
        object[] a = [.. expected.Cast<object>()];
        object[] b = [.. actual.Cast<object>()];
        return a.Length != b.Length
            ? $"{path}: {a.Length} became {b.Length} items"
            : a.Select((item, index) => Difference(item, b[index], $"{path}[{index}]")).FirstOrDefault(difference => difference is not null);
    }

    private object Create(Type type)
    {
        Type[] arguments = type.IsGenericType ? type.GetGenericArguments() : [];
        return type switch
        {
            _ when type == typeof(string) => $"text {_random.Next()} \"ä\" \\ 💡\n",
            _ when type == typeof(double) => _doubles < Doubles.Length ? Doubles[_doubles++] : BitConverter.Int64BitsToDouble(_random.NextInt64()),
            _ when type == typeof(float) => BitConverter.Int32BitsToSingle(_random.Next()),
            _ when type == typeof(int) => _random.Next(int.MinValue, int.MaxValue),
            _ when type == typeof(long) => _random.NextInt64(),
            _ when type == typeof(bool) => true,
            { IsEnum: true } => type.GetEnumValues().GetValue(type.GetEnumValues().Length - 1)!,
            _ when Nullable.GetUnderlyingType(type) is { } underlying => Create(underlying),
            _ when arguments is [var item] && type.IsAssignableFrom(item.MakeArrayType()) => Array(item),
            _ when arguments is [_, _] && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) => Dictionary(arguments),
            _ when type.Assembly == typeof(FeatureGatingCatalog).Assembly => Object(type),
            _ => throw new NotSupportedException($"This test makes no {type} up yet: teach it to."),
        };
    }

    private Array Array(Type item)
    {
        var array = System.Array.CreateInstance(item, 3);
        for (int i = 0; i < array.Length; i++)
        {
            array.SetValue(Create(item), i);
        }

        return array;
    }

    private object Dictionary(Type[] arguments)
    {
        var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
        for (int i = 0; i < 3; i++)
        {
            dictionary.Add(Create(arguments[0]), Create(arguments[1]));
        }

        return dictionary;
    }

    private object Object(Type type)
    {
        ConstructorInfo constructor = type.GetConstructors().MinBy(constructor => constructor.GetParameters().Length)!;
        object value = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Create(parameter.ParameterType))]);
        foreach (PropertyInfo property in type.GetProperties().Where(property => property.SetMethod is { IsPublic: true }))
        {
            property.SetValue(value, Create(property.PropertyType));
        }

        return value;
    }
}
