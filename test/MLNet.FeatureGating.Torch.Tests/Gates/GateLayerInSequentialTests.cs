using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Gates;

/// <summary>Gate layers among TorchSharp's own modules.</summary>
[TestClass]
public sealed class GateLayerInSequentialTests
{
    [TestMethod]
    public void Train_InASequential_ClosesGatesOfNoiseAndPredicts()
    {
        using var scope = NewDisposeScope();
        var inputs = new GateLayer(new GaussianGate(), 6, seed: 1);
        var units = new GateLayer(new GaussianGate(), 12, seed: 2);
        using var network = nn.Sequential(inputs, nn.Linear(6, 12), nn.ReLU(), units, nn.Linear(12, 1));
        TrainingData data = SyntheticData.LinearRegression(200, 6, 1);
        Tensor features = tensor(data.Features.ToArray(), [200, 6]);
        Tensor targets = tensor(data.Targets.ToArray());
        Tensor[] parameters = [.. network.parameters()];

        for (int step = 0; step < 600; step++)
        {
            using var stepScope = NewDisposeScope();
            Tensor penalty = inputs.Penalty().sum() + (units.Penalty() * 0.1).sum();
            Tensor loss = (network.call(features).view(200) - targets).square().mean([0]) + penalty;
            IList<Tensor> gradients = autograd.grad([loss], parameters);
            using IDisposable off = no_grad();
            for (int i = 0; i < parameters.Length; i++)
            {
                parameters[i].add_(gradients[i], -0.05);
            }
        }

        network.eval();
        double[] gates = Tensors.Values(inputs.Collapse());
        Assert.AreEqual(6, parameters.Length);
        Assert.IsTrue(gates[0] > 0.5 && gates[1] > 0.5, string.Join(", ", gates));
        Close.Numbers(new double[4], gates[2..], 0);
        Assert.IsLessThan(0.5, Tensors.Values((network.call(features).view(200) - targets).square().mean([0]))[0]);
    }

    [TestMethod]
    public void Mode_OfASequential_ReachesTheLayer()
    {
        using var scope = NewDisposeScope();
        var gates = new GateLayer(new GaussianGate(), 6, seed: 1);
        using var network = nn.Sequential(nn.Linear(4, 6), gates);

        network.eval();
        Assert.IsFalse(gates.training);
        network.train();
        Assert.IsTrue(gates.training);
    }

    [TestMethod]
    public void Forward_InASequential_LeavesNothingAliveButItsResult()
    {
        using var scope = NewDisposeScope();
        using var network = nn.Sequential(nn.Linear(4, 6), new GateLayer(new GaussianGate(), 6), nn.ReLU());
        Tensor input = Tensors.StandardNormal(1, 3, 4);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        using Tensor output = network.call(input);

        Assert.AreEqual(before + 1, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
