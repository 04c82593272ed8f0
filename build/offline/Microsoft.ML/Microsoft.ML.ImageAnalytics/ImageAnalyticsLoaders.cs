using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Offline;

/// <summary>The transformers of Microsoft.ML.ImageAnalytics.</summary>
internal sealed class ImageAnalyticsLoaders : ILoaderTable
{
    public IReadOnlyDictionary<string, TransformerLoader> Loaders { get; } = new Dictionary<string, TransformerLoader>
    {
        [ImageGrayscalingTransformer.Name] = ImageGrayscalingTransformer.Load,
        [ImageLoadingTransformer.Name] = ImageLoadingTransformer.Load,
        [ImagePixelExtractingTransformer.Name] = ImagePixelExtractingTransformer.Load,
        [ImageResizingTransformer.Name] = ImageResizingTransformer.Load,
        [VectorToImageConvertingTransformer.Name] = VectorToImageConvertingTransformer.Load,
    };
}
