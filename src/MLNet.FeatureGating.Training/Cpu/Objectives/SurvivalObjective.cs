namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>
/// The negative logarithm of Cox's partial likelihood, an event; tied times by Efron's approximation, weights as in T. Therneau's survival
/// package. Score: Harrell's index of concordance. All rows of a step are compared: <see cref="Prepare"/> sees them together.
/// </summary>
internal sealed unsafe class SurvivalObjective<T> : Objective<T>
    where T : unmanaged, ILanes<T>
{
    private readonly CoxLikelihood _likelihood = new();
    private float[] _times = [];
    private bool[] _hasEvent = [];
    private float[] _weights = [];
    private float[] _slopes = [];
    private int _count;
    private double _loss;

    public override bool IsAdditive => false;

    public override double PreparedLoss => _loss;

    public override void Prepare(in RowRange rows, ReadOnlySpan<float> outputs)
    {
        _count = rows.Count;
        if (_times.Length < _count)
        {
            _times = new float[_count];
            _hasEvent = new bool[_count];
            _weights = new float[_count];
            _slopes = new float[_count];
        }

        IReadOnlyList<bool> hasEvent = rows.Rows.Data.HasEvent!;
        for (int i = 0; i < _count; i++)
        {
            int row = rows.Row(i);
            _times[i] = rows.Rows.Targets[row];
            _hasEvent[i] = hasEvent[row];
            _weights[i] = rows.Weight(row);
        }

        _loss = _likelihood.Loss(_times.AsSpan(0, _count), _hasEvent.AsSpan(0, _count), _weights.AsSpan(0, _count), outputs, _slopes.AsSpan(0, _count));
    }

    public override double Loss(in Chunk chunk, Operand outputs, Operand masks, Operand gradient)
    {
        _slopes.AsSpan(chunk.Start, chunk.Count).CopyTo(new(gradient.At, chunk.Count));
        new Span<float>(gradient.At + chunk.Count, chunk.Padded - chunk.Count).Clear();
        return chunk.Start == 0 ? _loss : 0;
    }

    public override double Score(in Chunk chunk, Operand outputs, Operand masks) => 0;

    public override double PreparedScore(ReadOnlySpan<float> outputs) => HarrellConcordance.Compute(
        _times.AsSpan(0, _count), _hasEvent.AsSpan(0, _count), _weights.AsSpan(0, _count), outputs);
}
