using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>The values of a column, each with a key: its place, counted from one.</summary>
internal abstract class KeyMap
{
    private protected KeyMap(PrimitiveDataViewType itemType) => ItemType = itemType;

    internal PrimitiveDataViewType ItemType { get; }

    internal abstract int Count { get; }

    internal KeyDataViewType KeyType => new(typeof(uint), (ulong)Math.Max(Count, 1));

    internal abstract void AddKeyValues(DataViewSchema.Annotations.Builder annotations, bool asText);

    internal abstract Delegate CreateGetter(DataViewRow row, DataViewSchema.Column column);

    internal abstract void Save(BinaryWriter writer);

    internal static KeyMap Load(BinaryReader reader)
    {
        var itemType = (PrimitiveDataViewType)reader.ReadType();
        return Getters.Invoke<KeyMap>(LoadTyped<int>, itemType.RawType, reader, itemType);
    }

    private static KeyMap<T> LoadTyped<T>(BinaryReader reader, PrimitiveDataViewType itemType)
        where T : notnull
        => new KeyMap<T>(itemType, reader.ReadArray(ValueFormat.Read<T>));
}
