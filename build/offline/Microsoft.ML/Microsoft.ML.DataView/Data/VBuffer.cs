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
    {
        Require.Param(length >= 0, nameof(length));
        Require.Param((values?.Length ?? 0) >= length, nameof(values));

        Length = length;
        _count = length;
        _values = values;
        _indices = indices;
    }

    public VBuffer(int length, int count, T[]? values, int[]? indices)
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

    public static void Copy(T[]? source, int sourceIndex, ref VBuffer<T> destination, int length)
    {
        var available = source?.Length ?? 0;
        Require.Param(0 <= length && length <= available, nameof(length));
        Require.Param(0 <= sourceIndex && sourceIndex <= available - length, nameof(sourceIndex));

        var editor = VBufferEditor.Create(ref destination, length);
        source.AsSpan(sourceIndex, length).CopyTo(editor.Values);
        destination = editor.Commit();
    }

    /// <summary>The explicit values: all of them if the vector is dense.</summary>
    public ReadOnlySpan<T> GetValues() => _values.AsSpan(0, _count);

    /// <summary>The slots of the explicit values; empty if the vector is dense.</summary>
    public ReadOnlySpan<int> GetIndices() => IsDense ? default : _indices.AsSpan(0, _count);

    public void CopyToDense(ref VBuffer<T> destination)
    {
        var editor = VBufferEditor.Create(ref destination, Length);
        CopyTo(editor.Values);
        destination = editor.Commit();
    }

    public void CopyTo(ref VBuffer<T> destination)
    {
        var editor = VBufferEditor.Create(ref destination, Length, _count);
        GetValues().CopyTo(editor.Values);
        GetIndices().CopyTo(editor.Indices);
        destination = editor.Commit();
    }

    public void CopyTo(ref VBuffer<T> destination, int sourceIndex, int length)
    {
        Require.Param(0 <= sourceIndex && sourceIndex <= Length, nameof(sourceIndex));
        Require.Param(0 <= length && sourceIndex <= Length - length, nameof(length));

        var (first, last) = IsDense
            ? (sourceIndex, sourceIndex + length)
            : (FirstAtOrAfter(sourceIndex), FirstAtOrAfter(sourceIndex + length));
        var editor = VBufferEditor.Create(ref destination, length, last - first);
        GetValues()[first..last].CopyTo(editor.Values);
        if (editor.Indices.Length > 0)
        {
            for (var i = first; i < last; i++)
            {
                editor.Indices[i - first] = _indices![i] - sourceIndex;
            }
        }

        destination = editor.Commit();
    }

    public void CopyTo(Span<T> destination) => CopyTo(destination, 0);

    public void CopyTo(Span<T> destination, int destinationIndex, T defaultValue = default!)
    {
        Require.Param(0 <= destinationIndex && destinationIndex <= destination.Length - Length,
            nameof(destination), "Not large enough to hold these values.");

        var target = destination.Slice(destinationIndex, Length);
        if (IsDense)
        {
            GetValues().CopyTo(target);
            return;
        }

        // As in ML.NET, a vector without explicit values is all default(T), whatever the default asked for.
        target.Fill(_count == 0 ? default! : defaultValue);
        for (var i = 0; i < _count; i++)
        {
            target[_indices![i]] = _values![i];
        }
    }

    public IEnumerable<KeyValuePair<int, T>> Items(bool all = false)
    {
        if (all || IsDense)
        {
            var slot = 0;
            foreach (var value in DenseValues())
            {
                yield return new(slot++, value);
            }

            yield break;
        }

        for (var i = 0; i < _count; i++)
        {
            yield return new(_indices![i], _values![i]);
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

    public void GetItemOrDefault(int index, ref T destination) => destination = GetItemOrDefault(index);

    public T GetItemOrDefault(int index)
    {
        Require.Param(0 <= index && index < Length, nameof(index));

        var position = IsDense ? index : GetIndices().BinarySearch(index);
        return position >= 0 ? _values![position] : default!;
    }

    public override string ToString()
        => IsDense ? $"Dense vector of size {Length}" : $"Sparse vector of size {Length}, {_count} explicit values";

    public IEnumerator GetEnumerator() => (_values ?? []).GetEnumerator();

    /// <summary>Prepares these arrays, or larger ones, to be overwritten.</summary>
    internal VBufferEditor<T> GetEditor(
        int newLogicalLength, int? valuesCount, int? maxValuesCapacity, bool keepOldOnResize, bool requireIndicesOnDense)
    {
        Require.Param(newLogicalLength >= 0, nameof(newLogicalLength), "Must be non-negative.");
        Require.Param(valuesCount is null or >= 0, nameof(valuesCount), "If specified, must be non-negative.");
        Require.Param(valuesCount is null || valuesCount <= newLogicalLength, nameof(valuesCount),
            $"If specified, must be no greater than {nameof(newLogicalLength)}");

        var count = valuesCount ?? newLogicalLength;
        var values = Grow(_values, count, maxValuesCapacity, keepOldOnResize, out var createdValues);
        var indices = _indices;
        var createdIndices = false;
        if (count < newLogicalLength || requireIndicesOnDense)
        {
            indices = Grow(_indices, count, maxValuesCapacity, keepOldOnResize, out createdIndices);
        }

        return new(newLogicalLength, count, values, indices, requireIndicesOnDense, createdValues, createdIndices);
    }

    private static TItem[]? Grow<TItem>(TItem[]? array, int needed, int? limit, bool keep, out bool created)
    {
        created = needed > (array?.Length ?? 0);
        if (!created)
        {
            return array;
        }

        // Double, so that a growing vector is not copied each time, but not beyond the caller's limit.
        var doubled = array is { Length: > 0 } ? array.Length * 2L : 4;
        var capacity = Math.Max((int)Math.Min(doubled, limit ?? Array.MaxLength), needed);
        if (keep)
        {
            Array.Resize(ref array, capacity);
            return array;
        }

        return new TItem[capacity];
    }

    private int FirstAtOrAfter(int slot)
    {
        var position = GetIndices().BinarySearch(slot);
        return position >= 0 ? position : ~position;
    }
}
