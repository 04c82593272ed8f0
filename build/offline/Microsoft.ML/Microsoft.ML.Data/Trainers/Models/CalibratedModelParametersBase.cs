namespace Microsoft.ML.Calibrators;

/// <summary>A model whose scores a calibrator turns into probabilities.</summary>
public abstract class CalibratedModelParametersBase<TSubModel, TCalibrator>
    where TSubModel : class
    where TCalibrator : class, ICalibrator
{
    private protected CalibratedModelParametersBase()
    {
    }
}
