using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>A member that is an array of numbers or other values.</summary>
internal sealed class ArrayColumn<TRow, T>(MemberInfo member, SchemaDefinition.Column definition)
    : MemberColumn<TRow>(member, definition)
    where TRow : class
{
    internal override Delegate CreateGetter(Func<TRow> current)
    {
        var read = Reader<T[]?>();
        return (ValueGetter<VBuffer<T>>)((ref destination) =>
        {
            var items = read(current()).AsSpan();
            var editor = VBufferEditor.Create(ref destination, items.Length);
            items.CopyTo(editor.Values);
            destination = editor.Commit();
        });
    }

    internal override Action<TRow> CreateSetter(DataViewRow source, DataViewSchema.Column column)
    {
        var read = Reader<T[]?>();
        var write = Writer<T[]>();
        var getter = source.GetGetter<VBuffer<T>>(column);
        VBuffer<T> value = default;
        return row =>
        {
            getter(ref value);

            // An array that the row object has already is filled again if it fits.
            var items = read(row) is { } old && old.Length == value.Length && value.IsDense ? old : new T[value.Length];
            value.CopyTo(items);
            write(row, items);
        };
    }
}
