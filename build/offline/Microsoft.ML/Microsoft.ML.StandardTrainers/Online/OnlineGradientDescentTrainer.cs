using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;
using Transformer = Microsoft.ML.Data.RegressionPredictionTransformer<Microsoft.ML.Trainers.LinearRegressionModelParameters>;

namespace Microsoft.ML.Trainers;

public sealed class OnlineGradientDescentTrainer : IEstimator<Transformer>
{
    private readonly IHostEnvironment _env;
    private readonly TrainerColumns _columns;
    private readonly OnlineDescentSettings _settings;

    internal OnlineGradientDescentTrainer(IHostEnvironment env, string labelColumnName, string featureColumnName, OnlineDescentSettings settings)
    {
        _env = env;
        _columns = new TrainerColumns(ColumnShapes.Features(featureColumnName), ColumnShapes.NumberLabel(labelColumnName));
        _settings = settings;
    }

    Transformer IEstimator<Transformer>.Fit(IDataView input)
        => new(_columns.Train(_env, input, (_, examples) => Train([.. examples], input.CanShuffle)), input.Schema, _columns.Features);

    SchemaShape IEstimator<Transformer>.GetOutputSchema(SchemaShape inputSchema)
    {
        _columns.Check(Require.NotNull(inputSchema));
        return inputSchema.With(ColumnShapes.Output(ScoreColumns.Score, NumberDataViewType.Single));
    }

    private LinearRegressionModelParameters Train(TrainingExample[] examples, bool shuffle)
    {
        var descent = new AveragedDescent(_settings, examples[0].Features.Length);

        // ML.NET shuffles too. The seed is fixed here, so that a fit can be repeated.
        var random = new Random(0);
        for (var iteration = 0; iteration < _settings.NumberOfIterations; iteration++)
        {
            if (shuffle)
            {
                random.Shuffle(examples);
            }

            foreach (var example in examples)
            {
                descent.Learn(in example);
            }

            descent.FinishIteration();
        }

        var (weights, bias) = descent.GetAverage();
        Require.State(
            FloatVectors.AreFinite(weights) && float.IsFinite(bias),
            "The weights/bias contain invalid values (NaN or Infinite). Potential causes: high learning rates, no normalization, high initial weights, etc.");
        return new LinearRegressionModelParameters(weights, bias);
    }
}
