using System.Globalization;

namespace MLNet.FeatureGating.SurfaceTests.Surface;

/// <summary>Default values and constants as the official lists write them.</summary>
internal static class Constants
{
    public static string Of(TypeReference type, object? value)
    {
        TypeReference bare = type is GenericInstanceType { ElementType.FullName: "System.Nullable`1" } nullable
            ? nullable.GenericArguments[0]
            : type;
        if (value is null)
        {
            return bare == type && (type.IsGenericParameter || type.IsValueType) ? "default" : "null";
        }

        return !bare.IsPrimitive && bare.Resolve() is { IsEnum: true } definition ? OfEnum(definition, value) : OfPrimitive(value);
    }

    public static string OfPrimitive(object value) => value switch
    {
        bool b => b ? "true" : "false",
        string s => "\"" + string.Concat(s.Select(Escape)) + "\"",
        char c => "'" + (char.IsControl(c) ? $"\\x{(int)c:X2}" : c.ToString()) + "'",
        long l => l.ToString(CultureInfo.InvariantCulture) + "L",
        float f => f.ToString("R", CultureInfo.InvariantCulture) + "f",
        double d => d.ToString("R", CultureInfo.InvariantCulture) + "d",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"A constant of type {value.GetType()}."),
    };

    private static string OfEnum(TypeDefinition type, object value)
    {
        FieldDefinition? field = type.Fields.FirstOrDefault(f => f.HasConstant && Equals(f.Constant, value));
        return field is null ? OfPrimitive(value) : $"{TypeNames.Of(type)}.{field.Name}";
    }

    private static string Escape(char c) => c switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '"' => "\\\"",
        '\\' => "\\\\",
        _ => c.ToString(),
    };
}
