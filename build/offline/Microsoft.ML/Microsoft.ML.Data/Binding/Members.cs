using System.Reflection;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Offline;

/// <summary>The fields and properties of a type that are columns, and the columns that they are by default.</summary>
internal static class Members
{
    internal static IEnumerable<MemberInfo> Of(Type userType, SchemaDefinition.Direction direction)
    {
        var fields = userType.GetFields(BindingFlags.Public | BindingFlags.Instance).Where(static field => !field.IsLiteral);
        var properties = userType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property =>
            property.GetIndexParameters().Length == 0
            && ((direction.HasFlag(SchemaDefinition.Direction.Read) && property.GetGetMethod() is not null)
                || (direction.HasFlag(SchemaDefinition.Direction.Write) && property.GetSetMethod() is not null)));
        return fields.Concat<MemberInfo>(properties).Where(static member =>
            TypeOf(member) != typeof(IChannel) && member.GetCustomAttribute<NoColumnAttribute>() is null);
    }

    internal static MemberInfo Find(Type userType, string name)
        => (MemberInfo?)userType.GetField(name) ?? userType.GetProperty(name)
            ?? throw Errors.BadParameter(
                "userSchemaDefinition", $"No field or property with name '{name}' found in type '{userType.FullName}'");

    internal static Type TypeOf(MemberInfo member)
        => member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;

    /// <summary>Tells arrays and vectors from scalars. Strings are text, which views hold as character memory.</summary>
    internal static void Split(Type type, out Type itemType, out bool isVector)
    {
        isVector = type.IsArray || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(VBuffer<>));
        itemType = !isVector ? type : type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0];
        if (itemType == typeof(string))
        {
            itemType = typeof(ReadOnlyMemory<char>);
        }
    }

    internal static void Split(MemberInfo member, out Type itemType, out bool isVector)
    {
        Split(TypeOf(member), out itemType, out isVector);
        Require.Param(PrimitiveTypes.TryFromRawType(itemType) is not null, "rawType",
            $"Could not determine an IDataView type and registered custom types for member {member.Name}");
    }

    internal static DataViewType ColumnType(MemberInfo member)
    {
        Split(member, out var raw, out var isVector);
        var vector = member.GetCustomAttribute<VectorTypeAttribute>();
        Require.Param(vector is null || isVector, "userType",
            $"Member {member.Name} marked with {nameof(VectorTypeAttribute)}, but does not appear to be a vector type");

        var item = PrimitiveTypes.FromRawType(raw);
        if (member.GetCustomAttribute<KeyTypeAttribute>() is { } key)
        {
            Require.Param(KeyDataViewType.IsValidDataType(raw), "userType",
                $"Member {member.Name} marked with KeyType attribute, but does not appear to be a valid kind of data for a key type");
            item = new KeyDataViewType(raw, key.KeyCount.Count.GetValueOrDefault());
        }

        return !isVector ? item
            : vector is { Dimensions.Length: > 0 } ? new VectorDataViewType(item, vector.Dimensions)
            : new VectorDataViewType(item);
    }
}
