using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>A string member. A null string is empty text.</summary>
internal sealed class TextColumn<TRow>(MemberInfo member, SchemaDefinition.Column definition)
    : MemberColumn<TRow>(member, definition)
    where TRow : class
{
    internal override Delegate CreateGetter(Func<TRow> current)
    {
        var read = Reader<string?>();
        return (ValueGetter<ReadOnlyMemory<char>>)((ref destination) => destination = read(current()).AsMemory());
    }

    internal override Action<TRow> CreateSetter(DataViewRow source, DataViewSchema.Column column)
    {
        var write = Writer<string>();
        var getter = source.GetGetter<ReadOnlyMemory<char>>(column);
        ReadOnlyMemory<char> value = default;
        return row =>
        {
            getter(ref value);
            write(row, value.ToString());
        };
    }
}
