using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

[TestClass]
public sealed class ParameterLayoutTests
{
    private static readonly ParameterLayout Layout = new([35, 17, 3, 1], [48, 5]);

    [TestMethod]
    public void Layers_AllParts_LieApartOnWholeLanes()
    {
        (int Start, int Count)[] parts =
        [
            (Layout.Gates[0], 48),
            (Layout.Gates[1], 5),
            .. Layout.Layers.Select(layer => (layer.Biases, layer.Outputs)),
            .. Layout.Layers.Select(layer => (layer.Weights, layer.Outputs * layer.Stride)),
        ];
        int end = 0;
        foreach ((int start, int count) in parts.OrderBy(part => part.Start))
        {
            Assert.AreEqual(end, start);
            end = start + Padding.RoundUp(count);
        }

        Assert.AreEqual(end, Layout.Count);
        Assert.AreEqual(64, Layout.GateEnd);
        CollectionAssert.AreEqual(new[] { 48, 32, 16 }, Layout.Layers.Select(layer => layer.Stride).ToArray());
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void TrainedEnd_SomeFrozen_LeavesTheFirstLayersBehindIt(int frozen)
    {
        int end = Layout.TrainedEnd(frozen);

        for (int layer = 0; layer < 3; layer++)
        {
            LayerPlace place = Layout.Layers[layer];
            Assert.AreEqual(layer < frozen, place.Biases >= end);
            Assert.AreEqual(layer < frozen, place.Weights + (place.Outputs * place.Stride) > end);
        }
    }

    [TestMethod]
    public void TrainedEnd_NoneOrAllFrozen_IsTheEndOfAllOrOfTheGates()
    {
        Assert.AreEqual(Layout.Count, Layout.TrainedEnd(0));
        Assert.AreEqual(Layout.GateEnd, Layout.TrainedEnd(3));
        Assert.AreEqual(Layout.GateEnd, Layout.TrainedEnd(7));
    }

    [TestMethod]
    public void WithInputs_Fewer_MovesNothingButTheFirstLayersWeights()
    {
        ParameterLayout fewer = Layout.WithInputs(10);

        CollectionAssert.AreEqual(Layout.Gates, fewer.Gates);
        CollectionAssert.AreEqual(Layout.Layers[1..], fewer.Layers[1..]);
        Assert.AreEqual(Layout.Layers[0] with { Inputs = 10, Stride = 16 }, fewer.Layers[0]);
        Assert.AreEqual(Layout.Count - (17 * 32), fewer.Count);
    }
}
