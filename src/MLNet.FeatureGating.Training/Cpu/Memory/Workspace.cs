namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>
/// What a thread computes in, for networks of one shape: nothing in it outlives a step. All is laid out feature after feature, so that rows are
/// lanes, but for <see cref="InputRows"/>.
/// </summary>
internal sealed unsafe class Workspace<T> : IDisposable
    where T : unmanaged, ILanes<T>
{
    private readonly List<NativeFloats> _memory = [];

    public Workspace(MemberShape shape)
    {
        ChunkRows = shape.ChunkRows;
        Operand[] Inputs(Func<int, bool> isWanted) =>
            [.. Enumerable.Range(0, shape.LayerCount).Select(layer => isWanted(layer) ? Columns(shape.Widths[layer]) : default)];
        Operand[] Outputs() => [.. shape.Widths.Skip(1).Select(Columns)];
        Features = Columns(shape.Widths[0]);
        InputRows = [.. shape.Widths.SkipLast(1).Select(width => Rows(ChunkRows, width))];
        Activations = Outputs();
        Gradients = Outputs();
        Folded = [.. Enumerable.Range(0, shape.LayerCount).Select(
            layer => shape.HasMask(layer) ? Rows(shape.Widths[layer + 1], shape.Widths[layer]) : default)];
        Gated = Inputs(shape.HasGates);
        Relaxed = Inputs(shape.HasGates);
        Masks = Inputs(shape.HasGates);
        FeatureMasks = shape.Task == LearningTask.SelfSupervision ? Columns(shape.Widths[0]) : default;
        Targets = Allocate(ChunkRows);
        Weights = Allocate(ChunkRows);
        ByFeature = Allocate(Padding.RoundUp(shape.Widths.Max()));
    }

    public int ChunkRows { get; }

    /// <summary>The features of a chunk.</summary>
    public Operand Features { get; }

    /// <summary>What goes into each layer, row after row, features side by side.</summary>
    public Operand[] InputRows { get; }

    /// <summary>What comes out of each layer, behind the non-linearity.</summary>
    public Operand[] Activations { get; }

    /// <summary>The gradient by what comes out of each layer, before the non-linearity.</summary>
    public Operand[] Gradients { get; }

    /// <summary>The weights of each layer whose input has a mask, times that mask.</summary>
    public Operand[] Folded { get; }

    /// <summary>What goes into each gated layer.</summary>
    public Operand[] Gated { get; }

    /// <summary>The draws of the gates on the input of each gated layer.</summary>
    public Operand[] Relaxed { get; }

    /// <summary>Their masks, where these are not the draws themselves.</summary>
    public Operand[] Masks { get; }

    /// <summary>The mask of each feature, where that is to be guessed.</summary>
    public Operand FeatureMasks { get; }

    public float* Targets { get; }

    public float* Weights { get; }

    /// <summary>One number for each input of a layer.</summary>
    public float* ByFeature { get; }

    public void Dispose() => _memory.ForEach(memory => memory.Dispose());

    // An odd number of cache lines from row to row: powers of two would fall on the same few sets of the cache.
    private Operand Columns(int width) => Make(Padding.RoundUp(width), ChunkRows + Padding.Lanes);

    private Operand Rows(int rows, int width) => Make(rows, Padding.RoundUp(width));

    private Operand Make(int rows, int stride) => new(Allocate((long)rows * stride), stride);

    private float* Allocate(long count)
    {
        var memory = new NativeFloats(count);
        _memory.Add(memory);
        return memory.At;
    }
}
