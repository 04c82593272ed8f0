using MLNet.FeatureGating.Selection;

namespace MLNet.FeatureGating.Tool.Summaries;

/// <summary>Tells a training that closed every gate, an answer, from one that failed.</summary>
internal static class NothingLeft
{
    /// <summary>Runs a training.</summary>
    /// <param name="train">The training.</param>
    /// <param name="why">What it says of the gates where all are closed.</param>
    /// <returns>What came of it; null where all gates are closed.</returns>
    public static T? Catch<T>(Func<T> train, out string why)
        where T : class
    {
        try
        {
            why = string.Empty;
            return train();
        }
        catch (NothingSelectedException e)
        {
            // The rest of the message tells programmers which property to set.
            why = e.Finding;
            return null;
        }
    }
}
