using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Pixels;

/// <summary>
/// The <see cref="IEstimator{TTransformer}"/> that makes whole images again of selected pixels, with the network that was trained with the selection.
/// There is nothing left to fit.
/// </summary>
public sealed class PixelReconstructionEstimator : IEstimator<PixelReconstructionTransformer>
{
    private readonly EstimatorHost _host;
    private readonly PixelReconstructionTransformer _transformer;

    internal PixelReconstructionEstimator(
        EstimatorHost host, string outputColumnName, string inputColumnName, PixelMaskTransformer selection, PixelReconstructionOptions? options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(outputColumnName);
        ArgumentException.ThrowIfNullOrWhiteSpace(inputColumnName);
        ArgumentNullException.ThrowIfNull(selection);
        _host = host;
        _transformer = new(outputColumnName, inputColumnName, selection, options ?? new());
    }

    /// <summary>Checks the input column.</summary>
    /// <param name="input">Rows with the selected pixels.</param>
    /// <returns>The transformer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or does not hold the pixels of such images.</exception>
    public PixelReconstructionTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _transformer.GetOutputSchema(input.Schema);
        return _transformer;
    }

    /// <summary>Gives the schema that the transformer will deliver.</summary>
    /// <param name="inputSchema">The schema of the input.</param>
    /// <returns>The schema of the output.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or no vector of numbers.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        SchemaShape.Column input = inputSchema.RequireColumn(_transformer.InputColumnName, "Input");
        if (input.Kind != SchemaShape.Column.VectorKind.Vector || input.IsKey || !input.ItemType.IsNumber())
        {
            throw SchemaErrors.WrongType("Input", input.Name, "a vector of Single or Double of known size", SchemaErrors.Describe(input));
        }

        // A column's promise can only be borrowed from stock estimators that make such columns.
        string output = _transformer.OutputColumnName;
        TransformsCatalog transforms = _host.Context.Transforms;
        PixelGrid grid = _transformer.Selection.Grid;
        SchemaShape image = transforms.ConvertToImage(grid.Height, grid.Width, output, input.Name).GetOutputSchema(inputSchema);
        return _transformer.Options.Output == PixelReconstructionOutput.Image
            ? image
            : transforms.ExtractPixels(output, output).GetOutputSchema(image);
    }
}
