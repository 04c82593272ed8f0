using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Data;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Gates;

/// <summary>What the documentation shows, compiled and run.</summary>
[TestClass]
public sealed class DocumentationSnippetTests
{
    [TestMethod]
    public void GatesPenalty_OwnNetworkTrained_ClosesGatesOfNoiseAndOfSpareUnits()
    {
        using var scope = NewDisposeScope();
        TrainingData data = SyntheticData.LinearRegression(200, 6, 1);
        Tensor features = tensor(data.Features.ToArray(), [200, 6]);
        Tensor targets = tensor(data.Targets.ToArray());

        using var network = new GatedNetwork(features: 6, units: 8, new GaussianGate(), new HardConcreteGate(), seed: 5);
        Tensor[] parameters = [.. network.parameters()];
        const double Lambda = 2;
        const int Steps = 600;
        double first = 0;
        double last = 0;
        for (int step = 0; step < Steps; step++)
        {
            using var ofStep = NewDisposeScope();
            network.SetGatesProgress((double)step / Steps);
            Tensor loss = (network.call(features) - targets).square().mean([0]);
            Tensor objective = loss + (network.GatesPenalty().sum() * Lambda);
            IList<Tensor> gradients = autograd.grad([objective], parameters);
            using (no_grad())
            {
                for (int i = 0; i < parameters.Length; i++)
                {
                    parameters[i].add_(gradients[i], -0.05);
                }
            }

            last = Tensors.Values(objective)[0];
            first = step == 0 ? last : first;
        }

        network.eval();
        double[] inputs = Tensors.Values(network.Inputs.Collapse());
        double[] units = Tensors.Values(network.Units.OpenProbability());
        double error = Tensors.Values((network.call(features) - targets).square().mean([0]))[0];

        Assert.IsLessThan(0.6 * first, last);
        Assert.IsTrue(inputs[0] > 0.5 && inputs[1] > 0.5, string.Join(", ", inputs));
        Assert.IsTrue(inputs[2..].All(gate => gate == 0), string.Join(", ", inputs));
        Assert.IsLessThan(0.8, units.Min(), string.Join(", ", units));
        Assert.IsLessThan(0.8, error, "The targets' variance is 3.3.");
    }

    [TestMethod]
    public void Eval_OwnNetwork_IsDeterministic()
    {
        using var scope = NewDisposeScope();
        using var network = new GatedNetwork(6, 8, new GaussianGate(), new GumbelSoftmaxGate(), seed: 5);
        Tensor rows = Tensors.StandardNormal(1, 10, 6);

        double[] drawn = Tensors.Values(network.call(rows));
        double[] drawnAgain = Tensors.Values(network.call(rows));
        network.eval();

        CollectionAssert.AreNotEqual(drawn, drawnAgain);
        CollectionAssert.AreEqual(Tensors.Values(network.call(rows)), Tensors.Values(network.call(rows)));
    }
}
