using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Offline;

/// <summary>A linear model whose scores a logistic function turns into probabilities.</summary>
internal sealed class CalibratedLinearBinaryModel(LinearBinaryModelParameters linear, PlattCalibrator calibrator)
    : CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>(linear, calibrator), IProbabilityModel, ICanSaveModel
{
    private IScalarModel Linear => SubModel;

    public int FeatureCount => Linear.FeatureCount;

    public float Score(in VBuffer<float> features) => Linear.Score(features);

    public float ToProbability(float score) => Calibrator.PredictProbability(score);

    public void Save(ModelSaveContext ctx) => Require.NotNull(ctx).Write(nameof(CalibratedLinearBinaryModel), SaveContent);

    public void SaveContent(BinaryWriter writer)
    {
        Linear.SaveContent(writer);
        Calibrator.SaveContent(writer);
    }
}
