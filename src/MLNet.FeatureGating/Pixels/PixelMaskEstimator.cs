using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Pixels;

/// <summary>
/// The <see cref="IEstimator{TTransformer}"/> that selects the pixels of images from which whole images are best reconstructed, or classified, by a
/// law of masks that is learnt together with a network.
/// </summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// To create this estimator, use `mlContext.Transforms.SelectPixelsByLogitNormalMask` or `mlContext.FeatureGating().SelectPixelsByLogitNormalMask`,
/// which takes seed and log from the context.
///
/// ### Input and Output Columns
/// The input is a vector of <xref:System.Single> or <xref:System.Double> of known size, as `ExtractPixels` makes it, or a column of images of one
/// size. All values must be finite: cells that have none, land in a field of the ocean, are to be given one constant value, and are then never
/// selected.
///
/// | Output Column Name | Column Type | Description |
/// | -- | -- | -- |
/// | `outputColumnName` | Vector of the input's item type | `Masked`: as long as the input, 0 where a pixel is not selected; `Kept`: the selected values alone |
///
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | Yes |
/// | Is normalization required? | No: pixels are scaled inside |
/// | Is caching required? | No: the data is read once, and held in memory |
/// | Input column data type | Vector of Single or Double, or image |
/// | Required NuGet in addition to Microsoft.ML | MLNet.FeatureGating, Microsoft.ML.ImageAnalytics for images, and TorchSharp-cpu, -cuda-linux or -cuda-windows to fit |
/// | Exportable to ONNX | As far as the stock transformers are: normalisation, slot selection |
///
/// ### Training Algorithm Details
/// Minimises $E_{x,z}[\|G(S(z) \odot x) - x\|^2] + \lambda \, E\|S\|_0$ over the network G and the law of the masks S (J. Dona, P. Gallinari,
/// "Differentiable Feature Selection, a Reparameterization Approach", 2021); part of the penalty counts pixels that are 1 rather than above 0, so that
/// those which are nearly sure to be open still feel it. Lambda is steered so that the law ends with the number of pixels that is
/// asked for; the most probable ones at temperature 0 are kept (Proposition 1), and a fresh network is trained on them. `PixelMaskMethod` says which
/// laws there are.
/// ]]></format>
/// </remarks>
public sealed class PixelMaskEstimator : IEstimator<PixelMaskTransformer>
{
    private readonly EstimatorHost _host;
    private readonly string _outputName;
    private readonly string _inputName;
    private readonly PixelInput _input;
    private readonly ColumnRoles _roles;
    private readonly PixelMaskOptions _options;
    private readonly int _seed;

    internal PixelMaskEstimator(
        EstimatorHost host, string outputColumnName, string inputColumnName, string? labelColumnName, PixelMaskOptions? options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(outputColumnName);
        ArgumentException.ThrowIfNullOrWhiteSpace(inputColumnName);
        if (labelColumnName is not null && (labelColumnName == inputColumnName || labelColumnName == outputColumnName))
        {
            throw new ArgumentException(
                $"Label column '{labelColumnName}' cannot be the input or the output column, too. Name another one.", nameof(labelColumnName));
        }

        _host = host;
        _outputName = outputColumnName;
        _inputName = inputColumnName;
        _options = WithMethod(options ?? new(), labelColumnName);
        _input = new(host.Context, outputColumnName, inputColumnName, _options);
        LearningTask? task = labelColumnName is null ? LearningTask.Reconstruction : null;
        _roles = new(labelColumnName, null, null, task, MayMissLabels: false);
        _seed = _options.Seed ?? host.Seed();
    }

    /// <summary>Learns which pixels to select from the rows of <paramref name="input"/>.</summary>
    /// <param name="input">The training data. It is read once.</param>
    /// <returns>The transformer that keeps the selected pixels.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has the wrong type.</exception>
    /// <exception cref="InvalidOperationException">
    /// The data cannot be learnt from (no rows, values that are not finite, sizes that are not to be told, ...), more pixels are asked for than can
    /// be selected, labels are no classes, training diverged, or the native torch library is missing.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public PixelMaskTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (_roles.Label is { } label)
        {
            DataViewType type = input.Schema.RequireColumn(label, "Label").Type;
            CheckClasses(label, type is BooleanDataViewType or KeyDataViewType, type);
        }

        ITransformer? extraction = _input.Extraction(input.Schema)?.Fit(input);
        InputColumns pixels = _input.Pixels(extraction is not null);
        DataViewSchema schema = extraction?.GetOutputSchema(input.Schema) ?? input.Schema;
        pixels.Check(schema);
        DataViewSchema.Column column = schema[pixels.FeatureName];
        PixelLayout layout = _input.Layout((VectorDataViewType)column.Type, extraction is not null);
        IDataView view = extraction is null ? input : _input.Extract(extraction, input);
        var features = new FeatureColumn(view.Schema[pixels.FeatureName], pixels.ColumnOfSlots(view.Schema));
        FeatureTable table = new FeatureTableReader(view.Schema, features, _roles).Read(view, _options.CancellationToken);
        PixelSelection selection = new PixelSelectionRun(_options, layout, _seed, _inputName).Run(table);
        ITransformer selector = Selector(column, layout, selection);
        ITransformer stock = extraction is null ? selector : new TransformerChain<ITransformer>(extraction, selector);
        var transformer = new PixelMaskTransformer(stock, selection, _options.Output);
        PixelMaskLog.Write(_host, transformer);
        return transformer;
    }

    /// <summary>Gives the schema that the transformer will deliver, and checks the input column and the label.</summary>
    /// <param name="inputSchema">The schema of the input.</param>
    /// <returns>The schema of the output.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has the wrong type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        IEstimator<ITransformer>? extraction = _input.Extraction(inputSchema);
        SchemaShape extracted = extraction?.GetOutputSchema(inputSchema) ?? inputSchema;
        InputColumns pixels = _input.Pixels(extraction is not null);
        pixels.Check(extracted);
        if (_roles.Label is { } label)
        {
            SchemaShape.Column column = inputSchema.RequireColumn(label, "Label");
            bool isClass = column.Kind == SchemaShape.Column.VectorKind.Scalar && (column.IsKey || column.ItemType is BooleanDataViewType);
            CheckClasses(label, isClass, SchemaErrors.Describe(column));
        }

        return Estimator(pixels.FeatureName).GetOutputSchema(extracted);
    }

    private static void CheckClasses(string label, bool areClasses, object type)
    {
        if (!areClasses)
        {
            throw SchemaErrors.WrongType(
                "Label",
                label,
                "Boolean or a key, which are classes",
                $"{type}. Map it to a key with mlContext.Transforms.Conversion.MapValueToKey, or name no label to reconstruct the images");
        }
    }

    private static PixelMaskOptions WithMethod(PixelMaskOptions options, string? labelColumnName)
    {
        if (labelColumnName is not null && options.Method is { } method && method.IsLinear())
        {
            throw new ArgumentException(
                $"{nameof(PixelMaskOptions.Method)} = {options.Method} selects pixels to reconstruct images and looks at no labels, but label column "
                + $"'{labelColumnName}' is named. Leave the method open or take one that trains a network, or name no label.",
                nameof(options));
        }

        return options with
        {
            Method = options.Method ?? (labelColumnName is null ? PixelMaskMethod.LocallyLinear : PixelMaskMethod.CorrelatedLogitNormal),
        };
    }

    private IEstimator<ITransformer> Estimator(string pixelName) => _options.Output == PixelMaskOutput.Masked
        ? StockPixelMask.Estimator(_host.Context, _outputName, pixelName)
        : StockSlotSelector.Estimator(_host.Context, _outputName, pixelName);

    private ITransformer Selector(DataViewSchema.Column column, PixelLayout layout, PixelSelection selection)
    {
        bool[] isSelected = new bool[layout.Grid.PixelCount];
        foreach (int pixel in selection.Selected)
        {
            isSelected[pixel] = true;
        }

        bool[] slots = layout.SlotsOf(isSelected);
        return _options.Output == PixelMaskOutput.Masked
            ? StockPixelMask.Create(_host.Context, _outputName, column, slots)
            : StockSlotSelector.Create(_host.Context, _outputName, column, slots);
    }
}
