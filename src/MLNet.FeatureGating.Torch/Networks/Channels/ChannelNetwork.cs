using System.Globalization;
using MLNet.FeatureGating.Gates;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>
/// A network of layers one after another, <see cref="GateLayer"/>s anywhere among them, that can be pruned: made physically smaller by
/// taking out the inputs, units and convolution channels whose gates are closed.
/// </summary>
/// <remarks>
/// Rows, [rows, features], or images, [rows, channels, height, width], go in. The network owns its layers and disposes them. It is trained
/// like any other module: by gradients of its parameters.
/// </remarks>
public sealed class ChannelNetwork : nn.Module<Tensor, Tensor>
{
    /// <summary>Initializes a new instance of the <see cref="ChannelNetwork"/> class.</summary>
    /// <param name="layers">
    /// The layers, from input to output: <see cref="ChannelLayer"/>s, one of them dense or a convolution, and <see cref="GateLayer"/>s of one member.
    /// </param>
    /// <exception cref="ArgumentNullException">The layers, or one of them, are <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">Layers do not fit together; the message says which, what is expected and what was found.</exception>
    public ChannelNetwork(params IEnumerable<nn.Module<Tensor, Tensor>> layers)
        : base(nameof(ChannelNetwork))
    {
        ArgumentNullException.ThrowIfNull(layers);
        Layers = [.. layers];
        LayerSequence.Check(Layers);
        for (int i = 0; i < Layers.Count; i++)
        {
            register_module(i.ToString(CultureInfo.InvariantCulture), Layers[i]);
        }
    }

    /// <summary>Gets the layers, from input to output.</summary>
    public IReadOnlyList<nn.Module<Tensor, Tensor>> Layers { get; }

    /// <summary>Gets the number of trainable numbers, those of gates left out.</summary>
    public long ParameterCount => Layers.OfType<ChannelLayer>().SelectMany(layer => layer.parameters()).Sum(Size);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A layer does not take an input of that shape.</exception>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using DisposeScope scope = NewDisposeScope();
        Tensor signal = input;
        foreach (nn.Module<Tensor, Tensor> layer in Layers)
        {
            signal = layer.call(signal);
        }

        return signal.MoveToOuterDisposeScope();
    }

    /// <summary>Counts the multiply-adds of dense layers and convolutions; all else costs next to nothing beside them.</summary>
    /// <param name="inputShape">The shape of the input, rows included.</param>
    /// <returns>The number of multiply-adds.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputShape"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A layer does not take an input of that shape.</exception>
    public long CountOperations(params long[] inputShape)
    {
        ArgumentNullException.ThrowIfNull(inputShape);
        long operations = 0;
        long[] shape = inputShape;
        foreach (ChannelLayer layer in Layers.OfType<ChannelLayer>())
        {
            long[] output = layer.OutputShape(shape);
            operations += layer.Operations(shape);
            shape = output;
        }

        return operations;
    }

    /// <summary>
    /// Makes a network without gates that gives the same outputs as this one does when it is not training, and leaves out what closed gates
    /// have made needless.
    /// </summary>
    /// <remarks>
    /// <para>
    /// A channel whose gate is closed is taken out of the layers before and behind the gate. What it still contributes, such as
    /// sigmoid(0) = 0.5, goes into the next layer's biases. It stays where that cannot be: in the network's output, and in front of a
    /// convolution with padding if its constant is not 0. One channel stays where all of a layer's are closed.
    /// </para>
    /// <para>
    /// Values of open gates other than 1 go into the weights of the layer behind or before, and into a <see cref="ScaleLayer"/> where neither can
    /// take them. Closed inputs are left out by a <see cref="SelectionLayer"/>: the pruned network takes the same input.
    /// </para>
    /// </remarks>
    /// <returns>The smaller network, with weights of its own, and how much smaller it is. This network stays as it is.</returns>
    public PruningResult Prune()
    {
        using IDisposable off = no_grad();
        using DisposeScope scope = NewDisposeScope();
        ChannelNetwork pruned = ChannelPruning.Prune(Layers, out IReadOnlyList<int> selectedInputs);
        foreach (Tensor tensor in pruned.Layers.Cast<ChannelLayer>().SelectMany(layer => layer.OwnTensors()))
        {
            tensor.MoveToOuterDisposeScope();
        }

        pruned.train(training);
        return new(this, pruned, selectedInputs);
    }

    private static long Size(Tensor tensor) => tensor.shape.Aggregate(1L, (product, size) => product * size);
}
