using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>A member that is a vector of the library's own type.</summary>
internal sealed class VectorColumn<TRow, T>(MemberInfo member, SchemaDefinition.Column definition)
    : MemberColumn<TRow>(member, definition)
    where TRow : class
{
    internal override Delegate CreateGetter(Func<TRow> current)
    {
        var read = Reader<VBuffer<T>>();
        return (ValueGetter<VBuffer<T>>)((ref destination) => read(current()).CopyTo(ref destination));
    }

    internal override Action<TRow> CreateSetter(DataViewRow source, DataViewSchema.Column column)
    {
        var read = Reader<VBuffer<T>>();
        var write = Writer<VBuffer<T>>();
        var getter = source.GetGetter<VBuffer<T>>(column);
        return row =>
        {
            var value = read(row);
            getter(ref value);
            write(row, value);
        };
    }
}
