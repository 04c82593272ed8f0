using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>
/// Adds the column that a view is split by: random numbers, or, where rows with equal values must stay together, a number
/// made of the value of another column.
/// </summary>
internal static class SplitColumn
{
    private const uint DefaultHashSeed = 314489979;
    private const int HashBits = 30;

    internal static (IDataView View, string Name) Add(IDataView data, string? samplingKeyColumnName, int? seed)
    {
        var name = UnusedName(data.Schema);
        if (samplingKeyColumnName is null)
        {
            return (new RandomColumn(data, name, seed), name);
        }

        var key = data.Schema.GetColumnOrNull(samplingKeyColumnName)
            ?? throw Errors.MissingColumn("samplingKeyColumn", "SamplingKeyColumn", samplingKeyColumnName);
        var column = key.Type switch
        {
            KeyDataViewType type => Derived(type, row => Getters.Untyped(row, key)),
            _ when key.Type == NumberDataViewType.Single => Scaled<float>(static value => value),
            _ when key.Type == NumberDataViewType.Double => Scaled<double>(static value => value),
            _ => Derived(
                new KeyDataViewType(typeof(uint), 1UL << HashBits),
                row => CreateHashGetter(row, key, (uint?)seed ?? DefaultHashSeed)),
        };
        return (new RowMappedDataView(data, new RowMapper(data.Schema, [column])), name);

        MappedColumn Derived(DataViewType type, Func<DataViewRow, Delegate> createGetter)
            => new(name, type, DataViewSchema.Annotations.Empty, [samplingKeyColumnName], createGetter);

        MappedColumn Scaled<T>(Func<T, double> convert)
        {
            var values = data.GetColumn<T>(samplingKeyColumnName).Select(convert).Where(static value => !double.IsNaN(value)).DefaultIfEmpty();
            var (minimum, maximum) = values.Aggregate(
                (Minimum: double.PositiveInfinity, Maximum: double.NegativeInfinity),
                static (range, value) => (Math.Min(range.Minimum, value), Math.Max(range.Maximum, value)));
            var scale = maximum > minimum ? 1 / (maximum - minimum) : 0;
            return Derived(NumberDataViewType.Double, row =>
            {
                var source = row.GetGetter<T>(key);
                T value = default!;
                return (ValueGetter<double>)((ref destination) =>
                {
                    source(ref value);
                    destination = (convert(value) - minimum) * scale;
                });
            });
        }
    }

    private static string UnusedName(DataViewSchema schema)
    {
        const string Name = "SplitColumn";
        return Enumerable.Range(0, int.MaxValue).Select(static i => $"temp_{Name}_{i:000}").Prepend(Name)
            .First(candidate => schema.GetColumnOrNull(candidate) is null);
    }

    private static Delegate CreateHashGetter(DataViewRow row, DataViewSchema.Column key, uint seed)
        => Type.GetTypeCode(key.Type.RawType) switch
        {
            _ when key.Type is TextDataViewType => Hash<ReadOnlyMemory<char>>(
                row, key, text => text.IsEmpty ? null : Murmur.OfText(seed, text.Span.Trim(' '))),
            TypeCode.Boolean => Hash<bool>(row, key, value => OfWord(seed, value ? 1u : 0u)),
            TypeCode.SByte => Hash<sbyte>(row, key, value => OfWord(seed, (uint)value)),
            TypeCode.Byte => Hash<byte>(row, key, value => OfWord(seed, value)),
            TypeCode.Int16 => Hash<short>(row, key, value => OfWord(seed, (uint)value)),
            TypeCode.UInt16 => Hash<ushort>(row, key, value => OfWord(seed, value)),
            TypeCode.Int32 => Hash<int>(row, key, value => OfWord(seed, (uint)value)),
            TypeCode.UInt32 => Hash<uint>(row, key, value => OfWord(seed, value)),
            TypeCode.Int64 => Hash<long>(row, key, value => OfWords(seed, (ulong)value)),
            TypeCode.UInt64 => Hash<ulong>(row, key, value => OfWords(seed, value)),
            _ => throw new NotSupportedException($"Rows cannot be kept together by a column of type {key.Type}."),
        };

    private static uint OfWord(uint seed, uint value) => Murmur.Finish(Murmur.Round(seed, value), sizeof(uint));

    private static uint OfWords(uint seed, ulong value)
        => Murmur.Finish(Murmur.Round(Murmur.Round(seed, (uint)value), (uint)(value >> 32)), sizeof(ulong));

    private static ValueGetter<uint> Hash<T>(DataViewRow row, DataViewSchema.Column column, Func<T, uint?> hash)
    {
        var source = row.GetGetter<T>(column);
        T value = default!;
        return (ref destination) =>
        {
            source(ref value);

            // 0 is a missing key, which is in no part of a split.
            destination = hash(value) is { } bits ? (bits & ((1u << HashBits) - 1)) + 1 : 0;
        };
    }
}
