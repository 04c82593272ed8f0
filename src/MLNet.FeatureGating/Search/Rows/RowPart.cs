using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Search.Rows;

/// <summary>Some rows of a table, and some of its slots, copied out of it.</summary>
internal sealed class RowPart
{
    /// <summary>Initializes a new instance of the <see cref="RowPart"/> class.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="rows">Those to copy.</param>
    /// <param name="slots">The slots to copy, or null for all.</param>
    /// <param name="labelOfRows">The row whose label each row has, or null for its own.</param>
    public RowPart(FeatureTable table, int[] rows, IReadOnlyList<int>? slots, IReadOnlyList<int>? labelOfRows)
    {
        Table = table;
        Width = slots?.Count ?? table.SlotCount;
        Features = new float[(long)rows.Length * Width];
        int[]? picked = slots is null ? null : [.. slots];
        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<float> source = table.Features.AsSpan(rows[i] * table.SlotCount, table.SlotCount);
            Span<float> target = Features.AsSpan(i * Width, Width);
            if (picked is null)
            {
                source.CopyTo(target);
            }
            else
            {
                for (int slot = 0; slot < picked.Length; slot++)
                {
                    target[slot] = source[picked[slot]];
                }
            }
        }

        int Label(int row) => labelOfRows?[row] ?? row;
        Targets = [.. rows.Select(row => table.Targets[Label(row)])];
        HasEvent = table.HasEvent is { } events ? [.. rows.Select(row => events[Label(row)])] : null;
        Weights = table.Weights is { } weights ? [.. rows.Select(row => weights[row])] : null;
    }

    public FeatureTable Table { get; }

    /// <summary>The number of slots.</summary>
    public int Width { get; }

    public float[] Features { get; }

    public float[] Targets { get; }

    public bool[]? HasEvent { get; }

    public float[]? Weights { get; }

    /// <summary>The rows as an engine takes them; the arrays are handed over.</summary>
    public TrainingData ToData() => Table.Task switch
    {
        LearningTask.Reconstruction => TrainingData.WithoutTargets(Features, Width, Weights),
        LearningTask.Survival => new(Features, Width, Targets, HasEvent!, Weights),
        _ => new(Features, Width, Targets, Weights),
    };
}
