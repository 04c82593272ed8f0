using MLNet.FeatureGating.Gates;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Data;

/// <summary>Ways to reach into layers of gates.</summary>
internal static class GateLayers
{
    /// <summary>Sets the parameters of a layer, member after member.</summary>
    public static void Set(this GateLayer layer, params double[] values)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        Tensor gates = layer.parameters().Single();
        gates.copy_(Tensors.Single(values, gates.shape));
    }
}
