using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNet.FeatureGating.Tests.Pixels;

/// <summary>One image as ML.NET holds it.</summary>
internal sealed class ImageRow
{
    [ImageType(Pictures.Height, Pictures.Width)]
    public MLImage? Image { get; set; }

    public bool Label { get; set; }

    public float Value { get; set; }
}
