using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>What tells rows apart: their place in the source.</summary>
internal static class RowIds
{
    internal static ValueGetter<DataViewRowId> Of(DataViewRow row, Func<long> place)
        => (ref DataViewRowId id) => id = row.Position >= 0
            ? new DataViewRowId((ulong)place(), 0)
            : throw new InvalidOperationException(Getters.StateError);
}
