#pragma warning disable CA1051 // The options of ML.NET's trainers are public fields.

using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Base of the linear models that are trained by L-BFGS: their biases first, then the weights of each class in turn.</summary>
public abstract class LbfgsTrainerBase<TOptions, TTransformer, TModel> : TrainerEstimatorBase<TTransformer, TModel>
    where TOptions : LbfgsTrainerBase<TOptions, TTransformer, TModel>.OptionsBase, new()
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private static readonly TrainerInfo TheInfo = new();

    private readonly TOptions _options;

    private protected LbfgsTrainerBase(IHostEnvironment env, TOptions options, SchemaShape.Column label)
        : base(env, ColumnShapes.Features(options.FeatureColumnName), label, ColumnShapes.Weight(options.ExampleWeightColumnName))
    {
        Require.Param(options.L1Regularization >= 0, nameof(options.L1Regularization), "Must be non-negative");
        Require.Param(options.L2Regularization >= 0, nameof(options.L2Regularization), "Must be non-negative");
        Require.Param(options.OptimizationTolerance > 0, nameof(options.OptimizationTolerance), "Must be positive");
        Require.Param(options.HistorySize > 0, nameof(options.HistorySize), "Must be positive");
        Require.Param(options.MaximumNumberOfIterations > 0, nameof(options.MaximumNumberOfIterations), "Must be positive");
        _options = options;
    }

    public override TrainerInfo Info => TheInfo;

    /// <summary>Adds the gradient of one example's loss, and returns the loss.</summary>
    private protected delegate float ExampleLoss(in TrainingExample example, ReadOnlySpan<float> weights, Span<float> gradient);

    /// <summary>Finds the weights that minimize the mean loss, with the penalties divided by the weight of the examples.</summary>
    private protected float[] Optimize(
        IChannel channel, List<TrainingExample> examples, int biasCount, int weightCount, ExampleLoss exampleLoss)
    {
        var scale = 1 / (float)examples.Sum(static example => (double)example.Weight);
        var criterion = new MeanImprovementCriterion(_options.OptimizationTolerance, _options.MaximumNumberOfIterations);
        var initial = new float[biasCount + weightCount];

        // As in ML.NET, the L1 penalty alone is divided by the number of the examples in place of their weight.
        var optimizer = _options.L1Regularization > 0 && weightCount > 0
            ? new OrthantWiseOptimizer(
                Evaluate, initial, _options.HistorySize, _options.EnforceNonNegativity, biasCount, _options.L1Regularization / examples.Count)
            : new LbfgsOptimizer(Evaluate, initial, _options.HistorySize, _options.EnforceNonNegativity);
        var result = optimizer.Minimize(criterion);

        if (_options.L1Regularization > 0)
        {
            var selected = biasCount + result.Skip(biasCount).Count(static weight => weight != 0);
            channel.Info(MessageSensitivity.None, "L1 regularization selected {0} of {1} weights.", selected, result.Length);
        }

        return result;

        float Evaluate(ReadOnlySpan<float> weights, Span<float> gradient)
        {
            gradient.Clear();
            var loss = 0.0;
            foreach (var example in examples)
            {
                loss += exampleLoss(in example, weights, gradient);
            }

            var squares = 0.0;
            for (var i = biasCount; i < weights.Length; i++)
            {
                squares += weights[i] * weights[i];
                gradient[i] += _options.L2Regularization * weights[i];
            }

            FloatVectors.Scale(gradient, scale);
            return ((float)loss + (float)(squares * _options.L2Regularization * 0.5)) * scale;
        }
    }

    public abstract class OptionsBase : TrainerInputBaseWithWeight
    {
        public float L1Regularization = 1;
        public float L2Regularization = 1;
        public float OptimizationTolerance = 1e-7f;
        public int HistorySize = 20;
        public int MaximumNumberOfIterations = int.MaxValue;
        public bool EnforceNonNegativity;

        private protected OptionsBase()
        {
        }
    }
}
