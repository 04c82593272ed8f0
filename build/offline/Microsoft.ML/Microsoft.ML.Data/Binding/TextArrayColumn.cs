using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>A member that is an array of strings.</summary>
internal sealed class TextArrayColumn<TRow>(MemberInfo member, SchemaDefinition.Column definition)
    : MemberColumn<TRow>(member, definition)
    where TRow : class
{
    internal override Delegate CreateGetter(Func<TRow> current)
    {
        var read = Reader<string?[]?>();
        return (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)((ref destination) =>
        {
            var items = read(current()) ?? [];
            var editor = VBufferEditor.Create(ref destination, items.Length);
            for (var i = 0; i < items.Length; i++)
            {
                editor.Values[i] = items[i].AsMemory();
            }

            destination = editor.Commit();
        });
    }

    internal override Action<TRow> CreateSetter(DataViewRow source, DataViewSchema.Column column)
    {
        var write = Writer<string[]>();
        var getter = source.GetGetter<VBuffer<ReadOnlyMemory<char>>>(column);
        VBuffer<ReadOnlyMemory<char>> value = default;
        return row =>
        {
            getter(ref value);
            write(row, [.. value.DenseValues().Select(static item => item.ToString())]);
        };
    }
}
