using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Torch.Tests.Assertions;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Reference;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Gates;

/// <summary>Layers whose features share gates, and layers on images.</summary>
[TestClass]
public sealed class GateLayerMapTests
{
    private static readonly GateMap Map = new([0, 1, 1, 2, 0], [1, 3, 5], [false, false, true]);

    private DisposeScope _scope = null!;

    [TestInitialize]
    public void OpenScope() => _scope = NewDisposeScope();

    [TestCleanup]
    public void CloseScope() => _scope.Dispose();

    [TestMethod]
    public void Forward_Training_GivesFeaturesOfOneGateOneMask()
    {
        using var layer = new GateLayer(new GaussianGate(), 5, seed: 1, map: Map);
        layer.Set(0.4, 0.6, -100);

        double[][] rows = [.. Tensors.Values(layer.call(Ones(200, 5))).Chunk(5)];

        Assert.IsTrue(rows.All(row => row[0] == row[4] && row[1] == row[2]));
        Assert.IsTrue(rows.All(row => row[3] == 1), "Always open, whatever the parameter.");
        Assert.IsGreaterThan(100, rows.Count(row => row[0] != row[1]));
        Assert.IsGreaterThan(50, rows.Select(row => row[0]).Distinct().Count(), "Every row has a draw of its own.");
    }

    [TestMethod]
    public void Forward_Evaluating_SpreadsTheCollapsedGates()
    {
        using var layer = new GateLayer(new GaussianGate(), 5, members: 2, map: Map);
        layer.Set(0.25, 0.5, -1, 0, 2, 0.5);
        layer.eval();

        double[] expected = [0.25, 0.5, 0.5, 1, 0.25, 0, 1, 1, 1, 0];

        Close.Numbers(expected, Tensors.Values(layer.Collapse()), 1e-7);
        Close.Numbers(expected, Tensors.Values(layer.call(Ones(2, 1, 5))), 1e-7);
        CollectionAssert.AreEqual(new long[] { 2, 5 }, layer.Collapse().shape);
        CollectionAssert.AreEqual(new long[] { 2, 3 }, layer.parameters().Single().shape);
    }

    [TestMethod]
    public void OpenProbability_Map_IsThatOfEachFeaturesGate()
    {
        using var layer = new GateLayer(new GumbelSoftmaxGate(), 5, map: Map);
        layer.Set(-1, 2, -30);

        (double first, double second) = (LogisticLaw.Cdf(-1), LogisticLaw.Cdf(2));

        Close.Numbers([first, second, second, 1, first], Tensors.Values(layer.OpenProbability()), 1e-6);
    }

    [TestMethod]
    public void Penalty_Map_SumsOrAveragesCostsOfGatesThatMayClose()
    {
        using var layer = new GateLayer(new GumbelSoftmaxGate(), 5, members: 2, map: Map);
        layer.Set(-1, 2, 0, 1, 0, 50);

        double[] sums = [LogisticLaw.Cdf(-1) + (3 * LogisticLaw.Cdf(2)), LogisticLaw.Cdf(1) + (3 * 0.5)];

        Close.Numbers(sums, Tensors.Values(layer.Penalty(GatePenalty.Sum)), 1e-6);
        Close.Numbers([.. sums.Select(sum => sum / 4)], Tensors.Values(layer.Penalty()), 1e-6);
    }

    [TestMethod]
    public void Penalty_Gradient_IsZeroForGatesAlwaysOpen()
    {
        using var layer = new GateLayer(new GumbelSoftmaxGate(), 5, map: Map);
        layer.Set(0, 0, 0);
        Tensor gates = layer.parameters().Single();

        double[] penalty = Tensors.Values(autograd.grad([layer.Penalty(GatePenalty.Sum).sum()], [gates])[0]);
        double[] output = Tensors.Values(autograd.grad([layer.call(Ones(50, 5)).sum()], [gates])[0]);

        Close.Numbers([0.25, 0.75, 0], penalty, 1e-6);
        Assert.AreEqual(0, output[2]);
        Assert.AreNotEqual(0, output[0]);
    }

    [TestMethod]
    [DataRow(GatePenalty.Mean)]
    [DataRow(GatePenalty.Sum)]
    public void Penalty_AllGatesAlwaysOpen_IsZero(GatePenalty penalty)
    {
        using var layer = new GateLayer(new GaussianGate(), 2, map: new([0, 1], null, [true, true]));

        Close.Numbers([0], Tensors.Values(layer.Penalty(penalty)), 0);
        CollectionAssert.AreEqual(new[] { 1.0, 1, 1, 1 }, Tensors.Values(layer.call(Ones(2, 2))));
    }

    [TestMethod]
    public void Penalty_NothingCosts_IsZero()
    {
        using var layer = new GateLayer(new GaussianGate(), 2, map: new([0, 1], [0, 0]));

        Close.Numbers([0], Tensors.Values(layer.Penalty()), 0);
    }

    [TestMethod]
    public void Constructor_MapOrLawOfAnotherSize_ThrowsNamingBoth()
    {
        ArgumentException map = Assert.ThrowsExactly<ArgumentException>(() => new GateLayer(new GaussianGate(), 4, map: Map));
        using FeatureGate five = GateLaws.Create("CorrelatedSoft");
        ArgumentException law = Assert.ThrowsExactly<ArgumentException>(() => new GateLayer(five, 4));
        ArgumentException grouped = Assert.ThrowsExactly<ArgumentException>(() => new GateLayer(five, 5, map: Map));

        Assert.AreEqual("map", map.ParamName);
        Assert.Contains("4 features, but the map is one of 5", map.Message);
        Assert.AreEqual("gate", law.ParamName);
        Assert.Contains("4 gates, but the law is one of 5", law.Message);
        Assert.Contains("3 gates, but the law is one of 5", grouped.Message);
    }

    [TestMethod]
    public void Forward_CorrelatedLawOnGroups_DrawsAGateAGroup()
    {
        using var law = new CorrelatedGate(CorrelatedRows.Measure(CorrelatedRows.Make(30, 3, 1)), isHard: true);
        using var layer = new GateLayer(law, 5, members: 2, map: Map);

        double[][] rows = [.. Tensors.Values(layer.call(Ones(2, 100, 5))).Chunk(5)];

        Assert.IsTrue(rows.All(row => row[0] == row[4] && row[1] == row[2] && row[3] == 1));
        Assert.IsTrue(rows.Any(row => row[0] != row[1]));
    }

    [TestMethod]
    [DynamicData(nameof(GateLaws.All), typeof(GateLaws))]
    public void Forward_Images_GatesChannels(string law)
    {
        using FeatureGate gate = GateLaws.Create(law);
        using var layer = new GateLayer(gate, 5, seed: 2);
        using var flat = new GateLayer(gate, 5, seed: 2);
        Tensor images = Tensors.StandardNormal(3, 6, 5, 2, 3);

        Tensor output = layer.call(images);
        double[][] masks = [.. Tensors.Values(flat.call(Ones(6, 5))).Chunk(1)];

        CollectionAssert.AreEqual(new long[] { 6, 5, 2, 3 }, output.shape);
        double[] expected = [.. Tensors.Values(images).Select((pixel, i) => pixel * masks[i / 6][0])];
        Close.Numbers(expected, Tensors.Values(output), 1e-6);
        Assert.AreEqual(gate.IsStochastic, masks.Chunk(5).Select(row => string.Join(" ", row.Select(mask => mask[0]))).Distinct().Count() > 1);
    }

    [TestMethod]
    public void Forward_ImagesEvaluating_AppliesCollapsedGatesOfTheirMap()
    {
        using var layer = new GateLayer(new GaussianGate(), 3, map: new([1, 0, 1]));
        layer.Set(0.25, 0.5);
        layer.eval();

        double[] output = Tensors.Values(layer.call(Ones(1, 3, 1, 2)));

        Close.Numbers([0.5, 0.5, 0.25, 0.25, 0.5, 0.5], output, 1e-7);
    }

    [TestMethod]
    public void Forward_ImagesNoisePerBatch_GivesEveryImageTheSameMask()
    {
        using var layer = new GateLayer(new GaussianGate(), 5, seed: 4, sharing: NoiseSharing.PerBatch);

        double[][] images = [.. Tensors.Values(layer.call(Ones(3, 5, 2, 2))).Chunk(20)];

        CollectionAssert.AreEqual(images[0], images[1]);
        CollectionAssert.AreEqual(images[0], images[2]);
    }

    [TestMethod]
    [DataRow(new long[] { 6, 3, 2, 2 }, 1)]
    [DataRow(new long[] { 6, 4, 2, 2 }, 2)]
    [DataRow(new long[] { 2, 6, 3, 4, 4 }, 1)]
    public void Forward_ImagesOfAnotherShape_ThrowsNamingBoth(long[] shape, int members)
    {
        using var layer = new GateLayer(new GaussianGate(), 4, members);

        ArgumentException e = Assert.ThrowsExactly<ArgumentException>(() => layer.forward(Ones(shape)));

        Assert.Contains($"is [{string.Join(", ", shape)}]", e.Message);
        Assert.Contains(members == 1 ? "[rows, 4] or [rows, 4, height, width]" : "[2, rows, 4]", e.Message);
    }

    [TestMethod]
    [DynamicData(nameof(GateLaws.Stochastic), typeof(GateLaws))]
    public void Forward_Members_HaveDrawsOfTheirOwn(string law)
    {
        using FeatureGate gate = GateLaws.Create(law);
        using var layer = new GateLayer(gate, 5, members: 2);

        double[][] members = [.. Tensors.Values(layer.call(Ones(2, 40, 5))).Chunk(200)];

        CollectionAssert.AreNotEqual(members[0], members[1]);
    }

    [TestMethod]
    public void Progress_Annealed_HardensTheMasks()
    {
        using var layer = new GateLayer(new GumbelSoftmaxGate(isHard: false, new(5, 0.01)), 5);
        double Soft() => Tensors.Values(layer.call(Ones(400, 5))).Count(z => z is > 0.05 and < 0.95) / 2000.0;

        double start = Soft();
        layer.Progress = 1;
        double end = Soft();

        // Softer than 0.05 only where |a + e| < 3 tau.
        Assert.IsGreaterThan(0.95, start);
        Assert.IsLessThan(0.05, end);
    }

    [TestMethod]
    [DataRow(-0.01)]
    [DataRow(1.01)]
    [DataRow(double.NaN)]
    public void Progress_OutOfRange_Throws(double progress)
    {
        using var layer = new GateLayer(new GaussianGate(), 5);

        ArgumentOutOfRangeException e = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => layer.Progress = progress);

        Assert.AreEqual(nameof(GateLayer.Progress), e.ParamName);
    }

    [TestMethod]
    public void Dispose_AfterUse_LeavesNothingAliveButTheLaw()
    {
        using Tensor input = Ones(4, 5);

        Alive.AssertUseLeavesNothing(() => new GateLayer(new GaussianGate(), 5, map: Map), layer =>
        {
            using Tensor output = layer.call(input);
            using Tensor penalty = layer.Penalty();
        });
    }

    private static Tensor Ones(params long[] shape) => full(shape, 1.0, ScalarType.Float32);
}
