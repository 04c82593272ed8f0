using System.Numerics;
using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>
/// A key member. As in ML.NET, objects give keys counted from 0, and get them counted from 1 with 0 for a missing one; whatever
/// is out of range is missing.
/// </summary>
internal sealed class KeyColumn<TRow, T>(MemberInfo member, SchemaDefinition.Column definition)
    : MemberColumn<TRow>(member, definition)
    where TRow : class
    where T : struct, IBinaryInteger<T>
{
    internal override Delegate CreateGetter(Func<TRow> current)
    {
        Require.State(typeof(T) != typeof(ushort), "Keys of 16 bits cannot be read from objects.");
        var read = Reader<T>();
        var count = ((KeyDataViewType)Type).Count;
        return (ValueGetter<T>)((ref destination) =>
        {
            var index = read(current());
            destination = ulong.CreateTruncating(index) < count ? index + T.One : T.Zero;
        });
    }

    internal override Action<TRow> CreateSetter(DataViewRow source, DataViewSchema.Column column)
    {
        var write = Writer<T>();
        var getter = source.GetGetter<T>(column);
        T value = default;
        return row =>
        {
            getter(ref value);
            write(row, value);
        };
    }
}
