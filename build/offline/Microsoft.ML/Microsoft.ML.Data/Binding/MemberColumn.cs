using System.Linq.Expressions;
using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>A member of <typeparamref name="TRow"/> as a column: it is read to make a view, and written when a view is read.</summary>
internal abstract class MemberColumn<TRow>
    where TRow : class
{
    private Delegate? _reader;
    private Delegate? _writer;

    protected MemberColumn(MemberInfo member, SchemaDefinition.Column definition)
    {
        Member = member;
        Name = string.IsNullOrEmpty(definition.ColumnName) ? member.Name : definition.ColumnName;
        Type = definition.ColumnType;
        Annotations = definition.Annotations;
    }

    internal MemberInfo Member { get; }

    internal string Name { get; }

    internal DataViewType Type { get; }

    internal DataViewSchema.Annotations Annotations { get; }

    /// <summary>Binds the columns of a definition to the members of the type, and checks that the types go together.</summary>
    internal static MemberColumn<TRow>[] Bind(SchemaDefinition definition)
        => [.. definition.Select(static column => Bind(column))];

    /// <summary>Makes a getter that reads the member of the row that <paramref name="current"/> tells.</summary>
    internal abstract Delegate CreateGetter(Func<TRow> current);

    /// <summary>Makes an action that writes the value of a column into the member.</summary>
    internal abstract Action<TRow> CreateSetter(DataViewRow source, DataViewSchema.Column column);

    // Compiled once, as views are read again and again.
    protected Func<TRow, TMember> Reader<TMember>() => (Func<TRow, TMember>)(_reader ??= CompileReader<TMember>());

    protected Action<TRow, TMember> Writer<TMember>() => (Action<TRow, TMember>)(_writer ??= CompileWriter<TMember>());

    private static MemberColumn<TRow> Bind(SchemaDefinition.Column definition)
    {
        var member = Members.Find(typeof(TRow), definition.MemberName);
        Members.Split(member, out var itemType, out var isVector);

        // Inferred as best we can, as in ML.NET, if the definition leaves the type out.
        definition.ColumnType ??= isVector
            ? new VectorDataViewType(PrimitiveTypes.FromRawType(itemType))
            : PrimitiveTypes.FromRawType(itemType);
        var type = definition.ColumnType;
        Require.Param(isVector == type is VectorDataViewType, "userSchemaDefinition",
            $"Column '{definition.ColumnName}' is supposed to be {Describe(!isVector)}, but type of associated field "
            + $"'{definition.MemberName}' is {Describe(isVector)}");
        Require.Param(type.ItemType().RawType == itemType, "userSchemaDefinition",
            $"Column '{definition.ColumnName}' is supposed to have item type {type.ItemType().RawType}, but associated field has "
            + $"type {itemType}");

        var memberType = Members.TypeOf(member);
        var column = memberType == typeof(string) ? typeof(TextColumn<>).MakeGenericType(typeof(TRow))
            : memberType == typeof(string[]) ? typeof(TextArrayColumn<>).MakeGenericType(typeof(TRow))
            : memberType.IsArray ? typeof(ArrayColumn<,>).MakeGenericType(typeof(TRow), itemType)
            : isVector ? typeof(VectorColumn<,>).MakeGenericType(typeof(TRow), itemType)
            : type is KeyDataViewType ? typeof(KeyColumn<,>).MakeGenericType(typeof(TRow), itemType)
            : typeof(ScalarColumn<,>).MakeGenericType(typeof(TRow), itemType);
        return (MemberColumn<TRow>)Activator.CreateInstance(column, member, definition)!;
    }

    private static string Describe(bool isVector) => isVector ? "vector" : "scalar";

    private Func<TRow, TMember> CompileReader<TMember>()
    {
        var row = Expression.Parameter(typeof(TRow));
        return Expression.Lambda<Func<TRow, TMember>>(Expression.MakeMemberAccess(row, Member), row).Compile();
    }

    private Action<TRow, TMember> CompileWriter<TMember>()
    {
        var row = Expression.Parameter(typeof(TRow));
        var value = Expression.Parameter(typeof(TMember));
        return Expression.Lambda<Action<TRow, TMember>>(
            Expression.Assign(Expression.MakeMemberAccess(row, Member), value), row, value).Compile();
    }
}
