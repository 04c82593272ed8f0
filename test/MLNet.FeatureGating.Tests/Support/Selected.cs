namespace MLNet.FeatureGating.Tests.Support;

/// <summary>What a prediction engine gives back of a selection.</summary>
internal sealed class Selected<T>
{
    public T[] Kept { get; set; } = [];
}
