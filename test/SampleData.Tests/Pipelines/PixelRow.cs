namespace SampleData.Tests.Pipelines;

internal sealed class PixelRow
{
    public float[] Pixels { get; set; } = [];
}
