using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Makes editors of vectors.</summary>
internal static class VBufferEditor
{
    internal static VBufferEditor<T> Create<T>(
        scoped ref VBuffer<T> destination, int newLength, int? valuesCount = null, bool requireIndicesOnDense = false)
        => destination.GetEditor(newLength, valuesCount ?? newLength, requireIndicesOnDense);
}

/// <summary>The writable arrays of a vector. Nothing is valid until committed.</summary>
internal readonly ref struct VBufferEditor<T>
{
    internal readonly Span<T> Values;
    internal readonly Span<int> Indices;

    private readonly int _length;
    private readonly T[]? _values;
    private readonly int[]? _indices;

    internal VBufferEditor(int length, int count, T[]? values, int[]? indices, bool requireIndicesOnDense)
    {
        _length = length;
        _values = values;
        _indices = indices;
        Values = values.AsSpan(0, count);
        Indices = count < length || requireIndicesOnDense ? indices.AsSpan(0, count) : default;
    }

    internal VBuffer<T> Commit() => CommitTruncated(Values.Length);

    internal VBuffer<T> CommitTruncated(int valuesCount) => new(_length, valuesCount, _values, _indices);
}
