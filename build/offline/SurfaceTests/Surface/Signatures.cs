using Mono.Collections.Generic;

namespace MLNet.FeatureGating.SurfaceTests.Surface;

/// <summary>Writes a type or a member as one line of the official lists.</summary>
internal static class Signatures
{
    public static string Of(IMemberDefinition member) => member switch
    {
        TypeDefinition type => OfType(type),
        MethodDefinition method => OfMethod(method),
        FieldDefinition field => OfField(field),
        PropertyDefinition property => OfProperty(property),
        EventDefinition @event => $"E:{Name(@event)} : {Modifiers(@event.AddMethod)} {TypeNames.Of(@event.EventType)}",
        _ => throw new NotSupportedException(member.FullName),
    };

    private static string Name(IMemberDefinition member) => $"{TypeNames.Of(member.DeclaringType)}.{member.Name}";

    private static string OfType(TypeDefinition type)
    {
        string name = $"T:{TypeNames.Of(type)} : ";
        if (Visibility.IsDelegate(type))
        {
            MethodDefinition invoke = type.Methods.Single(m => m.Name == "Invoke");
            return $"{name}delegate {TypeNames.Of(invoke.ReturnType)} ({Parameters(invoke)})";
        }

        string access = type.IsPublic || type.IsNestedPublic ? "public" : "protected";
        if (type.IsEnum)
        {
            return $"{name}{access} enum : {TypeNames.Of(type.Fields.Single(f => f.IsRuntimeSpecialName).FieldType)}";
        }

        string kind = type switch
        {
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        string[] bases = [.. Bases(type)];
        return $"{name}{access} {kind}{(bases.Length == 0 ? "" : " : " + string.Join(", ", bases))}"
            + TypeNames.Constraints(type.GenericParameters);
    }

    private static IEnumerable<string> Bases(TypeDefinition type)
    {
        IEnumerable<string> interfaces = type.Interfaces.Select(i => i.InterfaceType)
            .Where(t => t.Resolve() is { } definition && Visibility.IsVisible(definition))
            .Select(TypeNames.Of).Order(StringComparer.Ordinal);
        bool own = type.BaseType is { } parent && parent.FullName is not ("System.Object" or "System.ValueType");
        return own ? interfaces.Prepend(TypeNames.Of(type.BaseType)) : interfaces;
    }

    private static string OfMethod(MethodDefinition method)
    {
        string generic = method.HasGenericParameters ? $"<{string.Join(", ", method.GenericParameters.Select(p => p.Name))}>" : "";
        string head = $"M:{Name(method)}{generic}({Parameters(method)}) : {Modifiers(method)}";
        return method.IsConstructor
            ? head
            : $"{head} {TypeNames.Of(method.ReturnType, method.MethodReturnType)}{TypeNames.Constraints(method.GenericParameters)}";
    }

    private static string OfField(FieldDefinition field)
    {
        if (field.DeclaringType.IsEnum)
        {
            return $"F:{Name(field)} = {field.Constant}";
        }

        string type = TypeNames.Of(field.FieldType, field);
        string access = field.IsPublic ? "public" : "protected";
        if (field.IsLiteral)
        {
            return $"F:{Name(field)} : {access} const {type} = {Constants.Of(field.FieldType, field.Constant)}";
        }

        return $"F:{Name(field)} : {access}{(field.IsStatic ? " static" : "")}{(field.IsInitOnly ? " readonly" : "")} {type}";
    }

    private static string OfProperty(PropertyDefinition property)
    {
        MethodDefinition[] accessors = [.. Visibility.Methods(property)];
        MethodDefinition main = accessors.FirstOrDefault(m => m.IsPublic) ?? accessors[0];
        IEnumerable<string> list = accessors.Select(m =>
            (main.IsPublic && !m.IsPublic ? "protected " : "") + (m.IsGetter ? "get;" : "set;"));
        string index = property.HasParameters ? $"[{Parameters(property.Parameters, extension: false)}]" : "";
        string type = TypeNames.Of(property.PropertyType, property);
        return $"P:{Name(property)}{index} : {Modifiers(main)} {type} {{ {string.Join(" ", list)} }}";
    }

    private static string Modifiers(MethodDefinition method)
    {
        string access = method.IsPublic ? "public" : "protected";
        if (method.DeclaringType.IsInterface)
        {
            return access;
        }

        string kind = method switch
        {
            { IsStatic: true } => " static",
            { IsVirtual: false } => "",
            { IsAbstract: true, IsNewSlot: true } => " abstract",
            { IsFinal: true, IsNewSlot: true } => "",
            { IsFinal: true } => " sealed override",
            { IsNewSlot: true } => " virtual",
            _ => " override",
        };
        return access + kind;
    }

    private static string Parameters(MethodDefinition method) => Parameters(method.Parameters, Has(method, "ExtensionAttribute"));

    private static string Parameters(Collection<ParameterDefinition> parameters, bool extension) =>
        string.Join(", ", parameters.Select((p, i) => (extension && i == 0 ? "this " : "") + Parameter(p)));

    private static string Parameter(ParameterDefinition parameter)
    {
        string kind = parameter switch
        {
            { ParameterType: not ByReferenceType } p => Has(p, "ParamArrayAttribute") || Has(p, "ParamCollectionAttribute") ? "params " : "",
            { IsOut: true } => "out ",
            { IsIn: true } => "in ",
            _ => "ref ",
        };
        string value = parameter.HasConstant || parameter.IsOptional
            ? " = " + Constants.Of(parameter.ParameterType, parameter.HasConstant ? parameter.Constant : null)
            : "";
        return $"{kind}{TypeNames.Of(parameter.ParameterType, parameter)} {parameter.Name}{value}";
    }

    private static bool Has(ICustomAttributeProvider provider, string attribute) =>
        provider.CustomAttributes.Any(a => a.AttributeType.Name == attribute);
}
