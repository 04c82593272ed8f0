using Mono.Collections.Generic;

namespace MLNet.FeatureGating.SurfaceTests.Surface;

/// <summary>Types as the official lists write them: C#'s keywords, full names, tuples in brackets.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<string, string> Keywords = new()
    {
        ["System.Void"] = "void",
        ["System.Object"] = "object",
        ["System.String"] = "string",
        ["System.Boolean"] = "bool",
        ["System.Char"] = "char",
        ["System.SByte"] = "sbyte",
        ["System.Byte"] = "byte",
        ["System.Int16"] = "short",
        ["System.UInt16"] = "ushort",
        ["System.Int32"] = "int",
        ["System.UInt32"] = "uint",
        ["System.Int64"] = "long",
        ["System.UInt64"] = "ulong",
        ["System.Single"] = "float",
        ["System.Double"] = "double",
        ["System.Decimal"] = "decimal",
    };

    public static string Of(TypeReference type) => type switch
    {
        ArrayType array => Of(array.ElementType) + "[" + new string(',', array.Rank - 1) + "]",
        PointerType pointer => Of(pointer.ElementType) + "*",
        ByReferenceType reference => Of(reference.ElementType),
        IModifierType modified => Of(modified.ElementType),
        GenericParameter parameter => parameter.Name,
        GenericInstanceType instance => OfInstance(instance),
        _ => Keywords.GetValueOrDefault(type.FullName) ?? WithArguments(type, [.. type.GenericParameters]),
    };

    /// <summary>A type with the names of its elements, where tuples in it have any.</summary>
    public static string Of(TypeReference type, ICustomAttributeProvider declaration)
    {
        CustomAttribute? names = declaration.CustomAttributes
            .FirstOrDefault(a => a.AttributeType.FullName == "System.Runtime.CompilerServices.TupleElementNamesAttribute");
        if (names is null)
        {
            return Of(type);
        }

        CustomAttributeArgument[] values = (CustomAttributeArgument[])names.ConstructorArguments[0].Value;
        return $"{Of(type)}/*{string.Join(",", values.Select(v => v.Value))}*/";
    }

    /// <summary>A list of type parameters with their constraints, as " where T : class, new()".</summary>
    public static string Constraints(Collection<GenericParameter> parameters) =>
        string.Concat(parameters.Select(Constraint));

    private static string OfInstance(GenericInstanceType instance)
    {
        TypeReference[] arguments = [.. instance.GenericArguments];
        string name = instance.ElementType.FullName;
        if (name == "System.Nullable`1")
        {
            return Of(arguments[0]) + "?";
        }

        bool tuple = name.StartsWith("System.ValueTuple`", StringComparison.Ordinal) && !arguments.Any(a => a is GenericParameter);
        return tuple ? $"({string.Join(", ", arguments.Select(Of))})" : WithArguments(instance.ElementType, arguments);
    }

    private static string WithArguments(TypeReference type, TypeReference[] arguments)
    {
        int outer = 0;
        string prefix = type.Namespace.Length == 0 ? "" : type.Namespace + ".";
        if (type.DeclaringType is { } declaring)
        {
            outer = declaring.Resolve()?.GenericParameters.Count ?? declaring.GenericParameters.Count;
            prefix = WithArguments(declaring, arguments[..outer]) + ".";
        }

        string name = type.Name.Split('`')[0];
        TypeReference[] own = arguments[outer..];
        return prefix + name + (own.Length == 0 ? "" : $"<{string.Join(", ", own.Select(Of))}>");
    }

    private static string Constraint(GenericParameter parameter)
    {
        List<string> parts = [];
        bool unmanaged = parameter.CustomAttributes.Any(a => a.AttributeType.Name == "IsUnmanagedAttribute");
        if (parameter.HasNotNullableValueTypeConstraint)
        {
            parts.Add(unmanaged ? "unmanaged" : "struct");
        }
        else if (parameter.HasReferenceTypeConstraint)
        {
            parts.Add("class");
        }

        parts.AddRange(parameter.Constraints.Select(c => c.ConstraintType).Where(t => Of(t) != "System.ValueType").Select(Of));
        if (parameter.HasDefaultConstructorConstraint && !parameter.HasNotNullableValueTypeConstraint)
        {
            parts.Add("new()");
        }

        return parts.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", parts)}";
    }
}
