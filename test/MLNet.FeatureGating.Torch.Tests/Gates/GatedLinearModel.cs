using MLNet.FeatureGating.Gates;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Gates;

/// <summary>What a user of the layer would write: gates before a linear model.</summary>
internal sealed class GatedLinearModel : nn.Module<Tensor, Tensor>
{
    private readonly Parameter _weights;

    public GatedLinearModel(int features, int seed)
        : base(nameof(GatedLinearModel))
    {
        Gates = new GateLayer(new GaussianGate(), features, seed: seed);
        _weights = new Parameter(zeros([features], ScalarType.Float32));
        RegisterComponents();
    }

    public GateLayer Gates { get; }

    public override Tensor forward(Tensor input) => (Gates.call(input) * _weights).sum(-1);
}
