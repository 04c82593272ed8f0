using MLNet.FeatureGating.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>
/// Two layers with a hidden one between them whose channels lie in groups, and a <see cref="ConditionalGate"/> that opens groups row by row.
/// Outside training, closed groups are not computed.
/// </summary>
public abstract class ConditionalBlock : nn.Module<Tensor, Tensor>
{
    private protected ConditionalBlock(string name)
        : base(name)
    {
    }

    /// <summary>Gets the gate.</summary>
    public abstract ConditionalGate Gate { get; }

    /// <summary>Gets the number of hidden channels.</summary>
    public abstract int Hidden { get; }

    /// <summary>Gets the part of gates, over rows and groups, that were open in the last forward pass.</summary>
    /// <exception cref="InvalidOperationException">There has been no forward pass.</exception>
    public double ActivationRate => Gate.ActivationRate;

    private protected int GroupSize => Hidden / Gate.Groups;

    /// <summary>Gives the penalty of <see cref="ConditionalGate.RatePenalty"/>.</summary>
    /// <returns>A differentiable tensor of shape [].</returns>
    /// <exception cref="InvalidOperationException">There has been no forward pass in training mode.</exception>
    public Tensor RatePenalty() => Gate.RatePenalty();

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The input has another shape.</exception>
    public sealed override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        CheckShape(input.shape);
        using DisposeScope scope = NewDisposeScope();
        return (training ? Masked(input) : Skipping(input)).MoveToOuterDisposeScope();
    }

    /// <summary>Makes a gate for groups of equal size.</summary>
    private protected static ConditionalGate CreateGate(int inputs, int hidden, int groups, double targetRate, int seed) =>
        Require.AtLeast(1, hidden) % Require.AtLeast(1, groups) == 0
            ? new ConditionalGate(inputs, groups, targetRate, SeedStream.Member(seed, 0))
            : throw new ArgumentException(
                $"Groups are of equal size: expected a number that divides the {hidden} hidden channels, but it is {groups}.", nameof(groups));

    private protected abstract void CheckShape(long[] input);

    /// <summary>Computes the hidden channels.</summary>
    private protected abstract Tensor ComputeHidden(Tensor input);

    /// <summary>Computes the output of all hidden channels, bias and all.</summary>
    private protected abstract Tensor ComputeOutput(Tensor hidden);

    /// <summary>Makes an output of the biases alone.</summary>
    private protected abstract Tensor OutputOfNone(Tensor input);

    /// <summary>Computes what some of the hidden channels add to the output.</summary>
    private protected abstract Tensor ComputePart(Tensor input, int firstChannel, int channels);

    private Tensor Masked(Tensor input)
    {
        Tensor hidden = ComputeHidden(input);
        long[] shape = hidden.shape;
        Tensor grouped = hidden.view(shape[0], Gate.Groups, -1);
        return ComputeOutput((grouped * Gate.call(input).unsqueeze(-1)).view(shape));
    }

    private Tensor Skipping(Tensor input)
    {
        OpenRows open = Gate.Open(input);
        if (open.IsAll)
        {
            return ComputeOutput(ComputeHidden(input));
        }

        Tensor output = OutputOfNone(input);
        for (int group = 0; group < Gate.Groups; group++)
        {
            if (open.Count(group) > 0)
            {
                using DisposeScope scope = NewDisposeScope();
                AddGroup(output, input, open, group);
            }
        }

        return output;
    }

    private void AddGroup(Tensor output, Tensor input, OpenRows open, int group)
    {
        int first = group * GroupSize;
        if (open.Count(group) == open.RowCount)
        {
            output.add_(ComputePart(input, first, GroupSize));
            return;
        }

        Tensor rows = open.Indices(group, input.device);
        output.index_add_(0, rows, ComputePart(input.index_select(0, rows), first, GroupSize), 1);
    }
}
