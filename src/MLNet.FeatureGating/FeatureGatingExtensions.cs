using MLNet.FeatureGating;
using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Selection;

#pragma warning disable IDE0130 // Extension methods live where ML.NET's own are: no further using is needed.
namespace Microsoft.ML;
#pragma warning restore IDE0130

/// <summary>Brings feature gating to <see cref="MLContext"/> and its catalogs.</summary>
public static class FeatureGatingExtensions
{
    internal const string DefaultLabelColumnName = "Label";

    /// <summary>Gives the estimators of this library with the seed and the log of a context.</summary>
    /// <param name="mlContext">The context.</param>
    /// <returns>The catalog.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="mlContext"/> is <see langword="null"/>.</exception>
    public static FeatureGatingCatalog FeatureGating(this MLContext mlContext)
    {
        ArgumentNullException.ThrowIfNull(mlContext);
        return new(mlContext);
    }

    /// <summary>Creates an estimator that keeps the slots of a vector column which stochastic gates find worth keeping for the label.</summary>
    /// <param name="catalog">The transforms catalog. It knows no seed and no log: see <see cref="FeatureGating"/>.</param>
    /// <param name="outputColumnName">The name of the column with the kept slots.</param>
    /// <param name="inputColumnName">
    /// The name of the input column, a vector of Single or Double of known size; <see langword="null"/> for <paramref name="outputColumnName"/>.
    /// </param>
    /// <param name="labelColumnName">
    /// The name of the label column. Its type decides the task, unless <see cref="StochasticGatesOptions.Task"/> does: Boolean is a binary
    /// classification, a key a multiclass one, Single or Double a regression. For survival it holds times (Single or Double, at least 0); a
    /// reconstruction reads no label, and there need not be such a column.
    /// </param>
    /// <param name="options">Everything else; <see langword="null"/> for the defaults.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A name is empty, one column has two parts to play, or options do not go together.</exception>
    /// <example>
    /// <code>
    /// var pipeline = mlContext.Transforms.SelectFeaturesByStochasticGates("Selected", "Features", "Label", new() { Lambda = 0.5 })
    ///     .Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression(featureColumnName: "Selected"));
    /// </code>
    /// </example>
    public static StochasticGatesEstimator SelectFeaturesByStochasticGates(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        string labelColumnName = DefaultLabelColumnName,
        StochasticGatesOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new(EstimatorHost.Private(), outputColumnName, [inputColumnName ?? outputColumnName], labelColumnName, options);
    }

    /// <summary>Creates an estimator that concatenates columns and keeps the slots which stochastic gates find worth keeping for the label.</summary>
    /// <param name="catalog">The transforms catalog. It knows no seed and no log: see <see cref="FeatureGating"/>.</param>
    /// <param name="outputColumnName">The name of the column with the kept slots.</param>
    /// <param name="inputColumnNames">The names of the input columns: numbers, or vectors of numbers of known size, of one type.</param>
    /// <param name="labelColumnName">
    /// The name of the label column. Its type decides the task, unless <see cref="StochasticGatesOptions.Task"/> does: Boolean is a binary
    /// classification, a key a multiclass one, Single or Double a regression. For survival it holds times (Single or Double, at least 0); a
    /// reconstruction reads no label, and there need not be such a column.
    /// </param>
    /// <param name="options">Everything else; <see langword="null"/> for the defaults.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="catalog"/> or <paramref name="inputColumnNames"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// A name is empty, there is none, one column has two parts to play, or options do not go together.
    /// </exception>
    public static StochasticGatesEstimator SelectFeaturesByStochasticGates(
        this TransformsCatalog catalog,
        string outputColumnName,
        string[] inputColumnNames,
        string labelColumnName = DefaultLabelColumnName,
        StochasticGatesOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new(EstimatorHost.Private(), outputColumnName, inputColumnNames, labelColumnName, options);
    }

    /// <summary>
    /// Creates an estimator that keeps the pixels from which images are best reconstructed, or classified, by a logitNormal law of masks that is
    /// learnt together with a network.
    /// </summary>
    /// <param name="catalog">The transforms catalog. It knows no seed and no log: see <see cref="FeatureGating"/>.</param>
    /// <param name="outputColumnName">The name of the column with the selected pixels.</param>
    /// <param name="inputColumnName">
    /// The name of the input column, a vector of pixels (Single or Double, of known size) or images of one size; <see langword="null"/> for
    /// <paramref name="outputColumnName"/>.
    /// </param>
    /// <param name="labelColumnName">
    /// The name of a column of classes (Boolean or a key) that the pixels are to tell; <see langword="null"/> to reconstruct the images.
    /// </param>
    /// <param name="options">Everything else; <see langword="null"/> for the defaults.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// A name is empty, one column has two parts to play, or there is a label but <see cref="PixelMaskOptions.Method"/> looks at none.
    /// </exception>
    /// <example>
    /// <code>
    /// var pipeline = mlContext.Transforms.LoadImages("Image", "images", "Path")
    ///     .Append(mlContext.Transforms.ResizeImages("Image", imageWidth: 28, imageHeight: 28))
    ///     .Append(mlContext.Transforms.ExtractPixels("Pixels", "Image"))
    ///     .Append(mlContext.FeatureGating().SelectPixelsByLogitNormalMask("Selected", "Pixels", options: new() { PixelCount = 50 }));
    /// </code>
    /// </example>
    public static PixelMaskEstimator SelectPixelsByLogitNormalMask(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        string? labelColumnName = null,
        PixelMaskOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new(EstimatorHost.Private(), outputColumnName, inputColumnName ?? outputColumnName, labelColumnName, options);
    }

    /// <summary>
    /// Creates an estimator that makes whole images again of selected pixels, with the network that was trained with the selection.
    /// </summary>
    /// <param name="catalog">The transforms catalog.</param>
    /// <param name="outputColumnName">The name of the column of the images.</param>
    /// <param name="selection">The fitted selection; it must not be disposed as long as images are made.</param>
    /// <param name="inputColumnName">
    /// The name of the input column, a vector of Single or Double: of whole images, of masked ones, or of what was kept of them;
    /// <see langword="null"/> for
    /// <paramref name="outputColumnName"/>.
    /// </param>
    /// <param name="options">Everything else; <see langword="null"/> for the defaults.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="selection"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A name is empty, or the selection was learnt to classify.</exception>
    public static PixelReconstructionEstimator ReconstructFromSelectedPixels(
        this TransformsCatalog catalog,
        string outputColumnName,
        PixelMaskTransformer selection,
        string? inputColumnName = null,
        PixelReconstructionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new(EstimatorHost.Private(), outputColumnName, inputColumnName ?? outputColumnName, selection, options);
    }
}
