using MLNet.FeatureGating.Tool.Columns;
using MLNet.FeatureGating.Tool.Errors;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNet.FeatureGating.Tool.Selecting;

/// <summary>
/// The stock transformers that make one vector of the columns to select from: missing numbers replaced, categories encoded one-hot, everything
/// concatenated. Fitted on the training rows.
/// </summary>
internal sealed class FeaturePipeline
{
    private readonly ITransformer[] _steps;

    private FeaturePipeline(
        string featureColumnName,
        ITransformer[] steps,
        IReadOnlyList<string> columnOfSlots,
        IReadOnlyDictionary<string, IReadOnlyList<string>> groups)
    {
        FeatureColumnName = featureColumnName;
        _steps = steps;
        ColumnOfSlots = columnOfSlots;
        Groups = groups;
    }

    /// <summary>The column with the vector.</summary>
    public string FeatureColumnName { get; }

    /// <summary>The column of the file that each slot of the vector comes from.</summary>
    public IReadOnlyList<string> ColumnOfSlots { get; }

    /// <summary>The names of the slots of each column of categories: they share a gate.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Groups { get; }

    /// <summary>Fits the transformers.</summary>
    /// <exception cref="ToolException">Two features would go by one name.</exception>
    public static FeaturePipeline Fit(MLContext mlContext, TablePlan plan, PreparedTable train, MissingPolicy missing)
    {
        string name = UnusedName(train.View.Schema);
        var steps = new List<ITransformer>();

        // Each looks at its own columns alone, as they are in the file: no step needs those before it.
        InputOutputColumnPair[] numbers =
            [.. plan.Features.Where(feature => feature.IsNumber).Select(feature => new InputOutputColumnPair(feature.Name))];
        if (missing == MissingPolicy.Mean && numbers.Length > 0)
        {
            steps.Add(mlContext.Transforms.ReplaceMissingValues(numbers, MissingValueReplacingEstimator.ReplacementMode.Mean).Fit(train.View));
        }

        foreach (FeaturePlan feature in plan.Features.Where(feature => !feature.IsNumber))
        {
            steps.Add(mlContext.Transforms.Categorical.OneHotEncoding(feature.Name).Fit(train.View));
        }

        IDataView encoded = new TransformerChain<ITransformer>([.. steps]).Transform(train.View);
        steps.Add(mlContext.Transforms.Concatenate(name, [.. plan.Features.Select(feature => feature.Name)]).Fit(encoded));
        string[] columnOfSlots = [.. plan.Features.SelectMany(
            feature => Enumerable.Repeat(feature.Name, encoded.Schema[feature.Name].Type is VectorDataViewType vector ? vector.Size : 1))];
        var pipeline = new FeaturePipeline(name, [.. steps], columnOfSlots, new Dictionary<string, IReadOnlyList<string>>());
        return new(name, pipeline._steps, columnOfSlots, GroupSlots(plan, columnOfSlots, SlotNames(pipeline.Transform(train).Schema[name]), train));
    }

    /// <summary>Adds the vector to the columns of a file.</summary>
    public IDataView Transform(PreparedTable table) => new TransformerChain<ITransformer>(_steps).Transform(table.View);

    /// <summary>The whole way from the columns of a file to the selected slots, as one stock model.</summary>
    public ITransformer Then(ITransformer selection) => new TransformerChain<ITransformer>([.. _steps, selection]);

    private static string UnusedName(DataViewSchema schema)
    {
        const string Name = "Features";
        return Enumerable.Range(1, int.MaxValue - 1).Select(i => $"{Name}{i}").Prepend(Name).First(name => schema.GetColumnOrNull(name) is null);
    }

    private static string[] SlotNames(DataViewSchema.Column column)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetSlotNames(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }

    private static Dictionary<string, IReadOnlyList<string>> GroupSlots(
        TablePlan plan, string[] columnOfSlots, string[] slotNames, PreparedTable train)
    {
        // A group goes by the names of its slots: a name that is borne twice would pull a stranger in.
        string? twice = slotNames.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null && plan.Features.Any(feature => !feature.IsNumber))
        {
            throw train.Table.Fault($"two features would be called {Texts.Quote(twice)}: a column, and a category of another. Rename the column.");
        }

        ILookup<string, string> namesOf = slotNames.Zip(columnOfSlots).ToLookup(pair => pair.Second, pair => pair.First, StringComparer.Ordinal);
        return plan.Features.Where(feature => !feature.IsNumber).ToDictionary(
            feature => feature.Name, feature => (IReadOnlyList<string>)[.. namesOf[feature.Name]], StringComparer.Ordinal);
    }
}
