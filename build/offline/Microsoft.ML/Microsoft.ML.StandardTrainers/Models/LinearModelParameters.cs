using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Trainers;

/// <summary>A weighted sum of the features.</summary>
public abstract class LinearModelParameters : ModelParametersBase<float>, IScalarModel
{
    private readonly float[] _weights;

    private protected LinearModelParameters(float[] weights, float bias)
    {
        _weights = weights;
        Bias = bias;
    }

    public IReadOnlyList<float> Weights => _weights;

    public float Bias { get; protected set; }

    int IFeatureModel.FeatureCount => _weights.Length;

    float IScalarModel.Score(in VBuffer<float> features) => Bias + FloatVectors.Dot(_weights, features);

    void IFeatureModel.SaveContent(BinaryWriter writer) => SaveContent(writer);

    private protected sealed override void SaveContent(BinaryWriter writer)
    {
        writer.WriteFloats(_weights);
        writer.Write(Bias);
    }
}
