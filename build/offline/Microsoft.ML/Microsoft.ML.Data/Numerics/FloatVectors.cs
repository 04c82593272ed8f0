using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Single-precision vector arithmetic, as wide as the processor allows.</summary>
internal static class FloatVectors
{
    internal static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var leftBlocks = MemoryMarshal.Cast<float, Vector<float>>(left);
        var rightBlocks = MemoryMarshal.Cast<float, Vector<float>>(right[..left.Length]);
        var sums = Vector<float>.Zero;
        for (var i = 0; i < leftBlocks.Length; i++)
        {
            sums += leftBlocks[i] * rightBlocks[i];
        }

        var sum = Vector.Sum(sums);
        for (var i = leftBlocks.Length * Vector<float>.Count; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    /// <summary>The product of a dense vector with a row that may be sparse.</summary>
    internal static float Dot(ReadOnlySpan<float> weights, in VBuffer<float> row)
    {
        var values = row.GetValues();
        if (row.IsDense)
        {
            return Dot(values, weights);
        }

        var indices = row.GetIndices();
        var sum = 0f;
        for (var i = 0; i < values.Length; i++)
        {
            sum += values[i] * weights[indices[i]];
        }

        return sum;
    }

    /// <summary>Adds <paramref name="scale"/> times <paramref name="source"/>.</summary>
    internal static void AddScaled(ReadOnlySpan<float> source, float scale, Span<float> destination)
    {
        var sourceBlocks = MemoryMarshal.Cast<float, Vector<float>>(source);
        var destinationBlocks = MemoryMarshal.Cast<float, Vector<float>>(destination[..source.Length]);
        for (var i = 0; i < sourceBlocks.Length; i++)
        {
            destinationBlocks[i] += sourceBlocks[i] * scale;
        }

        for (var i = sourceBlocks.Length * Vector<float>.Count; i < source.Length; i++)
        {
            destination[i] += source[i] * scale;
        }
    }

    /// <summary>Adds <paramref name="scale"/> times a row that may be sparse.</summary>
    internal static void AddScaled(in VBuffer<float> row, float scale, Span<float> destination)
    {
        var values = row.GetValues();
        if (row.IsDense)
        {
            AddScaled(values, scale, destination);
            return;
        }

        var indices = row.GetIndices();
        for (var i = 0; i < values.Length; i++)
        {
            destination[indices[i]] += values[i] * scale;
        }
    }

    internal static void Scale(Span<float> values, float scale)
    {
        foreach (ref var value in values)
        {
            value *= scale;
        }
    }

    internal static float Norm(ReadOnlySpan<float> values) => MathF.Sqrt(Dot(values, values));

    internal static bool AreFinite(ReadOnlySpan<float> values)
    {
        foreach (var value in values)
        {
            if (!float.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }
}
