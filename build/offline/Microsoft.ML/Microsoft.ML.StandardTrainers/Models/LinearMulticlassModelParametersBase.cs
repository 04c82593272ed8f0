using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Trainers;

/// <summary>A weighted sum of the features for each class.</summary>
public abstract class LinearMulticlassModelParametersBase : ModelParametersBase<VBuffer<float>>, IClassesModel
{
    private readonly float[] _biases;
    private readonly float[] _weights;
    private readonly int _featureCount;

    private protected LinearMulticlassModelParametersBase(float[] biases, float[] weights)
    {
        _biases = biases;
        _weights = weights;
        _featureCount = weights.Length / biases.Length;
    }

    int IFeatureModel.FeatureCount => _featureCount;

    int IClassesModel.ClassCount => _biases.Length;

    public IEnumerable<float> GetBiases() => _biases;

    public void GetWeights(ref VBuffer<float>[] weights, out int numClasses)
    {
        numClasses = _biases.Length;
        Array.Resize(ref weights, numClasses);
        for (var c = 0; c < numClasses; c++)
        {
            VBuffer<float>.Copy(_weights, c * _featureCount, ref weights[c], _featureCount);
        }
    }

    void IClassesModel.Score(in VBuffer<float> features, Span<float> scores)
    {
        for (var c = 0; c < _biases.Length; c++)
        {
            scores[c] = _biases[c] + FloatVectors.Dot(_weights.AsSpan(c * _featureCount, _featureCount), features);
        }

        Calibrate(scores);
    }

    void IFeatureModel.SaveContent(BinaryWriter writer) => SaveContent(writer);

    /// <summary>Turns the sums into what the model puts out.</summary>
    private protected abstract void Calibrate(Span<float> scores);

    private protected sealed override void SaveContent(BinaryWriter writer)
    {
        writer.WriteFloats(_biases);
        writer.WriteFloats(_weights);
    }
}
