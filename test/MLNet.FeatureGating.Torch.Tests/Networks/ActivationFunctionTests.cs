using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Reference;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Networks;

[TestClass]
public sealed class ActivationFunctionTests
{
    [TestMethod]
    [DataRow(Activation.Relu)]
    [DataRow(Activation.Tanh)]
    [DataRow(Activation.Sigmoid)]
    [DataRow(Activation.Selu)]
    [DataRow(Activation.LeakyRelu)]
    public void Apply_SmallAndExtremeInputs_MatchesFormulaWithFiniteGradients(Activation activation)
    {
        using var scope = NewDisposeScope();
        double[] x = [-1e30, -200, -20, -1, -1e-4, 0, 1e-4, 1, 20, 200, 1e30];
        Tensor input = Tensors.Single(x, x.Length).requires_grad_();

        Tensor output = ActivationFunction.Apply(activation, input);
        double[] gradient = Tensors.Values(autograd.grad([output.sum()], [input])[0]);

        Close.Numbers([.. x.Select(value => ManagedNetwork.Apply(activation, value))], Tensors.Values(output), 1e-6);
        Assert.IsTrue(Array.TrueForAll(gradient, double.IsFinite), string.Join(", ", gradient));
    }

    [TestMethod]
    public void Apply_UnknownActivation_Throws()
    {
        using var scope = NewDisposeScope();

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ActivationFunction.Apply((Activation)99, Tensors.Double([1], 1)));
    }
}
