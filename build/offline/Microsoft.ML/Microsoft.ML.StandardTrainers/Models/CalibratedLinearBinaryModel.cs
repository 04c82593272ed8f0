using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Offline;

/// <summary>A linear model whose scores a logistic function turns into probabilities.</summary>
internal sealed class CalibratedLinearBinaryModel(LinearBinaryModelParameters linear, PlattCalibrator calibrator)
    : CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>, IProbabilityModel
{
    private readonly IScalarModel _linear = linear;

    public int FeatureCount => _linear.FeatureCount;

    public float Score(in VBuffer<float> features) => _linear.Score(features);

    public float ToProbability(float score) => calibrator.PredictProbability(score);

    public void SaveContent(BinaryWriter writer)
    {
        _linear.SaveContent(writer);
        calibrator.SaveContent(writer);
    }
}
