using System.Reflection;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

/// <summary>Makes views of delimited text. Columns are ranges of the fields of a line.</summary>
public sealed partial class TextLoader
{
    private readonly TextFormat _format;
    private readonly Column[] _columns;

    internal TextLoader(TextFormat format, Column[] columns)
    {
        Require.Param(columns is { Length: > 0 }, nameof(columns), "Must specify the columns");
        _format = format;
        _columns = columns;
    }

    internal IDataView Load(string path)
    {
        Require.NotEmpty(path);
        Require.Param(File.Exists(path), nameof(path), $"File or directory does not exist at path: {path}");
        return new TextDataView(path, _format, _columns);
    }

    /// <summary>The columns that the members of a type say they are loaded from.</summary>
    internal static Column[] ColumnsOf(Type type)
    {
        var members = type.GetFields(BindingFlags.Public | BindingFlags.Instance).Concat<MemberInfo>(
            type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(
                static property => property.GetGetMethod() is not null && property.GetIndexParameters().Length == 0)).ToArray();
        Require.Param(members.Length > 0, "TInput", "Should define at least one public, readable field or property in TInput.");
        return Array.ConvertAll(members, ColumnOf);
    }

    private static Column ColumnOf(MemberInfo member)
    {
        var place = member is FieldInfo ? "Field" : "Property";
        var load = member.GetCustomAttribute<LoadColumnAttribute>()
            ?? throw new InvalidOperationException($"{place} '{member.Name}' is missing the {nameof(LoadColumnAttribute)} attribute");
        Members.Split(Members.TypeOf(member), out var itemType, out _);
        var kind = itemType == typeof(float) ? DataKind.Single
            : itemType == typeof(ReadOnlyMemory<char>) ? DataKind.String
            : itemType == typeof(bool) ? DataKind.Boolean
            : throw new InvalidOperationException($"{place} {member.Name} is of unsupported type.");
        return new Column(member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name, kind, load.FieldIndex);
    }
}
