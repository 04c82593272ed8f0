namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>
/// A law of gates over the gates of one place. Numbers of gates lie side by side, padded to whole lanes; those of rows lie gate after gate, so
/// that rows are lanes. An instance belongs to one member: it knows how far its training is.
/// </summary>
internal abstract unsafe class GateLaw<T> : IDisposable
    where T : unmanaged, ILanes<T>
{
    /// <summary>Gets whether draws are random.</summary>
    public abstract bool IsStochastic { get; }

    /// <summary>Gets whether a mask is what <see cref="Draw"/> calls relaxed, and needs no memory of its own.</summary>
    public abstract bool MaskIsRelaxed { get; }

    /// <summary>Gets the number of parameters of a gate.</summary>
    public virtual int ParametersEach => 1;

    /// <summary>Gets the parameter below which a gate is closed for good.</summary>
    public virtual float ClosedBelow => float.NegativeInfinity;

    /// <summary>
    /// The number of parameters of so many gates: the first of each gate side by side, padded to whole lanes, then the second, and so
    /// on.
    /// </summary>
    public int ParameterCount(int gates) => ParametersEach * Padding.RoundUp(gates);

    /// <summary>Gives all gates the parameters that they start from.</summary>
    public virtual void Initialize(Span<float> parameters, int gates, double start, int seed) => parameters[..gates].Fill((float)start);

    /// <summary>Sets how much of training is over, from 0 to 1.</summary>
    public abstract void SetProgress(double progress);

    /// <summary>Draws masks row by row.</summary>
    /// <param name="parameters">The parameters of all gates.</param>
    /// <param name="gates">The gates to draw for.</param>
    /// <param name="rows">Which rows to draw, and by which key.</param>
    /// <param name="relaxed">Where draws go, one row of memory for each of <paramref name="gates"/>.</param>
    /// <param name="mask">Where masks go; the same as <paramref name="relaxed"/> where <see cref="MaskIsRelaxed"/>.</param>
    public abstract void Draw(float* parameters, ReadOnlySpan<int> gates, DrawnRows rows, Operand relaxed, Operand mask);

    /// <summary>Draws one mask for all rows; draws want memory for a multiple of 32 gates.</summary>
    public abstract void DrawShared(float* parameters, int count, NoiseKey key, float* relaxed, float* mask);

    /// <summary>Adds to the gradient what the masks of rows contribute.</summary>
    /// <param name="parameters">The parameters of all gates.</param>
    /// <param name="gates">The gates that were drawn.</param>
    /// <param name="rows">The rows that were drawn.</param>
    /// <param name="relaxed">The draws.</param>
    /// <param name="maskGradient">The gradient by each mask; may be overwritten.</param>
    /// <param name="gradient">The gradient of all gates' parameters.</param>
    public abstract void AddGradient(
        float* parameters, ReadOnlySpan<int> gates, DrawnRows rows, Operand relaxed, Operand maskGradient, float* gradient);

    /// <summary>Adds to the gradient what a mask for all rows contributes.</summary>
    public abstract void AddSharedGradient(float* parameters, int count, NoiseKey key, float* relaxed, float* maskGradient, float* gradient);

    /// <summary>Gives the probability that each gate is open.</summary>
    public abstract void OpenProbability(float* parameters, int count, float* probabilities);

    /// <summary>Gives what each gate adds to the penalty.</summary>
    public abstract void Penalty(float* parameters, int count, float* penalties);

    /// <summary>Adds the derivative of each gate's penalty, times a factor of its own, to the gradient.</summary>
    public abstract void AddPenaltyGradient(float* parameters, int count, float* factors, float scale, float* gradient);

    /// <summary>Collapses gates to fixed masks.</summary>
    public abstract void Collapse(float* parameters, int count, float* values);

    /// <summary>Gives how firmly each gate is open: the larger, the firmer.</summary>
    public virtual void Firmness(ReadOnlySpan<float> parameters, Span<float> firmness) => parameters[..firmness.Length].CopyTo(firmness);

    public virtual void Dispose()
    {
    }
}
