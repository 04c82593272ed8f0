using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Learns from rows how to shift and scale each slot: (value - offset) * scale.</summary>
internal abstract class ScaleStatistics<T>(int size)
    where T : struct, IFloatingPointIeee754<T>
{
    protected long RowCount { get; private set; }

    internal void Add(in VBuffer<T> row)
    {
        Require.State(row.Length == size, $"Normalizer expected {size} slots but got {row.Length}");
        RowCount++;
        var values = row.GetValues();
        var indices = row.GetIndices();
        for (var i = 0; i < values.Length; i++)
        {
            Add(row.IsDense ? i : indices[i], values[i]);
        }
    }

    /// <summary>Ends the learning.</summary>
    internal AffineFunction<T> ToFunction(bool fixZero)
    {
        var scales = new T[size];
        var offsets = new T[size];
        for (var slot = 0; slot < size; slot++)
        {
            (scales[slot], offsets[slot]) = GetScale(slot, fixZero);
        }

        return new AffineFunction<T>(scales, Array.TrueForAll(offsets, T.IsZero) ? null : offsets);
    }

    /// <summary>Takes in an explicit value of a row.</summary>
    protected abstract void Add(int slot, T value);

    /// <summary>The scale is zero for a slot that tells nothing, since it is constant or has no values.</summary>
    protected abstract (T Scale, T Offset) GetScale(int slot, bool fixZero);
}
