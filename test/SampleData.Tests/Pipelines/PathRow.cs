namespace SampleData.Tests.Pipelines;

internal sealed class PathRow
{
    public string File { get; set; } = "";
}
