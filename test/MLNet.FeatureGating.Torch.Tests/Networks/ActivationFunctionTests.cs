using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Torch.Tests.Assertions;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Torch.Tests.Reference;
using MLNet.FeatureGating.Training;
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

    [TestMethod]
    [DataRow(Activation.Relu, 0.0)]
    [DataRow(Activation.LeakyRelu, 0.0)]
    [DataRow(Activation.Selu, 0.0)]
    [DataRow(Activation.Tanh, 0.05)]
    public void Gain_StandardNormalSignal_KeepsItsSecondMoment(Activation activation, double allowedLoss)
    {
        // E[(gain f(x))^2] over x ~ N(0, 1), by the midpoint rule; for tanh, 5/3 is a compromise.
        double moment = 0;
        for (double x = -9.995; x < 10; x += 0.01)
        {
            moment += Math.Pow(ManagedNetwork.Apply(activation, x), 2) * NormalLaw.Density(x) * 0.01;
        }

        double kept = moment * Math.Pow(ActivationFunction.Gain(activation), 2);
        Assert.AreEqual(1, kept, 0.1 + allowedLoss);
        Assert.IsGreaterThan(0, kept);
    }
}
