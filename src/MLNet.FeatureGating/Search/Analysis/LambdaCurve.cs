using MLNet.FeatureGating.Search.Stages;

namespace MLNet.FeatureGating.Search.Analysis;

/// <summary>How a number falls as lambda rises: read between the points that are known, on a logarithmic scale of lambda.</summary>
internal sealed class LambdaCurve
{
    private readonly (double Lambda, double Value)[] _points;

    /// <summary>Initializes a new instance of the <see cref="LambdaCurve"/> class.</summary>
    /// <param name="points">The points, in any order.</param>
    public LambdaCurve(IEnumerable<(double Lambda, double Value)> points) =>
        _points = [.. points.Where(point => point.Lambda > 0).OrderBy(point => point.Lambda)];

    /// <summary>The lambda from which on a number is below a level; not a number where it is never, or always.</summary>
    public double Crossing(double level)
    {
        // From above, as long as it is below: what it falls below for good.
        for (int i = _points.Length - 1; i > 0 && _points[i].Value < level; i--)
        {
            (double low, double before) = _points[i - 1];
            (double high, double after) = _points[i];
            if (before >= level)
            {
                double place = (before - level) / (before - after);
                return Math.Exp(double.Lerp(Math.Log(low), Math.Log(high), place));
            }
        }

        return double.NaN;
    }

    /// <summary>The lambda halfway between those about a level; null where it is never crossed, or known well enough.</summary>
    public double? Halfway(double level)
    {
        // Lambdas this near to each other select alike.
        const double Nearness = 1.1;
        for (int i = _points.Length - 1; i > 0; i--)
        {
            if (_points[i - 1].Value >= level && _points[i].Value < level)
            {
                double ratio = _points[i].Lambda / _points[i - 1].Lambda;
                return ratio > Nearness ? _points[i - 1].Lambda * Math.Sqrt(ratio) : null;
            }
        }

        return null;
    }

    /// <summary>The range of lambdas in which the gates of a sweep close: from where hardly any has to where hardly any is left.</summary>
    /// <param name="members">What the networks found out.</param>
    public static (double Low, double High) RangeOf(IReadOnlyList<SweepMember> members)
    {
        // Gates that close by and by lag behind lambda: in the time that they have under a fixed one, less of it closes them.
        const double Lag = 10;
        double low = LogMean(members.Select(member => First(member, 0.9 * member.OpenGates[0])));
        double high = LogMean(members.Select(member => member.Lambdas.Max()));
        return (low / Lag, high);
    }

    private static double First(SweepMember member, double level)
    {
        int epoch = Array.FindIndex(member.OpenGates, open => open < level);
        return member.Lambdas.Skip(Math.Max(0, epoch)).First(lambda => lambda > 0);
    }

    private static double LogMean(IEnumerable<double> values) => Math.Exp(values.Average(Math.Log));
}
