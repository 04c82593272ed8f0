namespace Microsoft.ML.Offline;

/// <summary>The logarithm of a sum of exponentials, without overflow.</summary>
internal static class LogSumExp
{
    // A term this much below the largest adds nothing in single precision.
    private const float Negligible = -30;

    internal static float Of(float first, float second)
    {
        var (largest, difference) = first > second ? (first, second - first) : (second, first - second);
        return difference < Negligible ? largest : largest + (float)Math.Log(1 + Math.Exp(difference));
    }

    internal static float Of(ReadOnlySpan<float> values)
    {
        var largest = float.NegativeInfinity;
        foreach (var value in values)
        {
            largest = Math.Max(largest, value);
        }

        if (float.IsNegativeInfinity(largest))
        {
            return largest;
        }

        var sum = 0.0;
        foreach (var value in values)
        {
            if (value - largest > Negligible)
            {
                sum += Math.Exp(value - largest);
            }
        }

        return largest + (float)Math.Log(sum);
    }
}
