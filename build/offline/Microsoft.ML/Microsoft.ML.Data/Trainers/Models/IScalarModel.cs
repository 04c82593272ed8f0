using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>A model that gives a row one score.</summary>
internal interface IScalarModel : IFeatureModel
{
    float Score(in VBuffer<float> features);
}
