using System.Collections.Immutable;
using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Adds the annotation that names the slots of a vector.</summary>
internal static class SlotNames
{
    internal static void Add(DataViewSchema.Annotations.Builder builder, ReadOnlyMemory<char>[] names)
        => Add(builder, names, [names.Length]);

    internal static void Add(DataViewSchema.Annotations.Builder builder, ReadOnlyMemory<char>[] names, ImmutableArray<int> dimensions)
        => builder.Add(
            AnnotationKinds.SlotNames,
            new VectorDataViewType(TextDataViewType.Instance, dimensions),
            (ref VBuffer<ReadOnlyMemory<char>> value) => new VBuffer<ReadOnlyMemory<char>>(names.Length, names).CopyTo(ref value));
}
