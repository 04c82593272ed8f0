namespace Microsoft.ML.Offline;

/// <summary>A model over a vector of features, as it is kept in a model file.</summary>
internal interface IFeatureModel
{
    int FeatureCount { get; }

    /// <summary>Writes everything that the loader of a transformer with this model needs.</summary>
    void SaveContent(BinaryWriter writer);
}
