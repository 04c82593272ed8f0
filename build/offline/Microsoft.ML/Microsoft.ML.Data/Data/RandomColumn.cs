using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>
/// A column of random numbers, the same ones in every pass. They depend on the position of a row, so they cannot be had of a
/// shuffled view or from several cursors.
/// </summary>
internal sealed class RandomColumn : IDataView
{
    // What ML.NET takes if neither the call nor the context has a seed.
    private const uint DefaultSeed = 42;

    private readonly IDataView _input;
    private readonly RowMapper _mapper;

    internal RandomColumn(IDataView input, string name, int? seed)
    {
        _input = input;
        var column = new MappedColumn(
            name, NumberDataViewType.Single, DataViewSchema.Annotations.Empty, [], row => CreateGetter(row, (uint?)seed ?? DefaultSeed));
        _mapper = new RowMapper(input.Schema, [column]);
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema => _mapper.OutputSchema;

    public long? GetRowCount() => _input.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
        => new RowMappedDataView(_input, _mapper).GetRowCursor(columnsNeeded);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
        => [GetRowCursor(columnsNeeded)];

    private static Delegate CreateGetter(DataViewRow row, uint seed)
    {
        var random = new TauswortheRandom(seed);
        var drawn = -1L;
        var value = 0f;
        return (ValueGetter<float>)((ref destination) =>
        {
            // A number for every row, also for those whose number was not asked for.
            for (; drawn < row.Position; drawn++)
            {
                value = random.NextSingle();
            }

            destination = value;
        });
    }
}
