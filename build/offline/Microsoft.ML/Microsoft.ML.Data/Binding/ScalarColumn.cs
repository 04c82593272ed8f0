using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>A member that is stored as it is.</summary>
internal sealed class ScalarColumn<TRow, T>(MemberInfo member, SchemaDefinition.Column definition)
    : MemberColumn<TRow>(member, definition)
    where TRow : class
{
    internal override Delegate CreateGetter(Func<TRow> current)
    {
        var read = Reader<T>();
        return (ValueGetter<T>)((ref destination) => destination = read(current()));
    }

    internal override Action<TRow> CreateSetter(DataViewRow source, DataViewSchema.Column column)
    {
        var write = Writer<T>();
        var getter = source.GetGetter<T>(column);
        T value = default!;
        return row =>
        {
            getter(ref value);
            write(row, value);
        };
    }
}
