using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Selection.Groups;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Selection;

/// <summary>
/// The <see cref="IEstimator{TTransformer}"/> that selects slots of a vector column by stochastic gates: a neural network is trained to
/// predict the label with a random gate on each of its inputs, and the gates that a penalty on open ones has not closed are kept.
/// </summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// To create this estimator, use `mlContext.Transforms.SelectFeaturesByStochasticGates` or
/// `mlContext.FeatureGating().SelectFeaturesByStochasticGates`, which takes seed and log from the context.
///
/// ### Input and Output Columns
/// The input is one vector of <xref:System.Single> or <xref:System.Double> of known size, or several columns of numbers, which are
/// concatenated. The label may be <xref:System.Boolean>, a key, <xref:System.Single> or <xref:System.Double>; for survival it is a time, beside
/// a column of events; a reconstruction needs none. All slots of a one-hot encoded column share a gate.
///
/// | Output Column Name | Column Type | Description |
/// | -- | -- | -- |
/// | `outputColumnName` | Vector of the input's item type | The kept slots, in their order, with their names; values unchanged |
///
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | Yes |
/// | Is normalization required? | No: slots are standardised inside |
/// | Is caching required? | No: the data is read once |
/// | Input column data type | Vector of Single or Double |
/// | Required NuGet in addition to Microsoft.ML | MLNet.FeatureGating, and TorchSharp-cpu, -cuda-linux or -cuda-windows to fit (not to apply) |
/// | Exportable to ONNX | Yes: the fitted transformer is a stock one |
///
/// ### Training Algorithm Details
/// Minimises $E_z[L(f(x \odot z), y)] + \lambda \, mean_d \, P(z_d > 0)$ over the network f and the gates' parameters, where z is drawn by the
/// law that the options name: by default $z_d = clamp(\mu_d + \sigma \epsilon_d, 0, 1)$ (Yamada et al., "Feature selection using stochastic
/// gates", ICML 2020). A part of the rows is held out; the state with the smallest held-out objective is kept. This is done several times at
/// once, with other rows held out, and the open probabilities are averaged. Where a number of features is asked for, lambda is steered while
/// training, and open probabilities are averaged over its course, too. In the end the networks are trained anew on the selected features alone.
/// ]]></format>
/// </remarks>
public sealed class StochasticGatesEstimator : IEstimator<StochasticGatesTransformer>
{
    private readonly EstimatorHost _host;
    private readonly string _outputName;
    private readonly InputColumns _inputs;
    private readonly ColumnRoles _roles;
    private readonly StochasticGatesOptions _options;
    private readonly int _seed;

    internal StochasticGatesEstimator(
        EstimatorHost host, string outputColumnName, string[] inputColumnNames, string labelColumnName, StochasticGatesOptions? options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(outputColumnName);
        ArgumentNullException.ThrowIfNull(inputColumnNames);
        ArgumentException.ThrowIfNullOrWhiteSpace(labelColumnName);
        if (inputColumnNames.Length == 0 || inputColumnNames.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("Name at least one input column; no name may be empty.", nameof(inputColumnNames));
        }

        _host = host;
        _outputName = outputColumnName;
        _options = options ?? new();
        _roles = OptionChecks.Roles(outputColumnName, inputColumnNames, labelColumnName, _options);
        _inputs = new(host.Context, outputColumnName, [.. inputColumnNames]);

        // Taken once: fitting an estimator twice gives the same selection twice.
        _seed = _options.Seed ?? host.Seed();
    }

    /// <summary>Trains gates and network on the rows of <paramref name="input"/> and keeps the slots whose gates stay open.</summary>
    /// <param name="input">The training data. It is read once.</param>
    /// <returns>The transformer that keeps the selected slots.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has the wrong type.</exception>
    /// <exception cref="InvalidOperationException">
    /// The data cannot be learnt from (no rows, one class only, no event, values that are not finite, ...), an option names a slot or column
    /// that is not there, more features are asked for than there are, no gate stayed open, training diverged, the machine's memory is too
    /// small for the network, or the native torch library is missing.
    /// </exception>
    /// <exception cref="OperationCanceledException">Training was cancelled before the first epoch of the selection was over.</exception>
    public StochasticGatesTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _inputs.Check(input.Schema);
        ITransformer? concatenation = _inputs.Concatenation?.Fit(input);
        IDataView view = concatenation?.Transform(input) ?? input;
        DataViewSchema.Column column = view.Schema[_inputs.FeatureName];
        IReadOnlyList<string> columnOfSlots = _inputs.ColumnOfSlots(input.Schema);
        var features = new FeatureColumn(column, columnOfSlots);
        var reader = new FeatureTableReader(view.Schema, features, _roles);
        GatedSlots gated = GatedSlots.Create(_options, new(features.SlotNames, columnOfSlots), CategoricalRanges.Of(column));
        gated.CheckTarget(_options.TargetFeatures, isConstant: null);

        FeatureTable table = reader.Read(view, _options.CancellationToken);
        SelectionOutcome outcome = SelectionRun.Train(_options, _seed, gated, table);
        ITransformer selector = StockSlotSelector.Create(_host.Context, _outputName, column, outcome.Slots);
        ITransformer stock = concatenation is null
            ? selector
            : new TransformerChain<ITransformer>(concatenation, selector);
        var transformer = new StochasticGatesTransformer(stock, outcome);
        SelectionLog.Write(_host, transformer, outcome.Study, _roles.Label);
        return transformer;
    }

    /// <summary>Gives the schema that the transformer will deliver, and checks the input columns, the label, the events and the weights.</summary>
    /// <param name="inputSchema">The schema of the input.</param>
    /// <returns>The schema of the output.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has the wrong type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        _inputs.Check(inputSchema);
        _roles.Check(inputSchema);
        SchemaShape concatenated = _inputs.Concatenation?.GetOutputSchema(inputSchema) ?? inputSchema;
        return StockSlotSelector.Estimator(_host.Context, _outputName, _inputs.FeatureName).GetOutputSchema(concatenated);
    }
}
