using MLNet.FeatureGating.Data;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNet.FeatureGating.Pixels;

/// <summary>
/// The input of a selection as a vector of pixels. A vector is taken as it is; of an image column the pixels are extracted into the output column by
/// the stock transformer, before the selection.
/// </summary>
internal sealed class PixelInput
{
    private readonly MLContext _context;
    private readonly string _outputName;
    private readonly string _inputName;
    private readonly PixelMaskOptions _options;

    public PixelInput(MLContext context, string outputName, string inputName, PixelMaskOptions options)
    {
        _context = context;
        _outputName = outputName;
        _inputName = inputName;
        _options = options;
    }

    private bool IsInterleaved => _options.IsInterleaved ?? false;

    /// <summary>What turns the input into a vector; null where it is one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing, or an image column of images of any size.</exception>
    public IEstimator<ITransformer>? Extraction(DataViewSchema schema) => Extraction(schema.RequireColumn(_inputName, "Input").Type);

    /// <summary>The same of a promised schema.</summary>
    public IEstimator<ITransformer>? Extraction(SchemaShape schema) => Extraction(schema.RequireColumn(_inputName, "Input").ItemType);

    /// <summary>Where the values of an image lie in the vector.</summary>
    /// <exception cref="InvalidOperationException">It is not to be told, or is another than the options say.</exception>
    public PixelLayout Layout(VectorDataViewType pixels, bool isExtracted)
    {
        if (!isExtracted)
        {
            return PixelLayout.Of(_inputName, pixels, _options);
        }

        var layout = PixelLayout.Of(_inputName, pixels, _options with { Grid = null, IsInterleaved = IsInterleaved });
        return _options.Grid is not { } grid || grid == layout.Grid
            ? layout
            : throw new InvalidOperationException(
                $"Input column '{_inputName}' must hold images of {grid} (height x width x channels), as {nameof(PixelMaskOptions.Grid)} says, "
                + $"but it holds images of {layout.Grid}. Leave {nameof(PixelMaskOptions.Grid)} out, or resize them with ResizeImages.");
    }

    /// <summary>The pixels of images, of which none may be missing.</summary>
    public IDataView Extract(ITransformer extraction, IDataView input) => new ExtractedPixels(extraction.Transform(input), _outputName, _inputName);

    /// <summary>The vector column of the pixels.</summary>
    public InputColumns Pixels(bool isExtracted) => new(_context, _outputName, [isExtracted ? _outputName : _inputName]);

    private ImagePixelExtractingEstimator? Extraction(DataViewType type) => type switch
    {
        ImageDataViewType { Height: > 0, Width: > 0 } =>
            _context.Transforms.ExtractPixels(_outputName, _inputName, _options.Colors, interleavePixelColors: IsInterleaved),
        ImageDataViewType => throw SchemaErrors.WrongType(
            "Input", _inputName, "a column of images of one size", "one of images of any size. Give them one with ResizeImages first"),
        _ => null,
    };
}
