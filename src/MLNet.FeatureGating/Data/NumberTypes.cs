using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Data;

/// <summary>The types of number that features, labels and weights come in.</summary>
internal static class NumberTypes
{
    public static bool IsNumber(this DataViewType type) =>
        type.Equals(NumberDataViewType.Single) || type.Equals(NumberDataViewType.Double);
}
