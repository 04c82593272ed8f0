namespace MLNet.FeatureGating.Tool.Terminal;

/// <summary>Shows nothing.</summary>
internal sealed class NoProgress : IProgressWriter
{
    public void Show(string stage, double part, TimeSpan? remaining)
    {
    }

    public void Clear()
    {
    }
}
