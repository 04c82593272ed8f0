using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNet.FeatureGating.Pixels;

/// <summary>
/// Makes whole images of their selected pixels, batch by batch. It works as long as the <see cref="PixelMaskTransformer"/> that it was made of is not
/// disposed.
/// </summary>
/// <remarks>It cannot be saved into an ML.NET model file, which has no place for a third party's network.</remarks>
public sealed class PixelReconstructionTransformer : ITransformer
{
    internal PixelReconstructionTransformer(
        string outputColumnName, string inputColumnName, PixelMaskTransformer selection, PixelReconstructionOptions options)
    {
        OutputColumnName = outputColumnName;
        InputColumnName = inputColumnName;
        Options = options;
        Selection = selection;
        if (selection.Task != LearningTask.Reconstruction)
        {
            throw new ArgumentException(
                "The selection must have been learnt to reconstruct images, but it was learnt to classify them. Fit one without a label "
                + "column.", nameof(selection));
        }

        if (options.Output == PixelReconstructionOutput.Image && selection.Grid.Channels is not (1 or 3))
        {
            throw new ArgumentException(
                $"An image has 1 or 3 channels, but those of the selection have {selection.Grid.Channels}. Reconstruct a vector.", nameof(options));
        }
    }

    /// <inheritdoc/>
    bool ITransformer.IsRowToRowMapper => true;

    internal string OutputColumnName { get; }

    internal string InputColumnName { get; }

    internal PixelReconstructionOptions Options { get; }

    internal PixelMaskTransformer Selection { get; }

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return Bind(inputSchema).Schema;
    }

    /// <inheritdoc/>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new ReconstructedView(input, Bind(input.Schema), Options.BatchSize);
    }

    /// <inheritdoc/>
    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => new ReconstructedRowMapper(Bind(inputSchema));

    /// <inheritdoc/>
    void ICanSaveModel.Save(ModelSaveContext ctx) => throw new NotSupportedException(
        "A reconstruction cannot be saved into an ML.NET model file, which has no place for its network. Save the selection alone, and fit the "
        + "reconstruction again where images are needed.");

    private ReconstructionBinding Bind(DataViewSchema schema)
    {
        DataViewSchema.Column column = schema.RequireColumn(InputColumnName, "Input");
        PixelGrid grid = Selection.Grid;
        int kept = Selection.SelectedPixels.Count * grid.Channels;
        bool fits = column.Type is VectorDataViewType { IsKnownSize: true } vector && vector.ItemType.IsNumber()
            && (vector.Size == grid.ValueCount || vector.Size == kept);
        return fits
            ? new(this, schema, column)
            : throw SchemaErrors.WrongType(
                "Input",
                InputColumnName,
                $"a vector of Single or Double, of the {grid.ValueCount} values of an image of {grid} or of the {kept} that were kept",
                column.Type);
    }
}
