using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Trainers;

/// <summary>A weighted sum of the features for each class, turned into probabilities.</summary>
public sealed class MaximumEntropyModelParameters : IClassesModel
{
    private readonly float[] _biases;
    private readonly float[] _weights;
    private readonly int _featureCount;

    internal MaximumEntropyModelParameters(float[] biases, float[] weights)
    {
        _biases = biases;
        _weights = weights;
        _featureCount = weights.Length / biases.Length;
    }

    int IFeatureModel.FeatureCount => _featureCount;

    int IClassesModel.ClassCount => _biases.Length;

    void IClassesModel.Score(in VBuffer<float> features, Span<float> scores)
    {
        for (var c = 0; c < _biases.Length; c++)
        {
            scores[c] = _biases[c] + FloatVectors.Dot(_weights.AsSpan(c * _featureCount, _featureCount), features);
        }

        var logZ = LogSumExp.Of(scores);
        foreach (ref var score in scores)
        {
            score = (float)Math.Exp(score - logZ);
        }
    }

    void IFeatureModel.SaveContent(BinaryWriter writer)
    {
        writer.WriteFloats(_biases);
        writer.WriteFloats(_weights);
    }
}
