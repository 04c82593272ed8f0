using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public abstract class AveragedLinearTrainer<TTransformer, TModel> : OnlineLinearTrainer<TTransformer, TModel>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private readonly OnlineDescentSettings _settings;

    private protected AveragedLinearTrainer(
        IHostEnvironment env, SchemaShape.Column feature, SchemaShape.Column label, OnlineDescentSettings settings)
        : base(env, feature, label)
    {
        Require.Param(settings.NumberOfIterations > 0, nameof(settings.NumberOfIterations), "must be positive");
        Require.Param(settings.LearningRate > 0, nameof(settings.LearningRate), "must be positive");
        Require.Param(settings.L2Regularization is >= 0 and < 0.5f, nameof(settings.L2Regularization), "must be in range [0, 0.5)");
        _settings = settings;
    }

    private protected sealed override TModel Train(IChannel channel, IDataView data)
    {
        var examples = ReadExamples(channel, data).ToArray();
        var descent = new AveragedDescent(_settings, examples[0].Features.Length);

        // ML.NET shuffles too. The seed is fixed here, so that a fit can be repeated.
        var random = new Random(0);
        for (var iteration = 0; iteration < _settings.NumberOfIterations; iteration++)
        {
            if (data.CanShuffle)
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
        return CreateModel(weights, bias);
    }

    private protected abstract TModel CreateModel(float[] weights, float bias);
}
