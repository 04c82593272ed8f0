using MLNet.FeatureGating.Tool.Csv;
using MLNet.FeatureGating.Tool.Views;

namespace MLNet.FeatureGating.Tool.Columns;

/// <summary>A file, and those of its rows and columns that ML.NET gets to see.</summary>
/// <param name="Table">The file.</param>
/// <param name="Rows">The rows that are taken, ascending.</param>
/// <param name="View">The label and all features of these rows, and the columns of events, weights and groups where there are such.</param>
internal sealed record PreparedTable(CsvTable Table, int[] Rows, TableView View);
