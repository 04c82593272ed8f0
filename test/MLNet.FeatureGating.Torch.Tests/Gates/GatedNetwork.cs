using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Torch.Tests.Data;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Gates;

/// <summary>A user's own network: gates on the inputs and on the hidden units, everything else by hand.</summary>
internal sealed class GatedNetwork : nn.Module<Tensor, Tensor>
{
    private readonly Parameter _hiddenWeights;
    private readonly Parameter _hiddenBiases;
    private readonly Parameter _outputWeights;
    private readonly Parameter _outputBias;

    public GatedNetwork(int features, int units, FeatureGate inputGate, FeatureGate unitGate, int seed)
        : base(nameof(GatedNetwork))
    {
        Inputs = new GateLayer(inputGate, features, seed: seed);
        Units = new GateLayer(unitGate, units, seed: seed + 1);
        _hiddenWeights = new Parameter(Tensors.StandardNormal(seed, features, units) * Math.Sqrt(1.0 / features));
        _hiddenBiases = new Parameter(zeros([units], ScalarType.Float32));
        _outputWeights = new Parameter(Tensors.StandardNormal(seed + 1, units, 1) * Math.Sqrt(1.0 / units));
        _outputBias = new Parameter(zeros([1], ScalarType.Float32));
        RegisterComponents();
    }

    public GateLayer Inputs { get; }

    public GateLayer Units { get; }

    public override Tensor forward(Tensor input)
    {
        Tensor hidden = Units.call((Inputs.call(input).mm(_hiddenWeights) + _hiddenBiases).tanh());
        return (hidden.mm(_outputWeights) + _outputBias).squeeze(-1);
    }
}
