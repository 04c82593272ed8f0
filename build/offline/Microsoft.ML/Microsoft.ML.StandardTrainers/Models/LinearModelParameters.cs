using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Trainers;

/// <summary>A weighted sum of the features.</summary>
public abstract class LinearModelParameters : IScalarModel
{
    private readonly float[] _weights;
    private readonly float _bias;

    private protected LinearModelParameters(float[] weights, float bias)
    {
        _weights = weights;
        _bias = bias;
    }

    int IFeatureModel.FeatureCount => _weights.Length;

    float IScalarModel.Score(in VBuffer<float> features) => _bias + FloatVectors.Dot(_weights, features);

    void IFeatureModel.SaveContent(BinaryWriter writer)
    {
        writer.WriteFloats(_weights);
        writer.Write(_bias);
    }
}
