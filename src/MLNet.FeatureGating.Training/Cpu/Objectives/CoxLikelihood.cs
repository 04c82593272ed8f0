namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Cox's partial likelihood of observed times, with Efron's approximation for ties, and its gradient by the log hazards.</summary>
internal sealed class CoxLikelihood
{
    private int[] _byTime = [];
    private float[] _keys = [];
    private double[] _risks = [];
    private double[] _atRisk = [];
    private double[] _shifts = [];

    /// <summary>Gives the weighted negative log likelihood an event, and overwrites the slopes by its gradient. Without events both are 0.</summary>
    public double Loss(
        ReadOnlySpan<float> times, ReadOnlySpan<bool> hasEvent, ReadOnlySpan<float> weights, ReadOnlySpan<float> hazards, Span<float> slopes)
    {
        int count = times.Length;
        Sort(times);
        slopes.Clear();
        double eventWeight = 0;
        for (int i = 0; i < count; i++)
        {
            eventWeight += hasEvent[i] ? weights[i] : 0;
        }

        if (eventWeight <= 0)
        {
            return 0;
        }

        // From the latest time on: the risk of all who are still there at each time, in units of the largest of them.
        double atRisk = 0;
        double largest = double.NegativeInfinity;
        for (int end = count; end > 0;)
        {
            int start = StartOfTies(times, end);
            double before = largest;
            for (int i = start; i < end; i++)
            {
                int row = _byTime[i];
                largest = weights[row] > 0 ? Math.Max(largest, hazards[row]) : largest;
            }

            atRisk *= before < largest ? Math.Exp(before - largest) : 1;
            for (int i = start; i < end; i++)
            {
                int row = _byTime[i];
                _risks[row] = weights[row] > 0 ? weights[row] * Math.Exp(hazards[row] - largest) : 0;
                atRisk += _risks[row];
            }

            _atRisk[start] = atRisk;
            _shifts[start] = largest;
            end = start;
        }

        // From the earliest time on: what the events until then ask of everybody who was there.
        double loss = 0;
        double asked = 0;
        double shift = _shifts[0];
        for (int start = 0; start < count;)
        {
            int end = EndOfTies(times, start);
            asked *= _shifts[start] < shift ? Math.Exp(_shifts[start] - shift) : 1;
            shift = _shifts[start];
            loss += AddTies(start, end, hasEvent, weights, hazards, slopes, eventWeight, shift, ref asked);
            start = end;
        }

        return loss;
    }

    private double AddTies(
        int start,
        int end,
        ReadOnlySpan<bool> hasEvent,
        ReadOnlySpan<float> weights,
        ReadOnlySpan<float> hazards,
        Span<float> slopes,
        double eventWeight,
        double shift,
        ref double asked)
    {
        int events = 0;
        double tiedWeight = 0;
        double tiedRisk = 0;
        double loss = 0;
        for (int i = start; i < end; i++)
        {
            int row = _byTime[i];
            if (hasEvent[row] && weights[row] > 0)
            {
                events++;
                tiedWeight += weights[row] / eventWeight;
                tiedRisk += _risks[row];
                loss -= weights[row] / eventWeight * hazards[row];
            }
        }

        // Efron: of d events at once, the l-th finds l/d of their own risk gone.
        double spared = 0;
        for (int l = 0; l < events; l++)
        {
            double fraction = (double)l / events;
            double left = _atRisk[start] - (fraction * tiedRisk);
            double share = tiedWeight / events;
            loss += share * (Math.Log(left) + shift);
            asked += share / left;
            spared += share * fraction / left;
        }

        for (int i = start; i < end; i++)
        {
            int row = _byTime[i];
            bool isEvent = hasEvent[row] && weights[row] > 0;
            slopes[row] = (float)((_risks[row] * (asked - (isEvent ? spared : 0))) - (isEvent ? weights[row] / eventWeight : 0));
        }

        return loss;
    }

    private void Sort(ReadOnlySpan<float> times)
    {
        if (_byTime.Length < times.Length)
        {
            _byTime = new int[times.Length];
            _keys = new float[times.Length];
            _risks = new double[times.Length];
            _atRisk = new double[times.Length];
            _shifts = new double[times.Length];
        }

        times.CopyTo(_keys);
        for (int i = 0; i < times.Length; i++)
        {
            _byTime[i] = i;
        }

        _keys.AsSpan(0, times.Length).Sort(_byTime.AsSpan(0, times.Length));
    }

    private int StartOfTies(ReadOnlySpan<float> times, int end)
    {
        int start = end - 1;
        while (start > 0 && times[_byTime[start - 1]] == times[_byTime[end - 1]])
        {
            start--;
        }

        return start;
    }

    private int EndOfTies(ReadOnlySpan<float> times, int start)
    {
        int end = start + 1;
        while (end < times.Length && times[_byTime[end]] == times[_byTime[start]])
        {
            end++;
        }

        return end;
    }
}
