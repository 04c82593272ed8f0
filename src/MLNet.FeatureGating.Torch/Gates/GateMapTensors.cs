using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>A <see cref="GateMap"/> as tensors, on the device of the gates that it was last asked about.</summary>
internal sealed class GateMapTensors(GateMap map) : IDisposable
{
    private readonly bool _hasAlwaysOpen = map.HasAlwaysOpen;
    private readonly bool _isOneToOne = map.IsOneToOne;
    private Tensor? _mayClose;
    private Tensor? _alwaysOpen;
    private Tensor? _costs;
    private Tensor? _gateOfFeature;

    public GateMap Map => map;

    /// <summary>Sets gates that are always open to 1: [..., gates], masks or probabilities.</summary>
    public Tensor KeepOpen(Tensor gates)
    {
        if (!_hasAlwaysOpen)
        {
            return gates;
        }

        PlaceOn(gates);
        return (gates * _mayClose!).add_(_alwaysOpen!);
    }

    /// <summary>Gives every feature the value of its gate: [..., gates] to [..., features].</summary>
    public Tensor Spread(Tensor gates)
    {
        if (_isOneToOne)
        {
            return gates;
        }

        PlaceOn(gates);
        return gates.index_select(gates.shape.Length - 1, _gateOfFeature!);
    }

    /// <summary>Sums penalties over the gates, each times its cost; those always open cost nothing: [..., gates] to [...].</summary>
    public Tensor TotalCost(Tensor penalties)
    {
        PlaceOn(penalties);
        return (penalties * _costs!).sum(-1);
    }

    public void Dispose()
    {
        foreach (Tensor? tensor in new[] { _mayClose, _alwaysOpen, _costs, _gateOfFeature })
        {
            tensor?.Dispose();
        }

        _costs = null;
    }

    private void PlaceOn(Tensor like)
    {
        if (_costs is not null && _costs.IsLike(like))
        {
            return;
        }

        Dispose();
        Tensor Make(IEnumerable<double> values) => tensor(values.ToArray(), like.dtype, like.device).DetachFromDisposeScope();
        _mayClose = Make(map.IsAlwaysOpen.Select(isOpen => isOpen ? 0.0 : 1.0));
        _alwaysOpen = Make(map.IsAlwaysOpen.Select(isOpen => isOpen ? 1.0 : 0.0));
        _costs = Make(map.Costs.Select((cost, gate) => map.IsAlwaysOpen[gate] ? 0.0 : cost));
        _gateOfFeature = tensor(map.GateOfFeature.Select(gate => (long)gate).ToArray(), null, like.device).DetachFromDisposeScope();
    }
}
