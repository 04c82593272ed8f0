using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace SampleData.Tests.Pipelines;

internal sealed class ImageRow
{
    [ImageType(2, 3)]
    public MLImage Image { get; set; } = null!;
}
