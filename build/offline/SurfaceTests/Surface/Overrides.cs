namespace MLNet.FeatureGating.SurfaceTests.Surface;

/// <summary>Which members a method overrides or implements, told by name and number of parameters.</summary>
internal static class Overrides
{
    /// <summary>An override adds nothing to what a program can call: it is there in the base class already.</summary>
    public static bool IsOverride(IMemberDefinition member) =>
        Visibility.Methods(member).ToArray() is { Length: > 0 } methods && methods.All(m => m is { IsVirtual: true, IsNewSlot: false });

    /// <summary>The virtual members of base classes and interfaces that a method stands for.</summary>
    public static IEnumerable<MethodDefinition> BasesOf(MethodDefinition method) =>
        method.IsStatic || method.IsConstructor
            ? []
            : from type in BaseTypes(method.DeclaringType)
              from candidate in type.Methods
              where candidate.IsVirtual && Matches(candidate, method)
              select candidate;

    public static IEnumerable<TypeDefinition> BaseTypes(TypeDefinition type)
    {
        IEnumerable<TypeReference> direct = type.Interfaces.Select(i => i.InterfaceType);
        return (type.BaseType is null ? direct : direct.Prepend(type.BaseType))
            .Select(t => t.Resolve())
            .Where(t => t is not null)
            .SelectMany(t => BaseTypes(t).Prepend(t))
            .Distinct();
    }

    // An explicit implementation is called Namespace.IInterface.Name.
    private static bool Matches(MethodDefinition candidate, MethodDefinition method) =>
        candidate.Parameters.Count == method.Parameters.Count
        && candidate.GenericParameters.Count == method.GenericParameters.Count
        && (candidate.Name == method.Name || method.Name.EndsWith("." + candidate.Name, StringComparison.Ordinal));
}
