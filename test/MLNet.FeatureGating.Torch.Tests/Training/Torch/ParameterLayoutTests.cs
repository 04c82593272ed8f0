using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Torch.Tests.Assertions;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Torch;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

[TestClass]
public sealed class ParameterLayoutTests
{
    private readonly StackedDenseNetwork _network = new(3, new() { HiddenUnits = [2] }, 1);

    [TestMethod]
    public void Split_ATable_GivesGatesThenWeightsAndBiases()
    {
        using var scope = NewDisposeScope();
        double[] row = [.. Enumerable.Range(0, 14).Select(i => (double)i)];

        Tensor[] parts = Layout().Split(Tensors.Single([.. row, .. row.Select(x => x + 100)], 2, 14));

        Assert.HasCount(5, parts);
        CollectionAssert.AreEqual(new long[] { 2, 3 }, parts[0].shape);
        CollectionAssert.AreEqual(new long[] { 2, 3, 2 }, parts[1].shape);
        CollectionAssert.AreEqual(new long[] { 2, 1, 2 }, parts[2].shape);
        CollectionAssert.AreEqual(new long[] { 2, 2, 1 }, parts[3].shape);
        CollectionAssert.AreEqual(new long[] { 2, 1, 1 }, parts[4].shape);
        CollectionAssert.AreEqual(new double[] { 0, 1, 2, 100, 101, 102 }, Tensors.Values(parts[0]));
        CollectionAssert.AreEqual(new double[] { 13, 113 }, Tensors.Values(parts[4]));
    }

    [TestMethod]
    public void Layers_OfARow_AgreeWithSplit()
    {
        using var scope = NewDisposeScope();
        float[] row = [.. Enumerable.Range(0, 14).Select(i => (float)i)];

        IReadOnlyList<DenseLayerWeights> layers = Layout().Layers(row);
        Tensor[] parts = Layout().Split(tensor(row, [1, 14]));

        Assert.HasCount(2, layers);
        for (int layer = 0; layer < 2; layer++)
        {
            Close.Numbers([.. layers[layer].Weights.Select(x => (double)x)], Tensors.Values(parts[1 + (2 * layer)]), 0);
            Close.Numbers([.. layers[layer].Biases.Select(x => (double)x)], Tensors.Values(parts[2 + (2 * layer)]), 0);
        }
    }

    [TestMethod]
    public void Initial_AnySeed_IsWithinBounds()
    {
        using var scope = NewDisposeScope();
        ParameterLayout layout = Layout(new() { InitialParameter = 0.25 });

        double[][] rows = [.. Enumerable.Range(0, 500).Select(seed => Tensors.Values(layout.Initial(0, Studies.Member(0, seed))))];

        Assert.IsTrue(rows.All(row => row[..3].All(gate => gate == 0.25)));
        Assert.IsTrue(rows.All(row => row[9..11].Append(row[13]).All(bias => bias == 0)));
        double[] first = [.. rows.SelectMany(row => row[3..9])];
        double bound = _network.InitialBound(0);
        Assert.IsTrue(Array.TrueForAll(first, x => Math.Abs(x) <= bound));
        Assert.AreEqual(0, first.Average(), 4 * bound / Math.Sqrt(3 * first.Length));
        Assert.AreEqual(bound * bound / 3, first.Average(x => x * x), 0.05 * bound * bound);
    }

    private static ParameterLayout Layout(GateSpecification? gate = null) => Layouts.Create(gate ?? new(), 3, new() { HiddenUnits = [2] });
}
