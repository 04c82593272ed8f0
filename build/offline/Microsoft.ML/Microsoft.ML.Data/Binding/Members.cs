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
        return fields.Concat<MemberInfo>(properties).Where(static member => TypeOf(member) != typeof(IChannel));
    }

    internal static MemberInfo Find(Type userType, string name)
    {
        var member = (MemberInfo?)userType.GetField(name) ?? userType.GetProperty(name);
        Require.Param(
            member is not null, "userSchemaDefinition", $"No field or property with name '{name}' found in type '{userType.FullName}'");
        return member;
    }

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
        Require.Param(PrimitiveTypes.TryFromRawType(itemType) is not null || CustomType(member) is not null, "rawType",
            $"Could not determine an IDataView type and registered custom types for member {member.Name}");
    }

    internal static DataViewType ColumnType(MemberInfo member)
    {
        Split(member, out var raw, out var isVector);
        if (CustomType(member) is { } custom)
        {
            return custom;
        }

        var item = PrimitiveTypes.FromRawType(raw);
        return isVector ? new VectorDataViewType(item) : item;
    }

    private static DataViewType? CustomType(MemberInfo member)
        => member.GetCustomAttribute<DataViewTypeAttribute>()?.ColumnType is { } type && type.RawType == TypeOf(member) ? type : null;
}
