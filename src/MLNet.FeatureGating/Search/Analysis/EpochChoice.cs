namespace MLNet.FeatureGating.Search.Analysis;

/// <summary>Reads losses that were taken epoch by epoch without looking at the very rows that are judged by.</summary>
internal static class EpochChoice
{
    /// <summary>Gives the loss of every fold at the epoch that is best for the other folds.</summary>
    /// <param name="tracks">The losses of each fold, epoch by epoch. They may differ in length: what all have is looked at.</param>
    public static double[] AtEpochOfOthers(IReadOnlyList<double[]> tracks) =>
        [.. tracks.Select((track, fold) => track[EpochOf(tracks, fold)])];

    /// <summary>The epoch, from 0, at which a fold is judged: the best of all the others together; of all, where there are no others.</summary>
    public static int EpochOf(IReadOnlyList<double[]> tracks, int fold)
    {
        int epochs = tracks.Min(track => track.Length);
        return Enumerable.Range(0, epochs).MinBy(epoch => Mean(tracks, epoch, tracks.Count > 1 ? fold : -1));
    }

    /// <summary>The epoch, from 0, that is best for all folds together.</summary>
    public static int Best(IReadOnlyList<double[]> tracks) =>
        Enumerable.Range(0, tracks.Min(track => track.Length)).MinBy(epoch => Mean(tracks, epoch, -1));

    private static double Mean(IReadOnlyList<double[]> tracks, int epoch, int without)
    {
        double sum = 0;
        for (int fold = 0; fold < tracks.Count; fold++)
        {
            sum += fold == without ? 0 : tracks[fold][epoch];
        }

        return sum;
    }
}
