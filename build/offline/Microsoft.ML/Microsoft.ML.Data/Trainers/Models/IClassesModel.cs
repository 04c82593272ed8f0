using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>A model that gives each class a score.</summary>
internal interface IClassesModel : IFeatureModel
{
    int ClassCount { get; }

    void Score(in VBuffer<float> features, Span<float> scores);
}
