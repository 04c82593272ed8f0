namespace MLNet.FeatureGating.Networks;

/// <summary>What the end of a pruned segment gives of what the end of the gated one does.</summary>
/// <param name="Kept">The channels that are left.</param>
/// <param name="Scales">What each of those that are left has to be multiplied by.</param>
/// <param name="Dropped">The others.</param>
/// <param name="Constants">What each of the others is, everywhere and for every row.</param>
internal sealed record ChannelSignal(int[] Kept, double[] Scales, int[] Dropped, double[] Constants);
