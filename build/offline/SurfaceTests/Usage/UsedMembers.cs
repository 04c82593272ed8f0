using System.Globalization;
using MLNet.FeatureGating.SurfaceTests.Surface;

namespace MLNet.FeatureGating.SurfaceTests.Usage;

/// <summary>Everything of the stand-ins that compiled code of src, samples and test refers to, and what that needs in turn.</summary>
internal sealed class UsedMembers
{
    private readonly HashSet<string> _standIns = [.. Repository.StandIns];
    private readonly HashSet<IMemberDefinition> _used = [];
    private readonly Queue<IMemberDefinition> _pending = [];
    private readonly SourceText _sources = new();

    public UsedMembers(AssemblySet assemblies)
    {
        foreach (ModuleDefinition consumer in assemblies.Consumers)
        {
            AddReferences(consumer);
            AddImplemented(consumer);
        }

        // What overrides or implements a used member is needed; so is what a used member overrides. Either can lead on.
        int before;
        do
        {
            Drain();
            before = _used.Count;
            foreach (TypeDefinition type in assemblies.StandIns.SelectMany(Visibility.VisibleTypes).Where(_used.Contains))
            {
                foreach (MethodDefinition method in type.Methods.Where(Implements))
                {
                    Add(method);
                }
            }
        }
        while (_pending.Count > 0 || _used.Count > before);
    }

    /// <summary>Whether a visible type or member is used.</summary>
    public bool Contains(IMemberDefinition member) => member switch
    {
        FieldDefinition { IsLiteral: true } literal => IsZero(literal) || _sources.Mentions(literal),
        MethodDefinition { IsConstructor: true, DeclaringType.IsValueType: true, Parameters.Count: 0 } => true,
        TypeDefinition or FieldDefinition => _used.Contains(member),
        _ => Visibility.Methods(member).Any(_used.Contains),
    };

    private static bool IsZero(FieldDefinition literal) =>
        literal.DeclaringType.IsEnum && Convert.ToDecimal(literal.Constant, CultureInfo.InvariantCulture) == 0;

    private void AddReferences(ModuleDefinition consumer)
    {
        foreach (TypeReference type in consumer.GetTypeReferences())
        {
            AddType(type);
        }

        foreach (MemberReference member in consumer.GetMemberReferences().Where(m => IsStandIn(m.DeclaringType)))
        {
            Add(Resolve(member));
        }

        foreach (CustomAttribute attribute in Attributes(consumer).Where(a => IsStandIn(a.AttributeType)))
        {
            TypeDefinition type = attribute.AttributeType.Resolve();
            foreach (string name in attribute.Properties.Concat(attribute.Fields).Select(a => a.Name))
            {
                Add(type.Properties.FirstOrDefault(p => p.Name == name)?.SetMethod);
                Add(type.Fields.FirstOrDefault(f => f.Name == name));
            }
        }
    }

    // Members that a consumer's own types override or implement: the compiled code names them only where it calls them.
    private void AddImplemented(ModuleDefinition consumer)
    {
        foreach (TypeDefinition type in consumer.GetTypes())
        {
            foreach (MethodDefinition member in type.Methods.Where(m => m.IsVirtual).SelectMany(Overrides.BasesOf).Where(m => IsStandIn(m.DeclaringType)))
            {
                Add(member);
            }
        }
    }

    private static IEnumerable<CustomAttribute> Attributes(ModuleDefinition module) =>
        module.GetTypes().SelectMany(t => t.CustomAttributes
            .Concat(t.Fields.SelectMany(f => f.CustomAttributes))
            .Concat(t.Properties.SelectMany(p => p.CustomAttributes))
            .Concat(t.Methods.SelectMany(m => m.CustomAttributes)));

    private bool Implements(MethodDefinition method)
    {
        if (!method.IsVirtual || _used.Contains(method))
        {
            return false;
        }

        return Overrides.BasesOf(method).Any(m => !IsStandIn(m.DeclaringType) || _used.Contains(m));
    }

    private void Drain()
    {
        while (_pending.TryDequeue(out IMemberDefinition? member))
        {
            Add(member.DeclaringType);
            switch (member)
            {
                case TypeDefinition type:
                    AddParts(type);
                    break;
                case MethodDefinition method:
                    AddSignature(method);
                    foreach (MethodDefinition parent in Overrides.BasesOf(method))
                    {
                        Add(parent);
                    }

                    AddPair(method);
                    break;
                case FieldDefinition field:
                    AddType(field.FieldType);
                    break;
            }
        }
    }

    private void AddParts(TypeDefinition type)
    {
        AddType(type.BaseType);
        foreach (InterfaceImplementation implementation in type.Interfaces)
        {
            AddType(implementation.InterfaceType);
        }

        foreach (GenericParameter parameter in type.GenericParameters)
        {
            AddConstraints(parameter);
        }

        if (Visibility.IsDelegate(type))
        {
            AddSignature(type.Methods.Single(m => m.Name == "Invoke"));
        }
    }

    private void AddSignature(MethodDefinition method)
    {
        AddType(method.ReturnType);
        foreach (ParameterDefinition parameter in method.Parameters)
        {
            AddType(parameter.ParameterType);
        }

        foreach (GenericParameter parameter in method.GenericParameters)
        {
            AddConstraints(parameter);
        }
    }

    private void AddConstraints(GenericParameter parameter)
    {
        foreach (GenericParameterConstraint constraint in parameter.Constraints)
        {
            AddType(constraint.ConstraintType);
        }
    }

    // C# wants both of such a pair.
    private void AddPair(MethodDefinition method)
    {
        string? other = method.Name switch
        {
            "op_Equality" => "op_Inequality",
            "op_Inequality" => "op_Equality",
            "op_LessThan" => "op_GreaterThan",
            "op_GreaterThan" => "op_LessThan",
            "op_LessThanOrEqual" => "op_GreaterThanOrEqual",
            "op_GreaterThanOrEqual" => "op_LessThanOrEqual",
            _ => null,
        };
        Add(method.DeclaringType.Methods.FirstOrDefault(m => m.Name == other
            && m.Parameters.Select(p => p.ParameterType.FullName).SequenceEqual(method.Parameters.Select(p => p.ParameterType.FullName))));
    }

    private void AddType(TypeReference? type)
    {
        switch (type)
        {
            case null or GenericParameter:
                return;
            case GenericInstanceType instance:
                foreach (TypeReference argument in instance.GenericArguments)
                {
                    AddType(argument);
                }

                AddType(instance.ElementType);
                return;
            case TypeSpecification specification:
                AddType(specification.ElementType);
                return;
            default:
                if (IsStandIn(type))
                {
                    Add(type.Resolve());
                }

                return;
        }
    }

    private void Add(IMemberDefinition? member)
    {
        if (member is not null && (member is TypeDefinition || IsStandIn(member.DeclaringType)) && _used.Add(member))
        {
            _pending.Enqueue(member);
        }
    }

    private bool IsStandIn(TypeReference type) => _standIns.Contains(type.GetElementType() switch
    {
        TypeDefinition definition => definition.Module.Assembly.Name.Name,
        TypeReference { Scope: { } scope } => scope is ModuleDefinition module ? module.Assembly.Name.Name : scope.Name,
        _ => "",
    });

    private static IMemberDefinition? Resolve(MemberReference member) => member switch
    {
        MethodReference method => method.Resolve(),
        FieldReference field => field.Resolve(),
        _ => null,
    };
}
