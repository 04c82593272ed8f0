using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Base of the trainers: checks that the columns are there and of the right types, and then has a model trained.</summary>
public abstract class TrainerEstimatorBase<TTransformer, TModel> : ITrainerEstimator<TTransformer, TModel>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    public readonly SchemaShape.Column FeatureColumn;
    public readonly SchemaShape.Column LabelColumn;
    public readonly SchemaShape.Column WeightColumn;

    private protected TrainerEstimatorBase(
        IHostEnvironment env, SchemaShape.Column feature, SchemaShape.Column label, SchemaShape.Column weight = default)
    {
        Environment = Require.NotNull(env);
        FeatureColumn = feature;
        LabelColumn = label;
        WeightColumn = weight;
    }

    public abstract TrainerInfo Info { get; }

    internal IHostEnvironment Environment { get; }

    public TTransformer Fit(IDataView input)
    {
        Require.NotNull(input);
        CheckInput(SchemaShape.Create(input.Schema));
        using var channel = Environment.Start("Training");
        return MakeTransformer(Train(channel, input), input.Schema);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        CheckInput(Require.NotNull(inputSchema));
        var columns = inputSchema.ToDictionary(static column => column.Name);
        foreach (var column in GetOutputColumns(inputSchema))
        {
            columns[column.Name] = column;
        }

        return new SchemaShape(columns.Values);
    }

    private protected abstract IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape inputSchema);

    private protected abstract TModel Train(IChannel channel, IDataView data);

    private protected abstract TTransformer MakeTransformer(TModel model, DataViewSchema trainSchema);

    private protected List<TrainingExample> ReadExamples(IChannel channel, IDataView data)
        => TrainingExamples.Read(
            channel, data, FeatureColumn.Name, LabelColumn.Name, WeightColumn.IsValid ? WeightColumn.Name : null);

    private void CheckInput(SchemaShape inputSchema)
    {
        Check("feature", FeatureColumn, nameof(inputSchema));
        if (WeightColumn.IsValid)
        {
            Check("weight", WeightColumn, nameof(inputSchema));
        }

        Check("label", LabelColumn, "labelCol");

        void Check(string role, SchemaShape.Column wanted, string mismatchParameter)
        {
            if (!inputSchema.TryFindColumn(wanted.Name, out var found))
            {
                throw Errors.MissingColumn(nameof(inputSchema), role, wanted.Name);
            }

            if (!wanted.IsCompatibleWith(found))
            {
                throw Errors.SchemaMismatch(mismatchParameter, role, wanted.Name, wanted.GetTypeString(), found.GetTypeString());
            }
        }
    }
}
