using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Selection.Groups;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Selection;

/// <summary>
/// The <see cref="IEstimator{TTransformer}"/> that selects slots of vector columns by stochastic gates: neural networks are trained for a task
/// with random gates on their inputs, and the gates that a penalty on open ones has not closed are kept.
/// </summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// To create this estimator, use `mlContext.Transforms.SelectFeaturesByStochasticGates` or
/// `mlContext.FeatureGating().SelectFeaturesByStochasticGates`, which takes seed and log from the context.
///
/// ### Input and Output Columns
/// The input is one vector of <xref:System.Single> or <xref:System.Double> of known size, or several columns of numbers, which are
/// concatenated. All values must be finite.
///
/// | Task | Label column | Asked for by |
/// | -- | -- | -- |
/// | Binary classification | <xref:System.Boolean>; or a key of two values, or numbers 0 and 1 (or -1 and 1) | Boolean labels; others by `Task` |
/// | Multiclass classification | a key; or numbers 0, 1, 2, ... | key labels; numbers by `Task` |
/// | Regression | <xref:System.Single> or <xref:System.Double> | these labels |
/// | Survival | a time of at least 0, Single or Double, beside the column `EventColumnName` | `Task` |
/// | Reconstruction | none | `Task` |
///
/// | Output Column Name | Column Type | Description |
/// | -- | -- | -- |
/// | `outputColumnName` | Vector of the input's item type | The kept slots, in their order, with their names; values unchanged |
///
/// The column keeps SlotNames, IsNormalized and CategoricalSlotRanges. The last is promised wherever the input has it, but is not there when
/// no categorical slot is kept: ML.NET's own slot selection does the same.
///
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | Yes |
/// | Is normalization required? | No: slots are standardised inside |
/// | Is caching required? | No: the data is read once, and held in memory |
/// | Input column data type | Vector of Single or Double |
/// | Required NuGet in addition to Microsoft.ML | MLNet.FeatureGating, and TorchSharp-cpu, -cuda-linux or -cuda-windows to fit (not to apply) |
/// | Exportable to ONNX | Yes: the fitted transformer is a stock one |
///
/// ### Training Algorithm Details
/// Minimises $E_z[L(f(x \odot z), y)] + \lambda \, R$ over the network f and a parameter of each gate. A gate governs a slot, or a group of
/// slots that are kept or dropped together: by default those of a one-hot encoded column. R is the mean over all gates, weighted by their
/// `Costs`, of the probability that they are open (or the sum). Ten laws of z are to be had, by `Gate`:
///
/// | Law | A draw while training | Open with probability |
/// | -- | -- | -- |
/// | Gaussian (the default) | $clamp(\mu + \sigma \epsilon, 0, 1)$, $\epsilon$ standard normal | $\Phi(\mu / \sigma)$ |
/// | StraightThrough | $1[a + l > 0]$, l standard logistic; the gradient of $sigmoid(a)$ | $sigmoid(a)$ |
/// | GumbelSoftmax | $sigmoid((a + l) / \tau)$, rounded, with the gradient of what it was | $sigmoid(a)$ |
/// | Correlated | $sigmoid((a + l) / \tau)$, the l of all gates as correlated as their features | $sigmoid(a)$ |
/// | HardConcrete | $clamp(1.2 \, sigmoid((a + l) / \beta) - 0.1, 0, 1)$ | $sigmoid(a - \beta \log(0.1 / 1.1))$ |
/// | Concrete | the same; collapsed to $1[a > 0]$ | the same |
/// | LogitNormal | $clamp(1.2 \, sigmoid((\mu + s \epsilon) / \lambda') - 0.1, 0, 1)$, s learnt, too | $\Phi((\mu - \lambda' \log(0.1 / 1.1)) / s)$ |
/// | CorrelatedLogitNormal | the same of $b + W u$, u of 16 standard normal numbers that all gates share | the same of b and the norm of W's row |
/// | HyperNetworkLogitNormal | the same, W and b made by small networks of a random code; by torch, on a GPU or not | the same, its mean over codes |
/// | L1Weights | the weight w itself, without noise | 1 where abs(w) is above a threshold, else 0; R has abs(w) instead |
///
/// Several networks, each with gates of its own, are trained at once on different held-out rows, and each is taken at its best epoch by these.
/// Open probabilities are averaged over the networks, and gates above one half are kept. Where `TargetFeatures` asks for an exact number, each
/// lambda is steered while training until about so many gates are open, open probabilities are averaged over the course of training, too, and
/// the first by rank are kept. In the end networks without gates are trained on what was selected, to tell what that can explain.
///
/// Where labels are few, `SelfSupervision` first trains a network to restore masked rows, labelled or not, whose hidden layers the others start
/// from. The options' own documentation says more; the sources of the laws are with the enumeration `GateKind`.
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
        _roles = OptionChecks.Roles(outputColumnName, inputColumnNames, labelColumnName, _options) with { OffersSelfSupervision = true };
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

        SelectionOutcome outcome = SelectionRun.Train(_options, _seed, gated, reader.Read(view, _options.CancellationToken));
        ITransformer selector = StockSlotSelector.Create(
            _host.Context, _outputName, column, [.. outcome.Slots.Select(slot => slot.IsSelected)]);
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
