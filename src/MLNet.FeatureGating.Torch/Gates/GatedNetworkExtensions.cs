using MLNet.FeatureGating.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>What a network of any modules has to say about the gates in it, however deep they lie.</summary>
public static class GatedNetworkExtensions
{
    /// <summary>Gives the penalty of all gates of a network, to be multiplied by lambda and added to its loss.</summary>
    /// <param name="network">The network: any module, with <see cref="GateLayer"/>s anywhere inside.</param>
    /// <param name="penalty">Whether the penalties of all gates of all layers, each times its cost, are averaged or summed.</param>
    /// <returns>A differentiable tensor of shape [members].</returns>
    /// <exception cref="ArgumentNullException"><paramref name="network"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">There is no gate layer in the network, or they differ in their number of members.</exception>
    public static Tensor GatesPenalty(this nn.Module network, GatePenalty penalty = GatePenalty.Mean)
    {
        Require.Defined(penalty);
        GateLayer[] layers = network.GateLayers();
        using DisposeScope scope = NewDisposeScope();
        Tensor total = layers[0].TotalPenalty();
        foreach (GateLayer layer in layers.Skip(1))
        {
            total += layer.TotalPenalty();
        }

        double divisor = GateLayer.Divisor(layers.Sum(layer => layer.Map.TotalCost));
        return (penalty == GatePenalty.Mean ? total / divisor : total).MoveToOuterDisposeScope();
    }

    /// <summary>Tells all gates of a network how far training has got: laws with a temperature cool down by it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="progress">The part of training that is over. Range: 0 to 1.</param>
    /// <exception cref="ArgumentNullException"><paramref name="network"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="progress"/> is not in [0, 1].</exception>
    /// <exception cref="InvalidOperationException">There is no gate layer in the network.</exception>
    public static void SetGatesProgress(this nn.Module network, double progress)
    {
        foreach (GateLayer layer in network.GateLayers())
        {
            layer.Progress = progress;
        }
    }

    private static GateLayer[] GateLayers(this nn.Module network)
    {
        ArgumentNullException.ThrowIfNull(network);
        GateLayer[] layers = network is GateLayer single ? [single] : [.. network.modules().OfType<GateLayer>().Distinct()];
        if (layers.Length == 0)
        {
            throw new InvalidOperationException(
                $"There is no {nameof(GateLayer)} in the network. Put one behind its input or a layer, as a field that RegisterComponents sees.");
        }

        if (layers.Any(layer => layer.Members != layers[0].Members))
        {
            throw new InvalidOperationException(
                "All gate layers of a network must have the same number of members, but they have "
                + $"{string.Join(", ", layers.Select(layer => layer.Members))}.");
        }

        return layers;
    }
}
