using MLNet.FeatureGating.Tool.Terminal;
using MLNet.FeatureGating.Tool.Views;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tool.Imaging;

/// <summary>Images that pixels are to be selected of.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Images">The images.</param>
/// <param name="Labels">What they are of.</param>
/// <param name="Progress">Shows how far it has got.</param>
/// <param name="CancellationToken">Ends it.</param>
internal sealed record MaskTask(
    MaskRequest Request, ImageSet Images, ImageLabels Labels, ProgressDisplay Progress, CancellationToken CancellationToken)
{
    public const string PixelColumnName = "Pixels";
    public const string LabelColumnName = "Label";

    /// <summary>The column of the selected values, in the model.</summary>
    public const string FeatureColumnName = "Features";

    public MLContext Context { get; } = new(Request.Seed);

    /// <summary>The images, with their labels where there are such.</summary>
    public IDataView View => new TableView(Labels.Column is null ? [Pixels] : [Pixels, Labels.Column]);

    private PixelColumn Pixels => new(PixelColumnName, Images.Values, Images.Shape.ValueCount);

    /// <summary>Writes a model that asks for the pixels alone: whoever applies it has no label.</summary>
    public void WriteModel(ITransformer model, Stream stream) => Context.Model.Save(model, new TableView([Pixels]).Schema, stream);
}
