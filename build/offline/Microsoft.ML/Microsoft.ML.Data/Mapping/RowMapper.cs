using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>
/// Binds mapped columns to an input schema. A new name is appended; a name that is taken goes right after the last column
/// of that name, which it hides.
/// </summary>
internal sealed class RowMapper : IRowToRowMapper
{
    private readonly DataViewSchema _inputSchema;
    private readonly IReadOnlyList<MappedColumn> _added;

    // For each output column: the index of an input column, or the complement of the index of an added one.
    private readonly int[] _map;

    internal RowMapper(DataViewSchema inputSchema, IReadOnlyList<MappedColumn> added)
    {
        _inputSchema = inputSchema;
        _added = added;

        List<int> map = [.. Enumerable.Range(0, inputSchema.Count)];
        for (var i = 0; i < added.Count; i++)
        {
            var name = added[i].Name;
            var last = map.FindLastIndex(entry => NameOf(entry) == name);
            map.Insert(last < 0 ? map.Count : last + 1, ~i);
        }

        _map = [.. map];

        var builder = new DataViewSchema.Builder();
        foreach (var entry in _map)
        {
            if (entry >= 0)
            {
                builder.AddColumn(inputSchema[entry]);
            }
            else
            {
                builder.AddColumn(added[~entry].Name, added[~entry].Type, added[~entry].Annotations);
            }
        }

        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema OutputSchema { get; }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
        => ActiveColumns.Select(_inputSchema, GetDependencies(ActiveColumns.Of(OutputSchema, dependingColumns)));

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        Require.NotNull(input);
        Require.NotNull(activeColumns);
        Require.State(ReferenceEquals(input.Schema, _inputSchema),
            "Schema of input row must be the same as the schema the mapper is bound to");
        return new MappedRow(input, this, ActiveColumns.Of(OutputSchema, activeColumns));
    }

    /// <summary>Which input columns are needed for the active output columns.</summary>
    internal bool[] GetDependencies(bool[] activeOutput)
    {
        var needed = new bool[_inputSchema.Count];
        for (var i = 0; i < _map.Length; i++)
        {
            if (!activeOutput[i])
            {
                continue;
            }

            if (_map[i] >= 0)
            {
                needed[_map[i]] = true;
                continue;
            }

            foreach (var name in _added[~_map[i]].InputColumnNames)
            {
                needed[_inputSchema[name].Index] = true;
            }
        }

        return needed;
    }

    /// <summary>The input column that an output column is, unless it is an added one.</summary>
    internal DataViewSchema.Column? GetSource(int outputIndex)
        => _map[outputIndex] >= 0 ? _inputSchema[_map[outputIndex]] : null;

    /// <summary>Makes the getters of the active added columns, by output index.</summary>
    internal Delegate?[] CreateGetters(DataViewRow input, bool[] activeOutput)
    {
        var getters = new Delegate?[_map.Length];
        for (var i = 0; i < _map.Length; i++)
        {
            if (activeOutput[i] && _map[i] < 0)
            {
                getters[i] = _added[~_map[i]].CreateGetter(input);
            }
        }

        return getters;
    }

    private string NameOf(int entry) => entry >= 0 ? _inputSchema[entry].Name : _added[~entry].Name;
}
