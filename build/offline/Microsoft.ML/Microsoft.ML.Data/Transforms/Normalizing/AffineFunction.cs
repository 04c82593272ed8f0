using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Shifts and scales each slot: (value - offset) * scale. Without offsets, what is sparse stays sparse.</summary>
internal sealed class AffineFunction<T>(T[] scales, T[]? offsets) : NormalizingFunction
    where T : struct, IFloatingPointIeee754<T>
{
    internal override Delegate CreateGetter(DataViewRow row, DataViewSchema.Column column)
        => column.Type is VectorDataViewType ? CreateVectorGetter(row, column) : CreateScalarGetter(row, column);

    internal override void Save(BinaryWriter writer)
    {
        writer.WriteDoubles(Array.ConvertAll(scales, double.CreateChecked));
        writer.WriteDoubles(Array.ConvertAll(offsets ?? [], double.CreateChecked));
    }

    internal static AffineFunction<T> Load(BinaryReader reader)
    {
        var scales = Array.ConvertAll(reader.ReadDoubles(), T.CreateTruncating);
        var offsets = Array.ConvertAll(reader.ReadDoubles(), T.CreateTruncating);
        return new AffineFunction<T>(scales, offsets.Length == 0 ? null : offsets);
    }

    private ValueGetter<T> CreateScalarGetter(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<T>(column);
        var scale = scales[0];
        var offset = offsets is null ? T.Zero : offsets[0];
        return (ref T value) =>
        {
            getter(ref value);
            value = (value - offset) * scale;
        };
    }

    private ValueGetter<VBuffer<T>> CreateVectorGetter(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<VBuffer<T>>(column);
        var results = new T[scales.Length];
        return (ref VBuffer<T> value) =>
        {
            getter(ref value);
            Require.State(value.Length == scales.Length, $"Normalizer expected {scales.Length} slots but got {value.Length}");
            Apply(value, results);
            Write(results, ref value);
        };
    }

    private void Apply(in VBuffer<T> row, T[] results)
    {
        for (var slot = 0; slot < results.Length; slot++)
        {
            results[slot] = offsets is null ? T.Zero : -offsets[slot] * scales[slot];
        }

        var values = row.GetValues();
        var indices = row.GetIndices();
        for (var i = 0; i < values.Length; i++)
        {
            var slot = row.IsDense ? i : indices[i];
            results[slot] = offsets is null ? values[i] * scales[slot] : (values[i] - offsets[slot]) * scales[slot];
        }
    }

    /// <summary>Writes a vector that is sparse if fewer than half of the values differ from zero, as ML.NET's is.</summary>
    private static void Write(T[] results, ref VBuffer<T> value)
    {
        var zeros = 0;
        foreach (var result in results)
        {
            zeros += T.IsZero(result) ? 1 : 0;
        }

        var count = results.Length - zeros;
        if (count >= results.Length / 2)
        {
            var dense = VBufferEditor.Create(ref value, results.Length);
            results.CopyTo(dense.Values);
            value = dense.Commit();
            return;
        }

        var sparse = VBufferEditor.Create(ref value, results.Length, count);
        var next = 0;
        for (var slot = 0; slot < results.Length; slot++)
        {
            if (!T.IsZero(results[slot]))
            {
                sparse.Values[next] = results[slot];
                sparse.Indices[next++] = slot;
            }
        }

        value = sparse.Commit();
    }
}
