using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>Who was at risk when, for each member's view of a batch of observed times.</summary>
internal sealed class RiskSets : IDisposable
{
    // exp of it is 0 in single precision, and sums with it stay finite.
    private const float NoWeight = -1e6f;

    private readonly int _rows;
    private readonly float[] _times;
    private readonly bool[] _hasEvent;
    private readonly float[] _weights;
    private readonly int _members;
    private readonly bool _isLasting;
    private RiskSetTensors? _tensors;

    /// <summary>Initializes a new instance of the <see cref="RiskSets"/> class.</summary>
    /// <param name="times">The times, members x rows.</param>
    /// <param name="hasEvent">Whether each ended with the event, members x rows.</param>
    /// <param name="weights">The weights, members x rows.</param>
    /// <param name="rows">The number of rows of each member.</param>
    /// <param name="isLasting">Whether tensors are to outlast the dispose scope that they are first asked for in.</param>
    public RiskSets(float[] times, bool[] hasEvent, float[] weights, int rows, bool isLasting)
    {
        _times = times;
        _hasEvent = hasEvent;
        _weights = weights;
        _rows = rows;
        _members = times.Length / rows;
        _isLasting = isLasting;
    }

    /// <summary>Gives the tensors, made when first asked for.</summary>
    public RiskSetTensors Tensors(Device device) => _tensors ??= Make(device);

    public void Dispose()
    {
        foreach (Tensor tensor in _isLasting && _tensors is not null ? _tensors.All : [])
        {
            tensor.Dispose();
        }
    }

    private RiskSetTensors Make(Device device)
    {
        int count = _times.Length;
        long[] order = new long[count];
        long[] ends = new long[count];
        float[][] columns = [.. Enumerable.Range(0, 5).Select(_ => new float[count])];
        for (int member = 0; member < _members; member++)
        {
            Fill(member, order, ends, columns);
        }

        Tensor Keep(Tensor made) => _isLasting ? made.DetachFromDisposeScope() : made;
        Tensor Floats(float[] values) => Keep(tensor(values, [_members, _rows], null, device));
        Tensor Places(long[] values) => Keep(tensor(values, [_members, _rows], null, device));
        return new(
            Places(order),
            Places(ends),
            Floats(columns[0]),
            Floats(columns[1]),
            Floats(columns[2]),
            Floats(columns[3]),
            Floats(columns[4]));
    }

    /// <summary>
    /// Harrell's index of concordance: of all pairs of which one is known to have the event first, weighted by both weights, the part in
    /// which that one has the larger hazard; equal hazards count half. Not a number where there is no such pair.
    /// </summary>
    public double Concordance(int member, ReadOnlySpan<float> hazards)
    {
        int start = (_members == 1 ? 0 : member) * _rows;
        return HarrellConcordance.Compute(
            _times.AsSpan(start, _rows), _hasEvent.AsSpan(start, _rows), _weights.AsSpan(start, _rows), hazards);
    }

    private void Fill(int member, long[] order, long[] ends, float[][] columns)
    {
        int start = member * _rows;
        ReadOnlySpan<float> times = _times.AsSpan(start, _rows);
        int[] sorted = [.. Enumerable.Range(0, _rows)];
        float[] keys = new float[_rows];
        for (int row = 0; row < _rows; row++)
        {
            keys[row] = -times[row];
        }

        // By index where times tie, so that the order is one and the same on every machine.
        Array.Sort(keys, sorted);
        SortTies(keys, sorted);
        double eventWeight = 0;
        for (int row = 0; row < _rows; row++)
        {
            eventWeight += IsEvent(start + row) ? _weights[start + row] : 0;
        }

        for (int first = 0; first < _rows;)
        {
            int last = first;
            while (last + 1 < _rows && keys[last + 1] == keys[first])
            {
                last++;
            }

            FillTies(start, sorted.AsSpan(first, last - first + 1), first, eventWeight, order, ends, columns);
            first = last + 1;
        }
    }

    private void FillTies(
        int start, ReadOnlySpan<int> tiedRows, int first, double eventWeight, long[] order, long[] ends, float[][] columns)
    {
        int events = 0;
        double weight = 0;
        foreach (int row in tiedRows)
        {
            if (IsEvent(start + row))
            {
                events++;
                weight += _weights[start + row];
            }
        }

        int earlier = 0;
        for (int i = 0; i < tiedRows.Length; i++)
        {
            int source = start + tiedRows[i];
            int place = start + first + i;
            order[place] = tiedRows[i];
            ends[place] = first + tiedRows.Length - 1;
            columns[0][place] = _weights[source] > 0 ? MathF.Log(_weights[source]) : NoWeight;
            if (IsEvent(source))
            {
                columns[1][place] = 1;
                columns[2][place] = (float)(_weights[source] / eventWeight);
                columns[3][place] = (float)(weight / events / eventWeight);
                columns[4][place] = (float)earlier / events;
                earlier++;
            }
        }
    }

    private bool IsEvent(int i) => _hasEvent[i] && _weights[i] > 0;

    private static void SortTies(float[] keys, int[] sorted)
    {
        for (int first = 0; first < keys.Length;)
        {
            int end = first + 1;
            while (end < keys.Length && keys[end] == keys[first])
            {
                end++;
            }

            sorted.AsSpan(first, end - first).Sort();
            first = end;
        }
    }
}
