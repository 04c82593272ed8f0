using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Stages;

namespace MLNet.FeatureGating.Search.Analysis;

/// <summary>What numbers of features are worth, fold by fold, as far as it is known.</summary>
internal sealed class SubsetTable
{
    private readonly SortedDictionary<int, SubsetTrack?[]> _tracks = [];
    private readonly (double Loss, double Metric)?[] _constants;
    private readonly int _foldsOfPartition;

    /// <summary>Initializes a new instance of the <see cref="SubsetTable"/> class.</summary>
    /// <param name="problem">The experiment.</param>
    public SubsetTable(SearchProblem problem)
    {
        _constants = new (double, double)?[problem.AllFolds];
        _foldsOfPartition = problem.Folds;
    }

    /// <summary>The numbers of features that every fold knows which knows any, ascending.</summary>
    public IReadOnlyList<int> Counts
    {
        get
        {
            int[] folds = Folds;
            return folds.Length == 0 ? [] : [.. _tracks.Where(track => FoldsOf(track.Value).SequenceEqual(folds)).Select(track => track.Key)];
        }
    }

    /// <summary>The folds that know anything: the others were not begun, or all their networks diverged.</summary>
    private int[] Folds => [.. Enumerable.Range(0, _constants.Length).Where(fold => _constants[fold] is not null)];

    /// <summary>Whether a number of features was asked for already.</summary>
    public bool Contains(int count) => _tracks.ContainsKey(count);

    /// <summary>Takes in what a fold found out.</summary>
    public void Add(int fold, SubsetResult result)
    {
        if (result.Tracks.Any(track => track.Losses.Length > 0))
        {
            _constants[fold] = (result.ConstantLoss, result.ConstantMetric);
        }

        foreach (SubsetTrack track in result.Tracks)
        {
            if (!_tracks.TryGetValue(track.Count, out SubsetTrack?[]? folds))
            {
                folds = new SubsetTrack?[_constants.Length];
                _tracks.Add(track.Count, folds);
            }

            folds[fold] = track;
        }
    }

    /// <summary>The losses of each fold that is finished; 0 features are the best constant prediction.</summary>
    public double[] Losses(int count) => count == 0
        ? [.. Folds.Select(fold => _constants[fold]!.Value.Loss)]
        : Read(count, track => track.Losses);

    /// <summary>The metrics of each fold that is finished, at the epochs of <see cref="Losses"/>.</summary>
    public double[] Metrics(int count) => count == 0
        ? [.. Folds.Select(fold => _constants[fold]!.Value.Metric)]
        : Read(count, track => track.Metrics);

    /// <summary>The number of epochs after which networks of so many features are best, for all folds together.</summary>
    public int Epochs(int count) => EpochChoice.Best([.. Folds.Select(fold => _tracks[count][fold]!.Losses)]) + 1;

    /// <summary>By how much one number of features loses against another, fold by fold.</summary>
    public Spread Difference(int count, int other) => SpreadOf(Losses(count).Zip(Losses(other), (mine, others) => mine - others));

    /// <summary>The mean loss of the folds, and its standard error.</summary>
    public Spread Loss(int count) => SpreadOf(Losses(count));

    /// <summary>The mean metric of the folds, and its standard error.</summary>
    public Spread Metric(int count) => SpreadOf(Metrics(count));

    /// <summary>The number of features with the least loss, 0 among them where it may be.</summary>
    public int Best(int least) => Candidates(least).MinBy(count => Loss(count).Mean);

    /// <summary>The fewest features whose loss is within one standard error of the best one's.</summary>
    public int Fewest(int least)
    {
        int best = Best(least);
        Spread bestLoss = Loss(best);

        // Of a single fold there is no standard error: only the best will do.
        double bound = bestLoss.Mean + (double.IsNaN(bestLoss.StandardError) ? 0 : bestLoss.StandardError);
        return Candidates(least).First(count => count == best || Loss(count).Mean <= bound);
    }

    private IEnumerable<int> Candidates(int least) => least == 0 ? Counts.Prepend(0) : Counts;

    private static int[] FoldsOf(SubsetTrack?[] tracks) =>
        [.. Enumerable.Range(0, tracks.Length).Where(fold => tracks[fold] is { Losses.Length: > 0 })];

    private Spread SpreadOf(IEnumerable<double> values) => Spread.Of(values, _foldsOfPartition);

    // The epoch is that of the other folds of the same partition: those of other partitions hold rows of this one out, too.
    private double[] Read(int count, Func<SubsetTrack, double[]> quantity)
    {
        return [.. Folds.GroupBy(fold => fold / _foldsOfPartition).SelectMany(OfPartition)];

        IEnumerable<double> OfPartition(IEnumerable<int> folds)
        {
            SubsetTrack[] tracks = [.. folds.Select(fold => _tracks[count][fold]!)];
            double[][] losses = [.. tracks.Select(track => track.Losses)];
            return tracks.Select((track, i) => quantity(track)[EpochChoice.EpochOf(losses, i)]);
        }
    }
}
