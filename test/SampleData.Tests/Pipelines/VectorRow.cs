namespace SampleData.Tests.Pipelines;

internal sealed class VectorRow
{
    public float[] Values { get; set; } = [];
}
