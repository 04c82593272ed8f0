namespace MLNet.FeatureGating.Search.Stages;

/// <summary>What networks of the first features of a fold came to, averaged over seeds.</summary>
/// <param name="Tracks">One a number of features.</param>
/// <param name="ConstantLoss">The loss of the best constant prediction on the rows that the fold holds out.</param>
/// <param name="ConstantMetric">Its metric.</param>
internal sealed record SubsetResult(IReadOnlyList<SubsetTrack> Tracks, double ConstantLoss, double ConstantMetric);

/// <summary>What networks of a number of features came to on held-out rows, epoch by epoch.</summary>
/// <param name="Count">The number of features.</param>
/// <param name="Losses">The loss after every epoch; empty where all networks diverged.</param>
/// <param name="Metrics">The metric after every epoch.</param>
internal sealed record SubsetTrack(int Count, double[] Losses, double[] Metrics);
