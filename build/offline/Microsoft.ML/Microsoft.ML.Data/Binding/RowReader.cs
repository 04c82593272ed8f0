using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Fills objects from the rows of a schema.</summary>
internal sealed class RowReader<TRow>
    where TRow : class
{
    private readonly (MemberColumn<TRow> Member, DataViewSchema.Column Column)[] _bindings;

    internal RowReader(DataViewSchema schema, bool ignoreMissingColumns, SchemaDefinition? definition)
    {
        definition ??= SchemaDefinition.Create(typeof(TRow), SchemaDefinition.Direction.Write);
        List<(MemberColumn<TRow>, DataViewSchema.Column)> bindings = [];
        foreach (var member in MemberColumn<TRow>.Bind(definition))
        {
            if (schema.GetColumnOrNull(member.Name) is { } column)
            {
                CheckTypes(member, column);
                bindings.Add((member, column));
            }
            else if (!ignoreMissingColumns)
            {
                throw Errors.MissingColumn("Schema", string.Empty, member.Name);
            }
        }

        _bindings = [.. bindings];
    }

    internal IEnumerable<DataViewSchema.Column> Columns => _bindings.Select(static binding => binding.Column);

    /// <summary>Makes an action that fills an object from the current row.</summary>
    internal Action<TRow> Bind(DataViewRow source)
    {
        var setters = Array.ConvertAll(_bindings, binding => binding.Member.CreateSetter(source, binding.Column));
        return row =>
        {
            foreach (var setter in setters)
            {
                setter(row);
            }
        };
    }

    private static void CheckTypes(MemberColumn<TRow> member, DataViewSchema.Column column)
    {
        var memberType = Members.TypeOf(member.Member);
        Members.Split(memberType, out var itemType, out var isVector);
        Require.State(isVector == column.Type is VectorDataViewType && column.Type.ItemType().RawType == itemType,
            $"Can't bind the IDataView column '{column.Name}' of type '{column.Type}' to field or property "
            + $"'{member.Member.Name}' of type '{memberType.FullName}'.");
    }
}
