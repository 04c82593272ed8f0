using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Gates;

[TestClass]
public sealed class GateLayerInModuleTests
{
    [TestMethod]
    public void Train_InAUsersModule_ClosesGatesOfNoise()
    {
        using var scope = NewDisposeScope();
        using var model = new GatedLinearModel(6, 1);
        TrainingData data = SyntheticData.LinearRegression(200, 6, 1);
        Tensor features = tensor(data.Features.ToArray(), [200, 6]);
        Tensor targets = tensor(data.Targets.ToArray());
        Tensor[] parameters = [.. model.parameters()];

        for (int step = 0; step < 400; step++)
        {
            using var stepScope = NewDisposeScope();
            Tensor loss = (model.call(features) - targets).square().mean([0]) + model.Gates.Penalty().sum();
            IList<Tensor> gradients = autograd.grad([loss], parameters);
            using (no_grad())
            {
                for (int i = 0; i < parameters.Length; i++)
                {
                    parameters[i].add_(gradients[i], -0.05);
                }
            }
        }

        double[] gates = Tensors.Values(model.Gates.Collapse());
        Assert.IsTrue(gates[0] > 0.5 && gates[1] > 0.5, string.Join(", ", gates));
        Close.Numbers(new double[4], gates[2..], 0);
        model.eval();
        double error = Tensors.Values((model.call(features) - targets).square().mean([0]))[0];
        Assert.IsLessThan(0.5, error);
    }

    [TestMethod]
    public void Mode_OfAUsersModule_ReachesTheLayer()
    {
        using var scope = NewDisposeScope();
        using var model = new GatedLinearModel(6, 1);

        model.eval();
        Assert.IsFalse(model.Gates.training);
        model.train();
        Assert.IsTrue(model.Gates.training);
    }

    [TestMethod]
    public void Parameters_OfAUsersModule_IncludeTheGates()
    {
        using var scope = NewDisposeScope();
        using var model = new GatedLinearModel(6, 1);

        Assert.AreEqual(2, model.parameters().Count());
    }
}
