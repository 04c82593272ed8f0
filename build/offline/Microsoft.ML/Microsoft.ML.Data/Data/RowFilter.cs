using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Decides which rows pass, from one or more columns.</summary>
/// <param name="ColumnIndices">The columns that are looked at.</param>
/// <param name="CreatePredicate">Given a row over the input, says of the current row whether it passes.</param>
internal sealed record RowFilter(int[] ColumnIndices, Func<DataViewRow, Func<bool>> CreatePredicate);
