namespace Microsoft.ML.Offline;

/// <summary>A model of two classes whose scores can be turned into probabilities.</summary>
internal interface IProbabilityModel : IScalarModel
{
    float ToProbability(float score);
}
