using Microsoft.ML;

namespace MLNet.FeatureGating.Tool.Views;

/// <summary>Columns in memory as a view.</summary>
internal sealed class TableView : IDataView
{
    private readonly IReadOnlyList<ViewColumn> _columns;
    private readonly int _rowCount;

    /// <summary>Initializes a new instance of the <see cref="TableView"/> class.</summary>
    /// <param name="columns">The columns, all of as many rows.</param>
    public TableView(IReadOnlyList<ViewColumn> columns)
    {
        _columns = columns;
        _rowCount = columns.Count > 0 ? columns[0].RowCount : 0;
        var schema = new DataViewSchema.Builder();
        foreach (ViewColumn column in columns)
        {
            if (column.RowCount != _rowCount)
            {
                throw new ArgumentException($"Column '{column.Name}' has {column.RowCount} rows, but the first has {_rowCount}.", nameof(columns));
            }

            schema.AddColumn(column.Name, column.Type);
        }

        Schema = schema.ToSchema();
    }

    public bool CanShuffle => true;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => _rowCount;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        ArgumentNullException.ThrowIfNull(columnsNeeded);
        bool[] isActive = new bool[_columns.Count];
        foreach (DataViewSchema.Column column in columnsNeeded)
        {
            isActive[IndexOf(column)] = true;
        }

        int[]? order = null;
        if (rand is not null)
        {
            order = [.. Enumerable.Range(0, _rowCount)];
            rand.Shuffle(order);
        }

        return new TableCursor(this, isActive, order);
    }

    // One cursor is a set, too: the rows are in memory, and what reads them is faster than what would share them out.
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    /// <summary>The index of a column of this view's schema.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is of another schema.</exception>
    internal int IndexOf(DataViewSchema.Column column) => column.Index < _columns.Count && column.Name == _columns[column.Index].Name
        ? column.Index
        : throw new ArgumentOutOfRangeException(nameof(column), $"Column '{column.Name}' is not of this schema.");

    internal Delegate CreateGetter(int column, Func<int> currentRow) => _columns[column].CreateGetter(currentRow);
}
