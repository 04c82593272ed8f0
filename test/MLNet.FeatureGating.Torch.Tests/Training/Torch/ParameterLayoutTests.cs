using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Torch;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

[TestClass]
public sealed class ParameterLayoutTests
{
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
    public void Initial_AMember_IsItsGatesAndItsInitialNetwork()
    {
        using var scope = NewDisposeScope();
        TrainingStudy study = Layouts.Study(new() { InitialParameter = 0.25 }, 3, new() { HiddenUnits = [2] });
        var given = new DenseLayerWeights(3, 2, [1, 2, 3, 4, 5, 6], [7, 8]);
        foreach (StudyMember member in new[] { study.Members[1], study.Members[1] with { InitialLayers = [given] } })
        {
            IReadOnlyList<DenseLayerWeights> layers = InitialNetwork.Draw(study, member);

            double[] row = Tensors.Values(Layouts.Create(study).Initial(1, member));

            double[] expected = [0.25, 0.25, 0.25, .. layers.SelectMany(layer => layer.Weights.Concat(layer.Biases)).Select(x => (double)x)];
            CollectionAssert.AreEqual(expected, row);
        }
    }

    private static ParameterLayout Layout() => Layouts.Create(new(), 3, new() { HiddenUnits = [2] });
}
