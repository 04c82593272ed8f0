using MLNet.FeatureGating.Diagnostics;
using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Selection;
using Microsoft.ML;

namespace MLNet.FeatureGating;

/// <summary>
/// The estimators of this library under a context: they take its seed and write to its log. To get one, use
/// <see cref="FeatureGatingExtensions.FeatureGating"/>.
/// </summary>
public sealed class FeatureGatingCatalog
{
    private readonly MLContext _context;

    internal FeatureGatingCatalog(MLContext context) => _context = context;

    /// <inheritdoc cref="FeatureGatingExtensions.SelectFeaturesByStochasticGates(TransformsCatalog, string, string?, string, StochasticGatesOptions?)"/>
    public StochasticGatesEstimator SelectFeaturesByStochasticGates(
        string outputColumnName,
        string? inputColumnName = null,
        string labelColumnName = FeatureGatingExtensions.DefaultLabelColumnName,
        StochasticGatesOptions? options = null) =>
        new(EstimatorHost.Of(_context), outputColumnName, [inputColumnName ?? outputColumnName], labelColumnName, options);

    /// <inheritdoc cref="FeatureGatingExtensions.SelectFeaturesByStochasticGates(TransformsCatalog, string, string[], string, StochasticGatesOptions?)"/>
    public StochasticGatesEstimator SelectFeaturesByStochasticGates(
        string outputColumnName,
        string[] inputColumnNames,
        string labelColumnName = FeatureGatingExtensions.DefaultLabelColumnName,
        StochasticGatesOptions? options = null) =>
        new(EstimatorHost.Of(_context), outputColumnName, inputColumnNames, labelColumnName, options);

    /// <inheritdoc cref="FeatureGatingExtensions.SelectPixelsByLogitNormalMask(TransformsCatalog, string, string?, string?, PixelMaskOptions?)"/>
    public PixelMaskEstimator SelectPixelsByLogitNormalMask(
        string outputColumnName, string? inputColumnName = null, string? labelColumnName = null, PixelMaskOptions? options = null) =>
        new(EstimatorHost.Of(_context), outputColumnName, inputColumnName ?? outputColumnName, labelColumnName, options);

    /// <inheritdoc cref="FeatureGatingExtensions.ReconstructFromSelectedPixels(TransformsCatalog, string, PixelMaskTransformer, string?, PixelReconstructionOptions?)"/>
    public PixelReconstructionEstimator ReconstructFromSelectedPixels(
        string outputColumnName, PixelMaskTransformer selection, string? inputColumnName = null, PixelReconstructionOptions? options = null) =>
        new(EstimatorHost.Of(_context), outputColumnName, inputColumnName ?? outputColumnName, selection, options);

    /// <summary>Makes an experiment that finds out how many features are worth keeping, and which.</summary>
    /// <param name="settings">What it looks for, and how long; <see langword="null"/> for the defaults.</param>
    /// <returns>The experiment.</returns>
    public LambdaExperiment CreateLambdaExperiment(LambdaExperimentSettings? settings = null) => new(EstimatorHost.Of(_context), settings ?? new());

    /// <summary>
    /// Looks at what this machine has for training, measures how fast it is, and says what is missing and what mends it, also in the context's log.
    /// Takes a second or two.
    /// </summary>
    /// <returns>What was found; also where there is no torch, or no GPU.</returns>
    public DoctorReport Doctor() => Diagnostics.Doctor.Examine(EstimatorHost.Of(_context));
}
