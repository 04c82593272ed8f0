namespace MLNet.FeatureGating.SurfaceTests.Surface;

/// <summary>What a program outside of an assembly can see: public members, and protected ones.</summary>
internal static class Visibility
{
    public static IEnumerable<TypeDefinition> VisibleTypes(ModuleDefinition module) => module.Types.Where(IsVisible).SelectMany(WithNested);

    public static bool IsVisible(TypeDefinition type) =>
        (type.IsPublic || type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamilyOrAssembly)
        && (type.DeclaringType is null || IsVisible(type.DeclaringType));

    public static bool IsVisible(MethodDefinition? method) =>
        method is not null && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    public static bool IsVisible(FieldDefinition field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    public static bool IsDelegate(TypeDefinition type) => type.BaseType?.FullName == "System.MulticastDelegate";

    /// <summary>The members that somebody wrote: no accessors, no static constructors, nothing of a delegate or an enum's value field.</summary>
    public static IEnumerable<IMemberDefinition> VisibleMembers(TypeDefinition type)
    {
        if (IsDelegate(type))
        {
            return [];
        }

        IEnumerable<IMemberDefinition> methods = type.Methods.Where(m => IsVisible(m) && !IsAccessor(m) && !(m.IsConstructor && m.IsStatic));
        return methods
            .Concat(type.Fields.Where(f => IsVisible(f) && !f.IsRuntimeSpecialName))
            .Concat(type.Properties.Where(p => IsVisible(p.GetMethod) || IsVisible(p.SetMethod)))
            .Concat(type.Events.Where(e => IsVisible(e.AddMethod)));
    }

    /// <summary>The methods behind a member: itself, or its accessors that can be seen.</summary>
    public static IEnumerable<MethodDefinition> Methods(IMemberDefinition member) => member switch
    {
        MethodDefinition method => [method],
        PropertyDefinition property => new[] { property.GetMethod, property.SetMethod }.Where(IsVisible),
        EventDefinition @event => [@event.AddMethod, @event.RemoveMethod],
        _ => [],
    };

    private static bool IsAccessor(MethodDefinition method) => method.IsGetter || method.IsSetter || method.IsAddOn || method.IsRemoveOn;

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) =>
        type.NestedTypes.Where(IsVisible).SelectMany(WithNested).Prepend(type);
}
