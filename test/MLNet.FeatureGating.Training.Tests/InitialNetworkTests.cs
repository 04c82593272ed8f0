using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Reference;

namespace MLNet.FeatureGating.Training.Tests;

[TestClass]
public sealed class InitialNetworkTests
{
    private const int Features = 5;

    [TestMethod]
    public void Draw_AnyStudy_HasItsLayers()
    {
        IReadOnlyList<DenseLayerWeights> layers = Draw(1, 7, 3);

        CollectionAssert.AreEqual(new[] { (5, 7), (7, 3), (3, 1) }, layers.Select(layer => (layer.Inputs, layer.Outputs)).ToArray());
        foreach (DenseLayerWeights layer in layers)
        {
            Assert.HasCount(layer.Inputs * layer.Outputs, layer.Weights);
            CollectionAssert.AreEqual(new float[layer.Outputs], layer.Biases.ToArray());
        }
    }

    [TestMethod]
    public void Draw_NoHiddenLayer_IsOneLayer()
    {
        DenseLayerWeights layer = Draw(1).Single();

        Assert.AreEqual((Features, 1), (layer.Inputs, layer.Outputs));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    public void Draw_ManySeeds_IsUniformWithinBounds(int layer)
    {
        double bound = layer == 0 ? Math.Sqrt(2) * Math.Sqrt(3.0 / Features) : Math.Sqrt(6.0 / (8 + 1));
        double[] drawn = [.. Enumerable.Range(0, 1000).SelectMany(seed => Draw(seed, 8)[layer].Weights).Select(weight => weight / bound)];

        Assert.IsTrue(drawn.All(x => x is > -1 and < 1));
        Assert.IsLessThan(-0.995, drawn.Min());
        Assert.IsGreaterThan(0.995, drawn.Max());

        // The moments of a uniform law on (-1, 1), within five standard errors.
        double error = 5 / Math.Sqrt(drawn.Length);
        Assert.AreEqual(0, drawn.Average(), error * Math.Sqrt(1.0 / 3));
        Assert.AreEqual(1.0 / 3, drawn.Average(x => x * x), error * Math.Sqrt(4.0 / 45));
        Assert.AreEqual(0, drawn.Average(x => x * x * x), error * Math.Sqrt(1.0 / 7));

        // Twenty cells: chi-square with 19 degrees of freedom exceeds 60 once in 250,000 runs.
        double expected = drawn.Length / 20.0;
        Assert.IsLessThan(60, drawn.GroupBy(x => (int)Math.Floor(10 * x)).Sum(cell => Math.Pow(cell.Count() - expected, 2) / expected));
    }

    [TestMethod]
    public void Draw_SameSeed_GivesTheSame() => CollectionAssert.AreEqual(Weights(Draw(42, 7, 3)), Weights(Draw(42, 7, 3)));

    [TestMethod]
    public void Draw_NeighbouringSeedsAndLayers_AreUncorrelated()
    {
        float[][] layers = [.. Enumerable.Range(-2, 5).SelectMany(seed => Draw(seed, 60, 60, 60).Take(3))
            .Select(layer => layer.Weights.Take(300).ToArray())];

        for (int i = 0; i < layers.Length; i++)
        {
            double[] own = [.. layers[i].Select(x => (double)x)];
            double Norm(double[] x) => Math.Sqrt(x.Sum(value => value * value));
            for (int j = 0; j < i; j++)
            {
                double[] other = [.. layers[j].Select(x => (double)x)];
                Assert.IsLessThan(5 / Math.Sqrt(300), Math.Abs(own.Zip(other, (x, y) => x * y).Sum()) / Norm(own) / Norm(other));
            }
        }
    }

    [TestMethod]
    public void Draw_AnotherWidthBefore_LeavesALayerAsItIs() =>
        CollectionAssert.AreEqual(Draw(3, 4, 6)[2].Weights.ToArray(), Draw(3, 9, 6)[2].Weights.ToArray());

    [TestMethod]
    public void Draw_GivenLayers_AreTakenOverAndTheOthersAsEver()
    {
        var given = new DenseLayerWeights(Features, 7, [.. Enumerable.Range(0, 35).Select(i => (float)i)], [1, 2, 3, 4, 5, 6, 7]);
        TrainingStudy study = Study(7, 3);

        IReadOnlyList<DenseLayerWeights> layers = InitialNetwork.Draw(study, Studies.Member(0, 1) with { InitialLayers = [given] });

        Assert.AreSame(given, layers[0]);
        CollectionAssert.AreEqual(Weights(Draw(1, 7, 3).Skip(1)), Weights(layers.Skip(1)));
    }

    [TestMethod]
    public void Draw_Activation_SetsTheScaleOfAllButTheLastLayer()
    {
        TrainingStudy study = Studies.Small(network: new() { HiddenUnits = [8], Activation = Activation.Tanh });

        IReadOnlyList<DenseLayerWeights> ofTanh = InitialNetwork.Draw(study, Studies.Member(0, 1));
        IReadOnlyList<DenseLayerWeights> ofRelu = InitialNetwork.Draw(Studies.Small(), Studies.Member(0, 1));

        Assert.AreEqual(5.0 / 3 / Math.Sqrt(2), ofTanh[0].Weights[0] / ofRelu[0].Weights[0], 1e-6);
        CollectionAssert.AreEqual(ofRelu[1].Weights.ToArray(), ofTanh[1].Weights.ToArray());
    }

    [TestMethod]
    public void Bound_ReluNetwork_KeepsTheVarianceOfSignals()
    {
        // A uniform law on [-b, b] has variance b^2 / 3; He asks for 2 / inputs, Glorot for 2 / (inputs + outputs).
        Assert.AreEqual(2.0 / 5, Math.Pow(InitialNetwork.Bound(Activation.Relu, 5, 8, isLast: false), 2) / 3, 1e-12);
        Assert.AreEqual(2.0 / 10, Math.Pow(InitialNetwork.Bound(Activation.Relu, 8, 2, isLast: true), 2) / 3, 1e-12);
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

        double kept = moment * Math.Pow(InitialNetwork.Gain(activation), 2);
        Assert.AreEqual(1, kept, 0.1 + allowedLoss);
        Assert.IsGreaterThan(0, kept);
    }

    private static IReadOnlyList<DenseLayerWeights> Draw(int seed, params int[] hidden) =>
        InitialNetwork.Draw(Study(hidden), Studies.Member(0, seed));

    private static TrainingStudy Study(params int[] hidden) =>
        Studies.Small(training: new(new float[Features], Features, [0]), network: new() { HiddenUnits = hidden });

    private static float[] Weights(IEnumerable<DenseLayerWeights> layers) => [.. layers.SelectMany(layer => layer.Weights)];
}
