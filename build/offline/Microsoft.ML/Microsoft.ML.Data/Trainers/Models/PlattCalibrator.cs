namespace Microsoft.ML.Calibrators;

/// <summary>The logistic function of a score.</summary>
public sealed class PlattCalibrator : ICalibrator
{
    private readonly double _slope;
    private readonly double _offset;

    internal PlattCalibrator(double slope, double offset)
    {
        _slope = slope;
        _offset = offset;
    }

    internal float PredictProbability(float output)
        => float.IsNaN(output) ? output : (float)(1 / (1 + Math.Exp((_slope * output) + _offset)));

    internal void SaveContent(BinaryWriter writer)
    {
        writer.Write(_slope);
        writer.Write(_offset);
    }
}
