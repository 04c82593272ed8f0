using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Which slots of a vector are dropped, and where the others go.</summary>
internal sealed class SlotDropping
{
    // For each slot of the source: its place in the result, or -1.
    private readonly int[] _places;

    internal SlotDropping(int sourceLength, int[] dropped)
    {
        _places = new int[sourceLength];
        foreach (var slot in dropped)
        {
            if (slot < sourceLength)
            {
                _places[slot] = -1;
            }
        }

        for (var slot = 0; slot < sourceLength; slot++)
        {
            _places[slot] = _places[slot] < 0 ? -1 : KeptCount++;
        }
    }

    internal int KeptCount { get; }

    /// <summary>Copies what is kept. If nothing is, the result is one default value, since a vector has at least one slot.</summary>
    internal void Apply<T>(in VBuffer<T> source, ref VBuffer<T> destination)
    {
        Require.State(source.Length == _places.Length, $"Expected {_places.Length} slots, but got {source.Length}");
        if (KeptCount == 0)
        {
            destination = VBufferEditor.Create(ref destination, 1, 0).Commit();
            return;
        }

        var values = source.GetValues();
        var indices = source.GetIndices();
        var capacity = Math.Min(values.Length, KeptCount);
        var editor = VBufferEditor.Create(ref destination, KeptCount, capacity, requireIndicesOnDense: true);
        var next = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var place = _places[source.IsDense ? i : indices[i]];
            if (place >= 0)
            {
                editor.Values[next] = values[i];
                editor.Indices[next++] = place;
            }
        }

        destination = editor.CommitTruncated(next);
    }
    /// <summary>What is left of ranges of slots; a range of which nothing is left is gone.</summary>
    internal int[] ApplyToRanges(int[] ranges)
    {
        List<int> kept = [];
        for (var i = 0; i < ranges.Length; i += 2)
        {
            int[] places = [.. _places[ranges[i]..(ranges[i + 1] + 1)].Where(static place => place >= 0)];
            if (places.Length > 0)
            {
                kept.Add(places[0]);
                kept.Add(places[^1]);
            }
        }

        return [.. kept];
    }
}
