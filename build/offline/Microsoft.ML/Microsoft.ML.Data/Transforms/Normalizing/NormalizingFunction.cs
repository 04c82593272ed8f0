using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>How one column is normalized.</summary>
internal abstract class NormalizingFunction
{
    internal abstract Delegate CreateGetter(DataViewRow row, DataViewSchema.Column column);

    internal abstract void Save(BinaryWriter writer);

    internal static NormalizingFunction Load(BinaryReader reader, DataViewType itemType)
        => itemType == NumberDataViewType.Single ? AffineFunction<float>.Load(reader) : AffineFunction<double>.Load(reader);
}
