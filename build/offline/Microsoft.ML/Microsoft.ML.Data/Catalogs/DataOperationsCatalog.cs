using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Making views, reading them, and splitting them.</summary>
public sealed class DataOperationsCatalog
{
    private readonly int? _seed;

    internal DataOperationsCatalog(IHostEnvironment env) => _seed = (env as Host)?.Seed;

    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, SchemaDefinition? schemaDefinition = null)
        where TRow : class
        => new EnumerableDataView<TRow>(
            Require.NotNull(data), schemaDefinition ?? SchemaDefinition.Create(typeof(TRow), SchemaDefinition.Direction.Read));

    public IEnumerable<TRow> CreateEnumerable<TRow>(
        IDataView data, bool reuseRowObject, bool ignoreMissingColumns = false, SchemaDefinition? schemaDefinition = null)
        where TRow : class, new()
    {
        // The members are checked now, the rows are read when they are asked for.
        var reader = new RowReader<TRow>(Require.NotNull(data).Schema, ignoreMissingColumns, schemaDefinition);
        return Read();

        IEnumerable<TRow> Read()
        {
            using var cursor = data.GetRowCursor(reader.Columns);
            var fill = reader.Bind(cursor);
            TRow? row = null;
            while (cursor.MoveNext())
            {
                row = reuseRowObject && row is not null ? row : new TRow();
                fill(row);
                yield return row;
            }
        }
    }

    public TrainTestData TrainTestSplit(
        IDataView data, double testFraction = 0.1, string? samplingKeyColumnName = null, int? seed = null)
    {
        Require.NotNull(data);
        Require.Param(0 < testFraction && testFraction < 1, nameof(testFraction), "Must be between 0 and 1 exclusive");

        var (view, column) = SplitColumn.Add(data, samplingKeyColumnName, seed ?? _seed);
        return Split(view, column, new RangeFilter(0, testFraction, IncludeMaximum: false, Complement: false));
    }

    public IReadOnlyList<TrainTestData> CrossValidationSplit(
        IDataView data, int numberOfFolds = 5, string? samplingKeyColumnName = null, int? seed = null)
    {
        Require.NotNull(data);
        Require.Param(numberOfFolds > 1, nameof(numberOfFolds), "Must be more than 1");

        var (view, column) = SplitColumn.Add(data, samplingKeyColumnName, seed ?? _seed);
        return [.. Enumerable.Range(0, numberOfFolds).Select(fold => Split(view, column, new RangeFilter(
            (double)fold / numberOfFolds, (double)(fold + 1) / numberOfFolds, IncludeMaximum: true, Complement: false)))];
    }

    private static TrainTestData Split(IDataView view, string column, RangeFilter test) => new(
        new ColumnDroppingDataView((test with { Complement = true }).Apply(view, column), column),
        new ColumnDroppingDataView(test.Apply(view, column), column));

    /// <summary>The two parts of a split.</summary>
    public readonly struct TrainTestData
    {
        public readonly IDataView TrainSet;
        public readonly IDataView TestSet;

        internal TrainTestData(IDataView trainSet, IDataView testSet)
        {
            TrainSet = trainSet;
            TestSet = testSet;
        }
    }
}
