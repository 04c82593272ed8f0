using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Tests.Reference;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>
/// What a step of a member minimises, in double precision and row by row: the loss of its network behind the masks of one draw, and lambda times
/// the penalty. Masks that are not smooth move as their surrogates do, from where they are at the member's own parameters.
/// </summary>
internal sealed class ManagedStep
{
    private readonly TrainingStudy _study;
    private readonly ParameterLayout _layout;
    private readonly MemberStep _step;
    private readonly IReadOnlyList<float>? _fixedMask;
    private readonly int[] _inUse;
    private readonly int[] _rows;
    private readonly double[] _weights;
    private readonly ManagedPlace[] _places;

    public ManagedStep(int bits, MemberRig member, MemberStep step)
    {
        _study = member.Study;
        _layout = member.Layout;
        _step = step;
        _fixedMask = member.Definition.FixedMask;
        _inUse = member.InUse ?? [.. Enumerable.Range(0, _study.Training.FeatureCount)];
        int[] order = step.Order ?? [.. Enumerable.Range(0, _study.Training.RowCount)];
        _rows = order[step.Start..(step.Start + (step.Count ?? (order.Length - step.Start)))];
        IReadOnlyList<float>? weights = member.Definition.TrainingWeights ?? _study.Training.Weights;
        _weights = [.. _rows.Select(row => weights is null ? 1 : weights[row] / (double)weights.Average())];
        _places = ManagedPlace.All(bits, member, step, _inUse, _rows.Length);
    }

    /// <summary>The loss without the penalty.</summary>
    public double Loss(double[] parameters)
    {
        double[][] outputs = [.. Enumerable.Range(0, _rows.Length).Select(row => Forward(parameters, row))];
        if (_study.Task == LearningTask.Survival)
        {
            return ManagedSurvival.EfronLoss(
                [.. outputs.Select(output => output[0])],
                [.. _rows.Select(row => (double)_study.Training.Targets.Span[row])],
                [.. _rows.Select(row => _study.Training.HasEvent![row])],
                _weights);
        }

        double sum = 0;
        for (int row = 0; row < _rows.Length; row++)
        {
            sum += _weights[row] * RowLoss(outputs[row], row);
        }

        return sum / _rows.Length;
    }

    /// <summary>The part of the mask that is guessed right.</summary>
    public double MaskScore(double[] parameters)
    {
        int features = _study.Training.FeatureCount;
        double sum = 0;
        for (int row = 0; row < _rows.Length; row++)
        {
            double[] outputs = Forward(parameters, row);
            sum += _weights[row] * Enumerable.Range(0, features)
                .Count(i => outputs[features + i] > 0 == (_places[0].HardMask(row, i) == 1)) / features;
        }

        return sum / _rows.Length;
    }

    public double Objective(double[] parameters)
    {
        ManagedPlace[] learnt = [.. _places.Where(place => !place.GuessesMask)];
        double cost = learnt.Sum(place => place.TotalCost);
        double divisor = _study.Gate.Penalty == GatePenalty.Mean && cost > 0 ? cost : 1;
        return Loss(parameters) + (_step.Lambda / divisor * learnt.Sum(place => place.Penalty(parameters)));
    }

    /// <summary>The derivative of the objective by the parameter at a place, by central differences.</summary>
    public double Derivative(double[] parameters, int place)
    {
        // Narrow: hardly a unit's kink is within it.
        const double Width = 1e-7;
        double[] moved = [.. parameters];
        moved[place] = parameters[place] + Width;
        double above = Objective(moved);
        moved[place] = parameters[place] - Width;
        return (above - Objective(moved)) / (2 * Width);
    }

    private double[] Forward(double[] parameters, int row)
    {
        ReadOnlySpan<float> features = Features(row);
        double[] values = new double[_inUse.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = features[_inUse[i]] * (_fixedMask is null ? 1 : (double)_fixedMask[_inUse[i]]);
        }

        for (int layer = 0; layer < _layout.Layers.Length; layer++)
        {
            foreach (ManagedPlace place in _places)
            {
                if (place.Layer == layer)
                {
                    place.Apply(parameters, row, values);
                }
            }

            values = Dense(parameters, _layout.Layers[layer], values);
            for (int i = 0; layer < _layout.Layers.Length - 1 && i < values.Length; i++)
            {
                values[i] = ManagedNetwork.Apply(_study.Network.Activation, values[i]);
            }
        }

        return values;
    }

    private static double[] Dense(double[] parameters, LayerPlace layer, double[] inputs)
    {
        double[] outputs = new double[layer.Outputs];
        for (int output = 0; output < layer.Outputs; output++)
        {
            double sum = parameters[layer.Biases + output];
            for (int input = 0; input < layer.Inputs; input++)
            {
                sum += inputs[input] * parameters[layer.Weights + (output * layer.Stride) + input];
            }

            outputs[output] = sum;
        }

        return outputs;
    }

    private double RowLoss(double[] outputs, int row)
    {
        if (_study.Task is not (LearningTask.Reconstruction or LearningTask.SelfSupervision))
        {
            return ManagedLoss.OfRow(_study.Task, outputs, _study.Training.Targets.Span[_rows[row]]);
        }

        ReadOnlySpan<float> features = Features(row);
        double sum = 0;
        for (int i = 0; i < features.Length; i++)
        {
            sum += (outputs[i] - features[i]) * (outputs[i] - features[i]);
            if (_study.Task == LearningTask.SelfSupervision)
            {
                sum += 10 * ManagedLoss.OfRow(LearningTask.BinaryClassification, [outputs[features.Length + i]], _places[0].HardMask(row, i));
            }
        }

        return sum / features.Length;
    }

    private ReadOnlySpan<float> Features(int row)
    {
        int count = _study.Training.FeatureCount;
        return _study.Training.Features.Span.Slice(_rows[row] * count, count);
    }
}
