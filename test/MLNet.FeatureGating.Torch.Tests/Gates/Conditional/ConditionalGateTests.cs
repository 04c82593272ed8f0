using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Torch.Tests.Assertions;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Torch.Tests.Networks.Channels;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Gates.Conditional;

[TestClass]
public sealed class ConditionalGateTests
{
    private DisposeScope _scope = null!;

    [TestInitialize]
    public void OpenScope() => _scope = NewDisposeScope();

    [TestCleanup]
    public void CloseScope() => _scope.Dispose();

    [TestMethod]
    public void Forward_Evaluating_OpensPositiveLogits()
    {
        using var gate = new ConditionalGate(4, 3, seed: 1);
        ChannelNetworks.Set(gate.Logits.Bias, 0.3, -0.2, 0);
        gate.eval();
        Tensor input = Tensors.StandardNormal(1, 20, 4);

        double[] gates = Tensors.Values(gate.call(input));

        double[] expected = [.. ManagedLogits(gate, Tensors.Values(input)).Select(logit => logit > 0 ? 1.0 : 0)];
        CollectionAssert.AreEqual(expected, gates);
        Assert.AreEqual(expected.Average(), gate.ActivationRate, 1e-6);
        Assert.IsTrue(gates.Contains(0) && gates.Contains(1));
    }

    [TestMethod]
    public void Forward_Images_AveragesEachChannel()
    {
        using var gate = new ConditionalGate(3, 4, seed: 1);
        gate.eval();
        Tensor images = Tensors.StandardNormal(1, 20, 3, 5, 4);
        double[] means = [.. Tensors.Values(images).Chunk(20).Select(channel => channel.Average())];

        Tensor gates = gate.call(images);

        CollectionAssert.AreEqual(new long[] { 20, 4 }, gates.shape);
        CollectionAssert.AreEqual(ManagedLogits(gate, means).Select(logit => logit > 0 ? 1.0 : 0).ToArray(), Tensors.Values(gates));
    }

    [TestMethod]
    [DataRow(0.3)]
    [DataRow(1.0)]
    public void Forward_Training_OpensWithTheLogisticProbability(double temperature)
    {
        const int Rows = 100_000;
        double[] logits = [-2, -0.5, 0, 1.5];
        using var gate = new ConditionalGate(2, 4, seed: 3) { Temperature = temperature };
        ChannelNetworks.Set(gate.Logits.Weights, new double[8]);
        ChannelNetworks.Set(gate.Logits.Bias, logits);

        double[] gates = Tensors.Values(gate.call(Tensors.StandardNormal(1, Rows, 2)));

        for (int group = 0; group < 4; group++)
        {
            double probability = 1 / (1 + Math.Exp(-logits[group]));
            double share = gates.Where((_, i) => i % 4 == group).Average();
            Assert.AreEqual(probability, share, 4 * Math.Sqrt(probability * (1 - probability) / Rows));
        }

        Assert.IsTrue(gates.All(z => z is 0 or 1));
        Assert.AreEqual(gates.Average(), gate.ActivationRate, 1e-5);
    }

    [TestMethod]
    [DataRow(0.4)]
    [DataRow(1.0)]
    public void Gradient_Training_IsThatOfTheRelaxedGates(double temperature)
    {
        using var gate = new ConditionalGate(3, 2, seed: 7) { Temperature = temperature };
        Tensor input = Tensors.StandardNormal(1, 6, 3);
        double[] factors = new Numbers(2).Normals(12);

        Tensor sum = (gate.call(input) * Tensors.Single(factors, 6, 2)).sum();
        double[] gradient = Tensors.Values(autograd.grad([sum], [gate.Logits.Bias])[0]);

        double[] slopes = Slopes(gate, 7, Tensors.Values(input));
        double Sum(int group) => slopes.Zip(factors, (slope, factor) => slope * factor).Where((_, i) => i % 2 == group).Sum();
        Close.Numbers([Sum(0), Sum(1)], gradient, 1e-5);
    }

    [TestMethod]
    public void RatePenalty_LastTrainingBatch_MatchesFormula()
    {
        using var gate = new ConditionalGate(3, 2, targetRate: 0.2, seed: 7);
        gate.call(Tensors.StandardNormal(2, 9, 3));
        gate.eval();
        gate.call(Tensors.StandardNormal(3, 9, 3));
        gate.train();
        using var twin = new ConditionalGate(3, 2, targetRate: 0.2, seed: 7);
        Tensor input = Tensors.StandardNormal(1, 6, 3);

        double mean = Tensors.Values(twin.call(input)).Average();
        Tensor penalty = twin.RatePenalty();
        double[] gradient = Tensors.Values(autograd.grad([penalty], [twin.Logits.Bias])[0]);

        CollectionAssert.AreEqual(Array.Empty<long>(), penalty.shape);
        Assert.AreEqual((mean - 0.2) * (mean - 0.2), Tensors.Values(penalty)[0], 1e-6);
        double[] slopes = Slopes(twin, 7, Tensors.Values(input));
        double Slope(int group) => 2 * (mean - 0.2) * slopes.Where((_, i) => i % 2 == group).Sum() / 12;
        Close.Numbers([Slope(0), Slope(1)], gradient, 1e-6);

        gate.call(input);
        double rate = gate.ActivationRate;
        Assert.AreEqual((rate - 0.2) * (rate - 0.2), Tensors.Values(gate.RatePenalty())[0], 1e-6, "The last batch counts, not the ones before.");
        gate.eval();
        gate.call(Tensors.StandardNormal(3, 50, 3));
        Assert.AreEqual((rate - 0.2) * (rate - 0.2), Tensors.Values(gate.RatePenalty())[0], 1e-6, "Passes outside training do not count.");
        Assert.AreNotEqual(rate, gate.ActivationRate);
    }

    [TestMethod]
    [DataRow(0.2)]
    [DataRow(0.7)]
    public void Train_RatePenaltyAlone_ReachesTheTarget(double target)
    {
        using var gate = new ConditionalGate(3, 4, target, seed: 1);
        Tensor input = Tensors.StandardNormal(1, 256, 3);
        Tensor[] parameters = [.. gate.parameters()];

        for (int step = 0; step < 300; step++)
        {
            using var stepScope = NewDisposeScope();
            gate.call(input);
            IList<Tensor> gradients = autograd.grad([gate.RatePenalty()], parameters);
            using IDisposable off = no_grad();
            for (int i = 0; i < parameters.Length; i++)
            {
                parameters[i].add_(gradients[i], -5);
            }
        }

        gate.call(Tensors.StandardNormal(2, 20_000, 3));
        Assert.AreEqual(target, gate.ActivationRate, 0.03);
    }

    [TestMethod]
    public void Forward_SameSeed_DrawsTheSameBits()
    {
        using var first = new ConditionalGate(3, 5, seed: 11);
        using var second = new ConditionalGate(3, 5, seed: 11);
        using var other = new ConditionalGate(3, 5, seed: 12);
        Tensor input = Tensors.StandardNormal(1, 40, 3);

        double[] draw = Tensors.Values(first.call(input));

        CollectionAssert.AreEqual(draw, Tensors.Values(second.call(input)));
        CollectionAssert.AreNotEqual(draw, Tensors.Values(other.call(input)));
        CollectionAssert.AreNotEqual(draw, Tensors.Values(first.call(input)), "The next draw is another one.");
    }

    [TestMethod]
    public void Forward_Training_LeavesGlobalRandomStateAlone()
    {
        byte[] before = get_rng_state().data<byte>().ToArray();
        using var gate = new ConditionalGate(3, 5);

        gate.call(Tensors.StandardNormal(1, 4, 3));

        CollectionAssert.AreEqual(before, get_rng_state().data<byte>().ToArray());
    }

    [TestMethod]
    public void Methods_Called_LeaveNothingAliveButTheirResult()
    {
        Tensor input = Tensors.StandardNormal(1, 4, 3);
        Alive.AssertUseLeavesNothing(() => new ConditionalGate(3, 5), gate =>
        {
            // The last batch's mean stays alive for the penalty, whichever scope that batch was in.
            gate.call(input).Dispose();
            Assert.AreEqual(0, Alive.Growth(() =>
            {
                using (var inner = NewDisposeScope())
                {
                    gate.call(input);
                    Assert.AreEqual(1, inner.DisposablesCount);
                    gate.RatePenalty();
                    _ = gate.ActivationRate;
                    Assert.AreEqual(2, inner.DisposablesCount);
                }

                gate.RatePenalty().Dispose();
                gate.eval();
                gate.call(input).Dispose();
            }));
        });
    }

    [TestMethod]
    public void Results_BeforeAForwardPass_Throw()
    {
        using var gate = new ConditionalGate(3, 5);
        Assert.ThrowsExactly<InvalidOperationException>(() => gate.ActivationRate);
        gate.eval();
        gate.call(Tensors.StandardNormal(1, 4, 3));
        Assert.ThrowsExactly<InvalidOperationException>(gate.RatePenalty);
    }

    [TestMethod]
    [DataRow(new long[] { 4, 2 })]
    [DataRow(new long[] { 4, 2, 5, 5 })]
    [DataRow(new long[] { 1, 4, 3 })]
    public void Forward_WrongShape_ThrowsNamingBoth(long[] shape)
    {
        using var gate = new ConditionalGate(3, 5);

        ArgumentException e = Assert.ThrowsExactly<ArgumentException>(() => gate.call(Tensors.StandardNormal(1, shape)));

        Assert.Contains("[rows, 3] or [rows, 3, height, width]", e.Message);
        Assert.Contains($"[{string.Join(", ", shape)}]", e.Message);
    }

    [TestMethod]
    public void Constructor_NumberOutOfRange_Throws()
    {
        Assert.AreEqual("inputs", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ConditionalGate(0, 1)).ParamName);
        Assert.AreEqual("groups", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ConditionalGate(1, 0)).ParamName);
        Assert.AreEqual("targetRate", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ConditionalGate(1, 1, 1.5)).ParamName);
        Assert.AreEqual(
            "Temperature", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ConditionalGate(1, 1) { Temperature = 0 }).ParamName);
    }

    private static double[] ManagedLogits(ConditionalGate gate, double[] input) =>
        ManagedLayers.Dense(input, Tensors.Values(gate.Logits.Weights), Tensors.Values(gate.Logits.Bias), gate.Inputs);

    /// <summary>The derivatives of the relaxed gates by their logits, for the first draw of a gate with a seed.</summary>
    private static double[] Slopes(ConditionalGate gate, int seed, double[] input)
    {
        double[] logits = ManagedLogits(gate, input);
        using var generator = new Generator(SeedStream.Noise(seed));
        Tensor noise = empty([logits.Length], ScalarType.Float32);
        Logistic.Fill(noise, generator);
        return
        [
            .. logits.Zip(Tensors.Values(noise), (logit, draw) =>
            {
                double relaxed = 1 / (1 + Math.Exp(-(logit + draw) / gate.Temperature));
                return relaxed * (1 - relaxed) / gate.Temperature;
            }),
        ];
    }
}
