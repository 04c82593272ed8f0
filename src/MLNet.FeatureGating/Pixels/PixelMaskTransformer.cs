using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Pixels;

/// <summary>
/// Keeps the pixels that a law of masks selected, and knows what was found out about every pixel. Fitted by <see cref="PixelMaskEstimator"/>.
/// </summary>
/// <remarks>
/// A stock ML.NET transformer does the work, and it alone is saved: a model file needs neither this library nor torch to be loaded. What this class
/// knows beyond it, the reconstructor among it, is not in the file. Dispose it when the reconstructor is no longer needed; what keeps the pixels goes
/// on working. A <see cref="PredictionEngine{TSrc, TDst}"/> disposes the transformers that it was made of, unless it is told not to own them.
/// </remarks>
public sealed class PixelMaskTransformer : ITransformer, IDisposable
{
    private readonly ITransformer _stock;
    private readonly PixelSelection _selection;
    private bool _isDisposed;

    internal PixelMaskTransformer(ITransformer stock, PixelSelection selection, PixelMaskOutput output)
    {
        _stock = stock;
        _selection = selection;
        Output = output;
        bool[] mask = new bool[Grid.PixelCount];
        foreach (int pixel in SelectedPixels)
        {
            mask[pixel] = true;
        }

        Mask = mask;
    }

    /// <summary>Gets the size of the images.</summary>
    public PixelGrid Grid => _selection.Layout.Grid;

    /// <summary>Gets what comes out.</summary>
    public PixelMaskOutput Output { get; }

    /// <summary>Gets the selected pixels by rank, each row x width + column. Of a concrete autoencoder, one a selector.</summary>
    public IReadOnlyList<int> SelectedPixels => _selection.Selected;

    /// <summary>Gets whether each pixel is selected, row after row from the top left.</summary>
    public IReadOnlyList<bool> Mask { get; }

    /// <summary>
    /// Gets the probability that each pixel is selected by the law of the masks at temperature 0 (Proposition 1 of the logitNormal paper). 1 and 0
    /// where a method has no law.
    /// </summary>
    public IReadOnlyList<double> Probabilities => _selection.Probabilities;

    /// <summary>
    /// Gets the number of pixels that the law expects at temperature 0. Where it is far from the number that was asked for, the training was too
    /// short to arrive there, and the selection is cut off anywhere.
    /// </summary>
    public double ExpectedPixelCount => Probabilities.Sum();

    /// <summary>Gets masks that were drawn from the law at temperature 0; none where a method has no law of masks.</summary>
    public IReadOnlyList<IReadOnlyList<bool>> MaskSamples => _selection.Samples;

    /// <summary>
    /// Gets the covariance of the law's logits, row after row, pixels x pixels: a pixel is selected where its logit is above 0. Empty where a method
    /// has no law of masks, and of more than 4,096 pixels.
    /// </summary>
    public ReadOnlyMemory<float> LogitCovariance => _selection.LogitCovariance;

    /// <summary>Gets what was learnt: a reconstruction, or a classification.</summary>
    public LearningTask Task => _selection.Task;

    /// <summary>
    /// Gets the error on held-out images of the network that was trained together with the mask, under the mask as it was fixed: the mean squared
    /// error of a value, in the unit of the values, or the part of wrong answers. Not a number where a method trains no network.
    /// </summary>
    public double JointError => _selection.JointError;

    /// <summary>
    /// Gets the error on held-out images of a network that was trained anew on the selected pixels. Not a number where that was left out
    /// (<see cref="PixelMaskOptions.RefitSteps"/>).
    /// </summary>
    public double RefitError => _selection.RefitError;

    /// <summary>Gets the error on held-out images of the best constant prediction.</summary>
    public double BaselineError => _selection.BaselineError;

    /// <inheritdoc/>
    bool ITransformer.IsRowToRowMapper => _stock.IsRowToRowMapper;

    internal PixelLayout Layout => _selection.Layout;

    internal PixelScaling Scaling => _selection.Scaling;

    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    /// <exception cref="InvalidOperationException">No network was trained.</exception>
    internal ImageReconstructor Reconstructor
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _selection.Reconstructor ?? throw new InvalidOperationException(
                $"Nothing can be reconstructed: pixels were selected without a network, and with {nameof(PixelMaskOptions)}."
                + $"{nameof(PixelMaskOptions.RefitSteps)} = 0 or cancelled. Select them with at least 1, to the end.");
        }
    }

    /// <summary>Draws the mask: selected pixels white, the others black.</summary>
    /// <returns>The image; the caller disposes it.</returns>
    public MLImage CreateMaskImage() => Draw(pixel => Mask[pixel] ? 1 : 0);

    /// <summary>Draws the probabilities: white for 1.</summary>
    /// <returns>The image; the caller disposes it.</returns>
    public MLImage CreateProbabilityImage() => Draw(pixel => Probabilities[pixel]);

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _stock.GetOutputSchema(inputSchema);

    /// <inheritdoc/>
    public IDataView Transform(IDataView input) => _stock.Transform(input);

    /// <summary>Frees the reconstructor.</summary>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _selection.Reconstructor?.Dispose();
        }
    }

    /// <inheritdoc/>
    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => _stock.GetRowToRowMapper(inputSchema);

    /// <inheritdoc/>
    void ICanSaveModel.Save(ModelSaveContext ctx) => ((ICanSaveModel)_stock).Save(ctx);

    private MLImage Draw(Func<int, double> brightness)
    {
        const int BytesPerPixel = 4;
        byte[] bytes = new byte[Grid.PixelCount * BytesPerPixel];
        for (int pixel = 0; pixel < Grid.PixelCount; pixel++)
        {
            byte value = (byte)Math.Round(255 * Math.Clamp(brightness(pixel), 0, 1));
            bytes.AsSpan(pixel * BytesPerPixel, BytesPerPixel - 1).Fill(value);
            bytes[(pixel * BytesPerPixel) + BytesPerPixel - 1] = 255;
        }

        return MLImage.CreateFromPixels(Grid.Width, Grid.Height, MLPixelFormat.Bgra32, bytes);
    }
}
