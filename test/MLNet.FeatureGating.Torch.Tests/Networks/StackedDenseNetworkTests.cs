using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Torch.Tests.Reference;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Reference;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Networks;

[TestClass]
public sealed class StackedDenseNetworkTests
{
    private const int Members = 3;
    private const int Rows = 4;
    private const int Inputs = 5;
    private const int Outputs = 2;

    [TestMethod]
    [DataRow(Activation.Relu)]
    [DataRow(Activation.Tanh)]
    [DataRow(Activation.Sigmoid)]
    [DataRow(Activation.Selu)]
    [DataRow(Activation.LeakyRelu)]
    public void Forward_EachMember_MatchesManagedNetwork(Activation activation)
    {
        using var scope = NewDisposeScope();
        StackedDenseNetwork network = Network(activation, 4, 3);
        (Tensor[] parameters, DenseLayerWeights[][] layers) = Parameters(network, 1);
        float[] rows = [.. new Numbers(2).Normals(Members * Rows * Inputs).Select(x => (float)x)];

        double[] outputs = Tensors.Values(network.Forward(tensor(rows, [Members, Rows, Inputs]), parameters, []));

        float[] open = [.. Enumerable.Repeat(1f, Inputs)];
        double[] expected = [.. Enumerable.Range(0, Members * Rows).SelectMany(
            i => ManagedNetwork.Forward(layers[i / Rows], activation, open, rows.AsSpan(i * Inputs, Inputs)))];
        Close.Numbers(expected, outputs, 1e-5);
    }

    [TestMethod]
    public void Forward_NoHiddenLayer_IsLinear()
    {
        using var scope = NewDisposeScope();
        StackedDenseNetwork network = Network(Activation.Relu);
        Tensor weights = Tensors.Double([1, -2, 3, 0.5, 0, 1, 2, 2, -1, 4], 1, 5, 2);
        Tensor biases = Tensors.Double([10, 20], 1, 1, 2);

        Tensor output = network.Forward(Tensors.Double([1, 2, 3, 4, 5], 1, 1, 5), new[] { weights, biases }, []);

        Close.Numbers([20, 50], Tensors.Values(output), 1e-12);
    }

    [TestMethod]
    public void Forward_InputGates_EqualGatedRows()
    {
        using var scope = NewDisposeScope();
        StackedDenseNetwork network = Network(Activation.Tanh, 6);
        (Tensor[] parameters, _) = Parameters(network, 3);
        Tensor rows = Tensors.Single(new Numbers(4).Normals(Members * Rows * Inputs), Members, Rows, Inputs);
        Tensor gates = Tensors.Single([0, 0.5, 1, 0.25, 0, 1, 1, 0, 0, 0.75, 0.1, 0.9, 0, 0, 1], Members, Inputs);

        double[] folded = Tensors.Values(network.Forward(rows, parameters, [gates.unsqueeze(1)]));
        double[] gated = Tensors.Values(network.Forward(rows * gates.unsqueeze(1), parameters, []));

        Close.Numbers(gated, folded, 1e-5);
    }

    [TestMethod]
    [DataRow(Activation.Relu)]
    [DataRow(Activation.Tanh)]
    [DataRow(Activation.Sigmoid)]
    [DataRow(Activation.Selu)]
    [DataRow(Activation.LeakyRelu)]
    public void Forward_Gradient_MatchesFiniteDifferences(Activation activation)
    {
        StackedDenseNetwork network = Network(activation, 3);
        var numbers = new Numbers(5);
        double[] factors = numbers.Normals(2 * 3 * Outputs);

        FiniteDifferences.Check(
            x => (network.Forward(x[0], x.AsSpan(2), [x[1].unsqueeze(1)]) * Tensors.Double(factors, 2, 3, Outputs)).sum(),
            1e-7,
            (numbers.Normals(2 * 3 * Inputs), [2, 3, Inputs]),
            (numbers.Normals(2 * Inputs), [2, Inputs]),
            (numbers.Normals(2 * Inputs * 3), [2, Inputs, 3]),
            (numbers.Normals(2 * 3), [2, 1, 3]),
            (numbers.Normals(2 * 3 * Outputs), [2, 3, Outputs]),
            (numbers.Normals(2 * Outputs), [2, 1, Outputs]));
    }

    [TestMethod]
    public void Layers_OfAShape_RunFromInputsToOutputs()
    {
        (int, int)[] expected = [(5, 7), (7, 3), (3, 2)];

        CollectionAssert.AreEqual(expected, Network(Activation.Relu, 7, 3).Layers.ToArray());
    }

    private static StackedDenseNetwork Network(Activation activation, params int[] hidden) =>
        new(Inputs, new() { HiddenUnits = hidden, Activation = activation }, Outputs);

    // The same weights as tensors of all members and as layers of each.
    private static (Tensor[] Tensors, DenseLayerWeights[][] Layers) Parameters(StackedDenseNetwork network, int seed)
    {
        var numbers = new Numbers(seed);
        DenseLayerWeights[][] layers = [.. Enumerable.Range(0, Members).Select(_ => network.Layers.Select(layer => new DenseLayerWeights(
            layer.Inputs, layer.Outputs, Singles(numbers, layer.Inputs * layer.Outputs), Singles(numbers, layer.Outputs))).ToArray())];
        var tensors = new List<Tensor>();
        for (int layer = 0; layer < network.Layers.Count; layer++)
        {
            (int inputs, int outputs) = network.Layers[layer];
            tensors.Add(tensor(layers.SelectMany(member => member[layer].Weights).ToArray(), [Members, inputs, outputs]));
            tensors.Add(tensor(layers.SelectMany(member => member[layer].Biases).ToArray(), [Members, 1, outputs]));
        }

        return ([.. tensors], layers);
    }

    private static float[] Singles(Numbers numbers, int count) => [.. numbers.Normals(count).Select(x => (float)x)];
}
