namespace MLNet.FeatureGating.Data;

/// <summary>Cox's partial likelihood where everybody's hazard is the same, tied times by Efron's approximation.</summary>
internal static class EqualHazards
{
    /// <summary>Gives the negative logarithm of the likelihood, an event, in nats; 0 where there is no event.</summary>
    /// <param name="times">How long each row was observed.</param>
    /// <param name="hasEvent">Whether each time ended with the event.</param>
    /// <param name="weights">One weight a row, at least 0, taken as multiples of their mean; null for equal weights.</param>
    public static double Loss(IReadOnlyList<float> times, IReadOnlyList<bool> hasEvent, IReadOnlyList<float>? weights)
    {
        double scale = weights is null ? 1 : weights.Count / weights.Sum(weight => (double)weight);
        double Weight(int row) => (weights?[row] ?? 1) * scale;
        double atRisk = 0;
        double loss = 0;
        double eventWeight = 0;
        foreach (IGrouping<float, int> tied in Enumerable.Range(0, times.Count).GroupBy(row => times[row]).OrderByDescending(tied => tied.Key))
        {
            atRisk += tied.Sum(Weight);
            double[] events = [.. tied.Where(row => hasEvent[row]).Select(Weight).Where(weight => weight > 0)];
            double sum = events.Sum();
            for (int earlier = 0; earlier < events.Length; earlier++)
            {
                loss += sum / events.Length * Math.Log(atRisk - (sum * earlier / events.Length));
            }

            eventWeight += sum;
        }

        return eventWeight > 0 ? loss / eventWeight : 0;
    }
}
