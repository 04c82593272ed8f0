namespace MLNet.FeatureGating.SurfaceTests;

/// <summary>Fails a test with a list that can be worked through.</summary>
internal static class Report
{
    public static void FailOn(IEnumerable<string> problems, string what)
    {
        string[] all = [.. problems];
        Assert.IsEmpty(all, $"{all.Length} {what}:\n{string.Join("\n", all)}\n");
    }
}
