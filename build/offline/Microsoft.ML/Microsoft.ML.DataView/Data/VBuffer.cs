using System.Collections;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

/// <summary>A vector, dense or sparse, whose arrays are reused from one row to the next.</summary>
public readonly struct VBuffer<T> : IEnumerable
{
    public readonly int Length;

    private readonly int _count;
    private readonly T[]? _values;
    private readonly int[]? _indices;

    public VBuffer(int length, T[]? values, int[]? indices = null)
        : this(length, length, values, indices)
    {
    }

    internal VBuffer(int length, int count, T[]? values, int[]? indices)
    {
        Require.Param(length >= 0, nameof(length));
        Require.Param(0 <= count && count <= length, nameof(count));
        Require.Param((values?.Length ?? 0) >= count, nameof(values));
        Require.Param(count == length || (indices?.Length ?? 0) >= count, nameof(indices));

        Length = length;
        _count = count;
        _values = values;
        _indices = indices;
    }

    public bool IsDense => _count == Length;

    public void CopyTo(Span<T> destination)
    {
        Require.Param(Length <= destination.Length, nameof(destination), "Not large enough to hold these values.");
        if (IsDense)
        {
            GetValues().CopyTo(destination);
            return;
        }

        destination[..Length].Clear();
        for (var i = 0; i < _count; i++)
        {
            destination[_indices![i]] = _values![i];
        }
    }

    public IEnumerable<T> DenseValues()
    {
        var next = 0;
        for (var slot = 0; slot < Length; slot++)
        {
            var isExplicit = next < _count && (IsDense || _indices![next] == slot);
            yield return isExplicit ? _values![next++] : default!;
        }
    }

    public override string ToString()
        => IsDense ? $"Dense vector of size {Length}" : $"Sparse vector of size {Length}, {_count} explicit values";

    public IEnumerator GetEnumerator() => (_values ?? []).GetEnumerator();

    /// <summary>The explicit values: all of them if the vector is dense.</summary>
    internal ReadOnlySpan<T> GetValues() => _values.AsSpan(0, _count);

    /// <summary>The slots of the explicit values; empty if the vector is dense.</summary>
    internal ReadOnlySpan<int> GetIndices() => IsDense ? default : _indices.AsSpan(0, _count);

    internal void CopyTo(ref VBuffer<T> destination)
    {
        var editor = VBufferEditor.Create(ref destination, Length, _count);
        GetValues().CopyTo(editor.Values);
        GetIndices().CopyTo(editor.Indices);
        destination = editor.Commit();
    }

    /// <summary>Prepares these arrays, or larger ones, to be overwritten.</summary>
    internal VBufferEditor<T> GetEditor(int newLength, int count, bool requireIndicesOnDense)
    {
        var values = Grow(_values, count);
        var indices = count < newLength || requireIndicesOnDense ? Grow(_indices, count) : _indices;
        return new(newLength, count, values, indices, requireIndicesOnDense);
    }

    // Doubled, so that a vector that grows from row to row is not made anew each time.
    private static TItem[]? Grow<TItem>(TItem[]? array, int needed)
        => needed <= (array?.Length ?? 0)
            ? array
            : new TItem[Math.Max((int)Math.Min(array is { Length: > 0 } ? array.Length * 2L : 4, Array.MaxLength), needed)];
}
