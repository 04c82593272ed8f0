namespace MLNet.FeatureGating.Training.Tests.Reference;

/// <summary>Survival analysis pair by pair, in double precision.</summary>
internal static class ManagedSurvival
{
    /// <summary>
    /// The negative logarithm of Cox's partial likelihood with Efron's correction, over the weight of all events. Weights as in the R package
    /// survival: a tied event adds the mean weight of its ties times the logarithm of the sum over all at risk, less its part of the ties.
    /// </summary>
    public static double EfronLoss(double[] hazards, double[] times, bool[] hasEvent, double[] weights)
    {
        int[] rows = [.. Enumerable.Range(0, times.Length)];
        int[] events = [.. rows.Where(i => hasEvent[i] && weights[i] > 0)];
        double logarithm = 0;
        foreach (double time in events.Select(i => times[i]).Distinct())
        {
            int[] tied = [.. events.Where(i => times[i] == time)];
            double atRisk = rows.Where(i => times[i] >= time).Sum(i => weights[i] * Math.Exp(hazards[i]));
            double ofTies = tied.Sum(i => weights[i] * Math.Exp(hazards[i]));
            double meanWeight = tied.Average(i => weights[i]);
            logarithm += tied.Sum(i => weights[i] * hazards[i]);
            for (int l = 0; l < tied.Length; l++)
            {
                logarithm -= meanWeight * Math.Log(atRisk - ((double)l / tied.Length * ofTies));
            }
        }

        return events.Length == 0 ? 0 : -logarithm / events.Sum(i => weights[i]);
    }

    /// <summary>Breslow's (1974) form, in which all tied events face everybody at risk.</summary>
    public static double BreslowLoss(double[] hazards, double[] times, bool[] hasEvent, double[] weights)
    {
        int[] rows = [.. Enumerable.Range(0, times.Length)];
        int[] events = [.. rows.Where(i => hasEvent[i] && weights[i] > 0)];
        double logarithm = events.Sum(
            i => weights[i] * (hazards[i] - Math.Log(rows.Where(j => times[j] >= times[i]).Sum(j => weights[j] * Math.Exp(hazards[j])))));
        return -logarithm / events.Sum(i => weights[i]);
    }

    /// <summary>Harrell's index of concordance over all ordered pairs.</summary>
    public static double Concordance(double[] hazards, double[] times, bool[] hasEvent, double[] weights)
    {
        double comparable = 0;
        double concordant = 0;
        for (int i = 0; i < times.Length; i++)
        {
            for (int j = 0; j < times.Length; j++)
            {
                // i has the event while j is known to be without it.
                if (hasEvent[i] && (times[j] > times[i] || (times[j] == times[i] && !hasEvent[j])))
                {
                    double weight = weights[i] * weights[j];
                    comparable += weight;
                    concordant += weight * (hazards[i] > hazards[j] ? 1 : hazards[i] == hazards[j] ? 0.5 : 0);
                }
            }
        }

        return comparable > 0 ? concordant / comparable : double.NaN;
    }
}
