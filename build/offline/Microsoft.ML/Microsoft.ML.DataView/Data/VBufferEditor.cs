using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

/// <summary>Makes editors of vectors.</summary>
public static class VBufferEditor
{
    public static VBufferEditor<T> CreateFromBuffer<T>(scoped ref VBuffer<T> destination)
        => destination.GetEditor(destination.Length, destination.GetValues().Length, null, false, false);

    public static VBufferEditor<T> Create<T>(
        scoped ref VBuffer<T> destination,
        int newLogicalLength,
        int? valuesCount = null,
        int? maxValuesCapacity = null,
        bool keepOldOnResize = false,
        bool requireIndicesOnDense = false)
        => destination.GetEditor(newLogicalLength, valuesCount, maxValuesCapacity, keepOldOnResize, requireIndicesOnDense);
}

/// <summary>The writable arrays of a vector. Nothing is valid until committed.</summary>
public readonly ref struct VBufferEditor<T>
{
    public readonly Span<T> Values;
    public readonly Span<int> Indices;

    private readonly int _length;
    private readonly T[]? _values;
    private readonly int[]? _indices;

    internal VBufferEditor(
        int length, int count, T[]? values, int[]? indices, bool requireIndicesOnDense, bool createdValues, bool createdIndices)
    {
        _length = length;
        _values = values;
        _indices = indices;
        Values = values.AsSpan(0, count);
        Indices = count < length || requireIndicesOnDense ? indices.AsSpan(0, count) : default;
        CreatedNewValues = createdValues;
        CreatedNewIndices = createdIndices;
    }

    public bool CreatedNewValues { get; }

    public bool CreatedNewIndices { get; }

    public VBuffer<T> Commit() => new(_length, Values.Length, _values, _indices);

    public VBuffer<T> CommitTruncated(int physicalValuesCount)
    {
        Require.Param(physicalValuesCount <= Values.Length, nameof(physicalValuesCount),
            $"Updating {nameof(physicalValuesCount)} during {nameof(CommitTruncated)} cannot be greater than the original "
            + $"{nameof(physicalValuesCount)} value used in {nameof(VBufferEditor.Create)}.");
        return new(_length, physicalValuesCount, _values, _indices);
    }
}
