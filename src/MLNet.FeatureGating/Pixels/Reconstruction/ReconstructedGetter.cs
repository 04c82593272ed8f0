using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Pixels;

/// <summary>Makes getters of reconstructed images.</summary>
internal static class ReconstructedGetter
{
    /// <summary>Makes a getter.</summary>
    /// <param name="binding">The reconstruction.</param>
    /// <param name="column">Its column.</param>
    /// <param name="current">Gives the reconstructed values of the row that a cursor is at.</param>
    public static ValueGetter<TValue> Create<TValue>(ReconstructionBinding binding, DataViewSchema.Column column, Func<ReadOnlyMemory<float>> current)
    {
        Delegate getter = binding.IsImage ? Image(binding, current) : Vector(current);
        return getter as ValueGetter<TValue>
            ?? throw new InvalidOperationException($"Column '{column.Name}' holds {column.Type}: its values are no {typeof(TValue)}.");
    }

    private static ValueGetter<VBuffer<float>> Vector(Func<ReadOnlyMemory<float>> current) => (ref VBuffer<float> value) =>
    {
        float[] made = current().ToArray();
        value = new(made.Length, made);
    };

    private static ValueGetter<MLImage> Image(ReconstructionBinding binding, Func<ReadOnlyMemory<float>> current) =>
        (ref MLImage value) => value = binding.ToImage(current().Span);
}
