using System.Globalization;
using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Torch;
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
/// concatenated. The label may be <xref:System.Boolean>, a key, <xref:System.Single> or <xref:System.Double>.
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
/// Minimises $E_z[L(f(x \odot z), y)] + \lambda \, mean_d \, P(z_d > 0)$ over the network f and the gates' means, where
/// $z_d = clamp(\mu_d + \sigma \epsilon_d, 0, 1)$ (Yamada et al., "Feature selection using stochastic gates", ICML 2020). A part of
/// the rows is held out; the state with the smallest held-out objective is kept. This is done several times at once, with other rows
/// held out, and the open probabilities are averaged.
/// ]]></format>
/// </remarks>
public sealed class StochasticGatesEstimator : IEstimator<StochasticGatesTransformer>
{
    // About what networks of this size need to learn and to thin out, whatever the number of rows.
    private const int DefaultSteps = 1500;
    private const int MinimumDefaultEpochs = 10;

    private readonly EstimatorHost _host;
    private readonly string _outputName;
    private readonly InputColumns _inputs;
    private readonly string _labelName;
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
        _labelName = labelColumnName;
        _options = options ?? new();
        CheckParts(outputColumnName, inputColumnNames, labelColumnName, _options);
        _inputs = new(host.Context, outputColumnName, [.. inputColumnNames]);

        // Taken once: fitting an estimator twice gives the same selection twice.
        _seed = _options.Seed ?? host.Seed();
    }

    /// <summary>Trains gates and network on the rows of <paramref name="input"/> and keeps the slots whose gates stay open.</summary>
    /// <param name="input">The training data. It is read once.</param>
    /// <returns>The transformer that keeps the selected slots.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has the wrong type.</exception>
    /// <exception cref="InvalidOperationException">
    /// The data cannot be learnt from (no rows, one class only, values that are not finite, ...), more slots are asked for
    /// than there are, no gate stayed open, training diverged, the machine's memory is too small for the
    /// network, or the native torch library is missing.
    /// </exception>
    /// <exception cref="OperationCanceledException">Training was cancelled before its first epoch was over.</exception>
    public StochasticGatesTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _inputs.Check(input.Schema);
        ITransformer? concatenation = _inputs.Concatenation?.Fit(input);
        IDataView view = concatenation?.Transform(input) ?? input;
        IReadOnlyList<string> columnOfSlots = _inputs.ColumnOfSlots(input.Schema);
        CheckTarget(columnOfSlots.Count);

        var reader = new FeatureTableReader(
            view.Schema, _inputs.FeatureName, columnOfSlots, _labelName, _options.ExampleWeightColumnName, _options.Task);
        FeatureTable table = reader.Read(view, _options.CancellationToken);
        StudyData data = StudyData.Create(table, _options.Standardize);
        CheckVariation(data.IsConstant);
        StudyResult study = new TorchTrainingEngine(_options.Device).Train(
            Study(table, data), _options.Progress, _options.CancellationToken);
        MemberResult[] members = WithoutDiverged(study.Members);
        IReadOnlyList<SlotGate> slots = GateSelection.Select(
            members, data.IsConstant, table.SlotNames, columnOfSlots, _options.TargetFeatures);
        CheckSelection(slots);
        ITransformer selector = StockSlotSelector.Create(_host.Context, _outputName, view.Schema[_inputs.FeatureName], slots);
        ITransformer stock = concatenation is null
            ? selector
            : new TransformerChain<ITransformer>(concatenation, selector);
        var transformer = new StochasticGatesTransformer(
            stock, slots, table.Task, _options.Lambda, ConstantPrediction.Loss(table), members);
        Log(transformer, study);
        return transformer;
    }

    /// <summary>Gives the schema that the transformer will deliver, and checks the input columns, the label and the weights.</summary>
    /// <param name="inputSchema">The schema of the input.</param>
    /// <returns>The schema of the output.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has the wrong type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        _inputs.Check(inputSchema);
        LabelColumn.Check(inputSchema, _labelName, _options.Task);
        if (_options.ExampleWeightColumnName is { } weightName)
        {
            WeightColumn.Check(inputSchema, weightName);
        }

        SchemaShape concatenated = _inputs.Concatenation?.GetOutputSchema(inputSchema) ?? inputSchema;
        return StockSlotSelector.Estimator(_host.Context, _outputName, _inputs.FeatureName).GetOutputSchema(concatenated);
    }

    private TrainingStudy Study(FeatureTable table, StudyData data)
    {
        int rows = table.RowCount;
        int batch = Math.Min(_options.BatchSize ?? rows, rows);
        int steps = ((rows - 1) / batch) + 1;
        int epochs = _options.MaximumEpochs ?? Math.Max(MinimumDefaultEpochs, (DefaultSteps + steps - 1) / steps);
        int Part(double fraction) => (int)(fraction * epochs);
        return new()
        {
            Task = table.Task,
            ClassCount = table.ClassCount,
            Training = data.Rows,
            Members = [.. HoldOut.Create(table, _options.ValidationFraction, _options.Members, _seed).Select((weights, member) => new StudyMember
            {
                Lambda = _options.Lambda,
                Seed = SeedStream.Member(_seed, member),
                TrainingWeights = weights.Training,
                ValidationWeights = weights.Validation,
            })],
            Gate = new() { Kind = _options.Gate, Sigma = _options.Sigma, Penalty = _options.Penalty, Noise = _options.Noise },
            Network = new() { HiddenUnits = _options.HiddenUnits, Activation = _options.Activation },
            Schedule = new()
            {
                MaximumEpochs = epochs,
                BatchSize = _options.BatchSize,
                LearningRate = _options.LearningRate,
                GateLearningRate = _options.GateLearningRate,
                WeightDecay = _options.WeightDecay,
                MaximumGradientNorm = _options.MaximumGradientNorm,
                WarmUpEpochs = Part(_options.WarmUp),
                RampEpochs = Part(_options.Ramp),
                Patience = _options.Patience < 1 ? Math.Max(1, Part(_options.Patience)) : null,
            },
        };
    }

    private static void CheckParts(
        string outputColumnName, string[] inputColumnNames, string labelColumnName, StochasticGatesOptions options)
    {
        string? weightName = options.ExampleWeightColumnName;
        if (inputColumnNames.Distinct(StringComparer.Ordinal).Count() < inputColumnNames.Length)
        {
            throw new ArgumentException(
                $"Every input column may be named once, but they are: {string.Join(", ", inputColumnNames)}.", nameof(inputColumnNames));
        }

        if (inputColumnNames.Contains(labelColumnName))
        {
            throw new ArgumentException(
                $"Label column '{labelColumnName}' is among the input columns: the network would only learn to copy it. Leave it out.",
                nameof(inputColumnNames));
        }

        if (outputColumnName == labelColumnName || outputColumnName == weightName)
        {
            throw new ArgumentException(
                $"The output column must not be named '{outputColumnName}': it would hide the {(outputColumnName == labelColumnName ? "label" : "weight")} "
                + "column of that name. Choose another name.",
                nameof(outputColumnName));
        }

        if (weightName == labelColumnName)
        {
            throw new ArgumentException($"Column '{labelColumnName}' cannot be both the label and the weights.", nameof(options));
        }

        if (options.WarmUp + options.Ramp >= 1)
        {
            throw new ArgumentException(
                $"{nameof(StochasticGatesOptions.WarmUp)} and {nameof(StochasticGatesOptions.Ramp)} must leave epochs under the whole penalty: "
                + "their sum must be below 1.",
                nameof(options));
        }
    }

    private void CheckTarget(int slots)
    {
        if (_options.TargetFeatures > slots)
        {
            throw new InvalidOperationException(
                $"{nameof(StochasticGatesOptions.TargetFeatures)} = {_options.TargetFeatures} asks for more slots than there are: it must be 1 "
                + $"to {slots}, the number of slots of {_inputs}.");
        }
    }

    private void CheckVariation(IReadOnlyList<bool> isConstant)
    {
        if (isConstant.All(constant => constant))
        {
            throw new InvalidOperationException(
                $"There is nothing to select: every slot of {_inputs} has one value in all rows that count. Check that the right columns "
                + "are named and that the rows are not all the same.");
        }
    }

    // A member that diverged at once has learnt nothing; the others still count.
    private static MemberResult[] WithoutDiverged(IReadOnlyList<MemberResult> members)
    {
        MemberResult[] sound = [.. members.Where(member => member.BestEpoch > 0)];
        if (sound.Length == 0)
        {
            throw new InvalidOperationException(
                "Training diverged before the gates had settled: the loss became infinite. Lower LearningRate and GateLearningRate, leave Standardize "
                + "on, and keep MaximumGradientNorm set.");
        }

        return sound;
    }

    private void CheckSelection(IReadOnlyList<SlotGate> slots)
    {
        if (slots.Any(slot => slot.IsSelected))
        {
            return;
        }

        SlotGate first = slots.MinBy(slot => slot.Rank)!;
        throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture,
            $"Nothing is left: at Lambda = {_options.Lambda} the gates of all {slots.Count} slots closed. The "
            + $"last to hold out was '{first.Name}' (open with probability {first.SelectionProbability:F3}). Either the penalty outweighs what the "
            + $"features can explain: choose a smaller Lambda, or set {nameof(StochasticGatesOptions.TargetFeatures)} to keep a fixed number. "
            + $"Or the features say nothing about the label."));
    }

    private void Log(StochasticGatesTransformer transformer, StudyResult study)
    {
        _host.Info(string.Create(
            CultureInfo.InvariantCulture,
            $"Kept {transformer.SelectedCount} of {transformer.Slots.Count} slots after {transformer.TrainingHistory.Count} epochs of "
            + $"{transformer.Members.Count} members on {study.Device} in {study.Elapsed.TotalSeconds:F2} s; validation "
            + $"{transformer.ValidationMetricName} {transformer.ValidationMetric:F4}, loss {transformer.ValidationLoss:F4}."));
        if (transformer.Members.Any(member => member.Best!.Value.Lambda < _options.Lambda))
        {
            _host.Warning(string.Create(
                CultureInfo.InvariantCulture,
                $"Training was cancelled before the penalty was whole: gates may be open that Lambda = {_options.Lambda} would have closed."));
        }

        if (transformer.ValidationLoss >= transformer.BaselineLoss)
        {
            _host.Warning(string.Create(
                CultureInfo.InvariantCulture,
                $"On the held-out rows the loss is {transformer.ValidationLoss:F4}, no better than the {transformer.BaselineLoss:F4} of a "
                + $"constant prediction: the features may say nothing about label column '{_labelName}', and then the selection means nothing."));
        }
    }
}
