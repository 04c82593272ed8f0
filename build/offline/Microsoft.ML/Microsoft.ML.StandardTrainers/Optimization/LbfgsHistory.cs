namespace Microsoft.ML.Offline;

/// <summary>The last steps and changes of gradient, from which L-BFGS makes its estimate of the inverse Hessian.</summary>
internal sealed class LbfgsHistory(int capacity)
{
    private readonly List<Pair> _pairs = [];

    internal void Clear() => _pairs.Clear();

    /// <summary>Remembers the step from one point to the next; forgets the oldest if there is no more room.</summary>
    internal void Add(ReadOnlySpan<float> point, ReadOnlySpan<float> next, ReadOnlySpan<float> gradient, ReadOnlySpan<float> nextGradient)
    {
        var step = Difference(next, point);
        var change = Difference(nextGradient, gradient);
        var curvature = FloatVectors.Dot(step, change);
        if (curvature == 0)
        {
            throw new PrematureConvergenceException("The step and the change of gradient are orthogonal. Is the function linear?");
        }

        if (_pairs.Count == capacity)
        {
            _pairs.RemoveAt(0);
        }

        _pairs.Add(new Pair(step, change, curvature));
    }

    /// <summary>Multiplies a direction by the estimate (Nocedal and Wright, algorithm 7.4). Steps of no curvature are passed over.</summary>
    internal void MapByInverseHessian(Span<float> direction)
    {
        var newest = _pairs.FindLastIndex(static pair => pair.Curvature > 0);
        if (newest < 0)
        {
            return;
        }

        var factors = new float[_pairs.Count];
        for (var i = newest; i >= 0; i--)
        {
            var (step, change, curvature) = _pairs[i];
            if (curvature > 0)
            {
                factors[i] = -FloatVectors.Dot(step, direction) / curvature;
                FloatVectors.AddScaled(change, factors[i], direction);
            }
        }

        var latest = _pairs[newest];
        FloatVectors.Scale(direction, latest.Curvature / FloatVectors.Dot(latest.Change, latest.Change));

        for (var i = 0; i <= newest; i++)
        {
            var (step, change, curvature) = _pairs[i];
            if (curvature > 0)
            {
                var factor = FloatVectors.Dot(change, direction) / curvature;
                FloatVectors.AddScaled(step, -factors[i] - factor, direction);
            }
        }
    }

    private static float[] Difference(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var result = left.ToArray();
        FloatVectors.AddScaled(right, -1, result);
        return result;
    }

    private sealed record Pair(float[] Step, float[] Change, float Curvature);
}
