using System.Globalization;
using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Reads columns of numbers, truth values and text as single or double precision.</summary>
internal static class NumberConversions
{
    internal static bool CanConvert(DataViewType itemType) => itemType is NumberDataViewType or BooleanDataViewType or TextDataViewType;

    /// <summary>Makes the getter of a scalar or vector column. Text that is not a number is missing.</summary>
    internal static Delegate CreateGetter<T>(DataViewRow row, DataViewSchema.Column column)
        where T : struct, IFloatingPointIeee754<T>
        => Type.GetTypeCode(column.Type.ItemType().RawType) switch
        {
            TypeCode.SByte => FromNumber<sbyte, T>(row, column),
            TypeCode.Byte => FromNumber<byte, T>(row, column),
            TypeCode.Int16 => FromNumber<short, T>(row, column),
            TypeCode.UInt16 => FromNumber<ushort, T>(row, column),
            TypeCode.Int32 => FromNumber<int, T>(row, column),
            TypeCode.UInt32 => FromNumber<uint, T>(row, column),
            TypeCode.Int64 => FromNumber<long, T>(row, column),
            TypeCode.UInt64 => FromNumber<ulong, T>(row, column),
            TypeCode.Single => FromNumber<float, T>(row, column),
            TypeCode.Double => FromNumber<double, T>(row, column),
            TypeCode.Boolean => From<bool, T>(row, column, static value => value ? T.One : T.Zero),
            _ => From<ReadOnlyMemory<char>, T>(row, column, static text => Parse<T>(text.Span)),
        };

    private static Delegate FromNumber<TSource, T>(DataViewRow row, DataViewSchema.Column column)
        where TSource : INumberBase<TSource>
        where T : struct, IFloatingPointIeee754<T>
        => From<TSource, T>(row, column, T.CreateTruncating);

    private static T Parse<T>(ReadOnlySpan<char> text)
        where T : struct, IFloatingPointIeee754<T>
        => T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : T.NaN;

    private static Delegate From<TSource, T>(DataViewRow row, DataViewSchema.Column column, Func<TSource, T> convert)
        where T : struct
    {
        if (column.Type is not VectorDataViewType)
        {
            var getter = row.GetGetter<TSource>(column);
            TSource source = default!;
            return (ValueGetter<T>)((ref T value) =>
            {
                getter(ref source);
                value = convert(source);
            });
        }

        var vectorGetter = row.GetGetter<VBuffer<TSource>>(column);
        VBuffer<TSource> vector = default;
        return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> converted) =>
        {
            vectorGetter(ref vector);
            var values = vector.GetValues();

            // A slot without an explicit value is the default of its type, which for text is not zero but missing.
            var staysSparse = typeof(TSource) != typeof(ReadOnlyMemory<char>);
            var editor = VBufferEditor.Create(ref converted, vector.Length, staysSparse ? values.Length : vector.Length);
            if (staysSparse)
            {
                vector.GetIndices().CopyTo(editor.Indices);
                for (var i = 0; i < values.Length; i++)
                {
                    editor.Values[i] = convert(values[i]);
                }
            }
            else
            {
                var slot = 0;
                foreach (var value in vector.DenseValues())
                {
                    editor.Values[slot++] = convert(value);
                }
            }

            converted = editor.Commit();
        });
    }
}
