using Microsoft.ML.Offline;

namespace Microsoft.ML.Calibrators;

/// <summary>The logistic function of a score.</summary>
public sealed class PlattCalibrator : ICalibrator, ICanSaveModel
{
    internal PlattCalibrator(double slope, double offset)
    {
        Slope = slope;
        Offset = offset;
    }

    public double Slope { get; }

    public double Offset { get; }

    public float PredictProbability(float output)
        => float.IsNaN(output) ? output : (float)(1 / (1 + Math.Exp((Slope * output) + Offset)));

    void ICanSaveModel.Save(ModelSaveContext ctx) => Require.NotNull(ctx).Write(nameof(PlattCalibrator), SaveContent);

    internal void SaveContent(BinaryWriter writer)
    {
        writer.Write(Slope);
        writer.Write(Offset);
    }
}
