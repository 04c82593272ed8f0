namespace Microsoft.ML.Calibrators;

/// <summary>Turns scores into probabilities.</summary>
public interface ICalibrator
{
}
