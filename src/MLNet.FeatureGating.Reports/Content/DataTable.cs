namespace MLNet.FeatureGating.Reports.Content;

/// <summary>A table of texts.</summary>
internal sealed record DataTable(IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows);

/// <summary>A column.</summary>
/// <param name="Header">What stands above.</param>
/// <param name="IsNumber">Whether it is set to the right, in figures of one width.</param>
internal sealed record TableColumn(string Header, bool IsNumber = false);

/// <summary>A row.</summary>
/// <param name="Cells">One a column.</param>
/// <param name="IsMarked">Whether it has to do with what was chosen.</param>
internal sealed record TableRow(IReadOnlyList<string> Cells, bool IsMarked = false);
