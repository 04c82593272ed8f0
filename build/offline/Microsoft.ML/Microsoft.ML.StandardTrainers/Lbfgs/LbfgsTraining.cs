using Microsoft.ML.Runtime;

namespace Microsoft.ML.Offline;

/// <summary>Trains linear models by L-BFGS: their biases come first, then the weights of each class in turn.</summary>
internal static class LbfgsTraining
{
    /// <summary>Finds the weights that minimize the mean loss, with the penalties divided by the weight of the examples.</summary>
    internal static float[] Optimize(
        LbfgsSettings settings, IChannel channel, List<TrainingExample> examples, int biasCount, int weightCount, ExampleLoss exampleLoss)
    {
        var scale = 1 / (float)examples.Sum(static example => (double)example.Weight);
        var criterion = new MeanImprovementCriterion(settings.OptimizationTolerance);
        var initial = new float[biasCount + weightCount];

        // As in ML.NET, the L1 penalty alone is divided by the number of the examples in place of their weight.
        var optimizer = settings.L1Regularization > 0 && weightCount > 0
            ? new OrthantWiseOptimizer(
                Evaluate, initial, settings.HistorySize, settings.EnforceNonNegativity, biasCount, settings.L1Regularization / examples.Count)
            : new LbfgsOptimizer(Evaluate, initial, settings.HistorySize, settings.EnforceNonNegativity);
        var result = optimizer.Minimize(criterion);

        if (settings.L1Regularization > 0)
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
                gradient[i] += settings.L2Regularization * weights[i];
            }

            FloatVectors.Scale(gradient, scale);
            return ((float)loss + (float)(squares * settings.L2Regularization * 0.5)) * scale;
        }
    }
}
