using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Torch.Tests.Reference;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Reference;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Gates;

/// <summary>What holds for every law of one parameter a gate.</summary>
[TestClass]
public sealed class GateLawTests
{
    private const int Samples = 100_000;
    private static readonly double[] Parameters = [-2.5, -0.7, 0.05, 0.5, 1.8];

    [TestMethod]
    [DynamicData(nameof(GateLaws.Stochastic), typeof(GateLaws))]
    public void OpenProbability_ManyDraws_IsTheShareOfOpenOnes(string law)
    {
        using FeatureGate gate = GateLaws.Create(law);
        double[] probabilities = OpenProbability(gate, Parameters);

        double[][] masks = gate.Masks(Parameters, Samples, seed: 1);

        for (int i = 0; i < Parameters.Length; i++)
        {
            double p = GateLaws.OpenProbability(law, Parameters[i]);
            double share = masks.Count(row => GateLaws.IsOpen(law, row[i])) / (double)Samples;
            Assert.AreEqual(p, probabilities[i], 1e-6);
            Assert.AreEqual(p, share, 4.5 * Math.Sqrt(p * (1 - p) / Samples) + 1e-6, $"Gate {i} of {law}.");
        }
    }

    [TestMethod]
    [DynamicData(nameof(GateLaws.Stochastic), typeof(GateLaws))]
    public void OpenProbability_Sum_IsTheMeanNumberOfOpenGates(string law)
    {
        using FeatureGate gate = GateLaws.Create(law);
        double[][] masks = gate.Masks(Parameters, Samples, seed: 2);
        double[] counts = [.. masks.Select(row => (double)row.Count(mask => GateLaws.IsOpen(law, mask)))];
        double mean = counts.Average();

        // Of the counts themselves: gates of one row may hang together.
        double standardError = Math.Sqrt(counts.Average(count => (count - mean) * (count - mean)) / Samples);

        Assert.AreEqual(OpenProbability(gate, Parameters).Sum(), mean, 4.5 * standardError);
        Assert.IsLessThan(0.02, standardError);
    }

    // Nothing random: every draw is the collapsed mask, and open gates are counted exactly.
    [TestMethod]
    [DataRow("L1", new[] { -2.5, -0.7, 0.05, 0.5, 1.8 })]
    [DataRow("StraightThroughWithoutNoise", new[] { 0.0, 0, 1, 1, 1 })]
    public void Draw_LawWithoutNoise_IsOneFixedMaskForEveryRow(string law, double[] expected)
    {
        using FeatureGate gate = GateLaws.Create(law);

        double[][] masks = gate.Masks(Parameters, 20, seed: 3);

        Assert.IsFalse(gate.IsStochastic);
        foreach (double[] row in masks)
        {
            Close.Numbers(expected, row, 1e-7);
        }

        double[] probabilities = OpenProbability(gate, Parameters);
        Close.Numbers([.. Parameters.Select(x => GateLaws.OpenProbability(law, x))], probabilities, 1e-6);
    }

    [TestMethod]
    [DynamicData(nameof(GateLaws.All), typeof(GateLaws))]
    public void Draw_LawWithoutNoise_LooksAtTheShapeOfTheNoiseOnly(string law)
    {
        using var scope = NewDisposeScope();
        using FeatureGate gate = GateLaws.Create(law);
        Tensor parameters = Tensors.Single(Parameters, 1, 5);
        Tensor noise = gate.Noise(4, 6, 5);
        Tensor other = gate.Noise(5, 6, 5);

        bool isSame = Tensors.Values(gate.Draw(parameters, noise)).SequenceEqual(Tensors.Values(gate.Draw(parameters, other)));

        Assert.AreEqual(!gate.IsStochastic, isSame);
        CollectionAssert.AreEqual(new long[] { 6, 5 }, gate.Draw(parameters, noise).shape);
    }

    [TestMethod]
    [DynamicData(nameof(GateLaws.All), typeof(GateLaws))]
    public void Penalty_Gradient_MatchesFiniteDifferences(string law)
    {
        using FeatureGate gate = GateLaws.Create(law);
        double[] factors = new Numbers(6).Normals(10);

        FiniteDifferences.Check(
            x => (gate.Penalty(x[0]) * Tensors.Double(factors, 2, 5)).sum(), 1e-8, ([.. Parameters, -6, -1.5, 0.3, 1.1, 4], [2, 5]));
    }

    [TestMethod]
    [DynamicData(nameof(GateLaws.Stochastic), typeof(GateLaws))]
    public void OpenProbability_Gradient_MatchesFiniteDifferences(string law)
    {
        using FeatureGate gate = GateLaws.Create(law);
        double[] factors = new Numbers(7).Normals(5);

        FiniteDifferences.Check(x => (gate.OpenProbability(x[0]) * Tensors.Double(factors, 5)).sum(), 1e-8, (Parameters, [5]));
    }

    [TestMethod]
    [DataRow("Gaussian", 1.0)]
    [DataRow("HardConcrete", 1.0)]
    [DataRow("HardConcrete", 0.25)]
    [DataRow("Concrete", 0.25)]
    [DataRow("GumbelSoft", 1.0)]
    [DataRow("GumbelSoft", 0.25)]
    [DataRow("CorrelatedSoft", 0.25)]
    [DataRow("L1", 1.0)]
    public void Draw_Gradient_MatchesFiniteDifferences(string law, double progress)
    {
        using FeatureGate gate = GateLaws.Create(law, new TemperatureSchedule(2, 0.4));
        double[] noise = new Numbers(8).Normals(20, 1.3);
        double[] factors = new Numbers(9).Normals(20);

        FiniteDifferences.Check(
            x => (gate.Draw(x[0], Tensors.Double(noise, 4, 5), progress) * Tensors.Double(factors, 4, 5)).sum(), 1e-8, (Parameters, [1, 5]));
    }

    [TestMethod]
    [DataRow("GumbelHard", "GumbelSoft")]
    [DataRow("CorrelatedHard", "CorrelatedSoft")]
    public void Draw_HardLaw_IsTheRoundedSoftDrawWithItsGradient(string hardLaw, string softLaw)
    {
        using var scope = NewDisposeScope();
        var temperature = new TemperatureSchedule(1.5, 0.5);
        using FeatureGate hard = GateLaws.Create(hardLaw, temperature);
        using FeatureGate soft = GateLaws.Create(softLaw, temperature);
        Tensor parameters = Tensors.Single(Parameters, 1, 5).requires_grad_();
        Tensor noise = hard.Noise(10, 400, 5);
        Tensor factors = Tensors.StandardNormal(11, 400, 5);
        Tensor hardMask = hard.Draw(parameters, noise, 0.5);
        Tensor softMask = soft.Draw(parameters, noise, 0.5);

        CollectionAssert.AreEqual(Tensors.Values(softMask).Select(z => z > 0.5 ? 1.0 : 0).ToArray(), Tensors.Values(hardMask));
        Assert.HasCount(2, Tensors.Values(hardMask).Distinct());
        Close.Numbers(
            Tensors.Values(autograd.grad([(softMask * factors).sum()], [parameters])[0]),
            Tensors.Values(autograd.grad([(hardMask * factors).sum()], [parameters])[0]),
            1e-6);
    }

    [TestMethod]
    [DataRow("StraightThrough")]
    [DataRow("StraightThroughWithoutNoise")]
    public void Draw_StraightThrough_IsZeroOrOneWithTheGradientOfTheLogisticFunction(string law)
    {
        using var scope = NewDisposeScope();
        using FeatureGate gate = GateLaws.Create(law);
        Tensor parameters = Tensors.Double(Parameters, 1, 5).requires_grad_();
        double[] factors = new Numbers(12).Normals(100);
        Tensor mask = gate.Draw(parameters, gate.Noise(13, 20, 5));

        double[] gradient = Tensors.Values(autograd.grad([(mask * Tensors.Double(factors, 20, 5)).sum()], [parameters])[0]);

        Assert.IsTrue(Tensors.Values(mask).All(z => z is 0 or 1));
        double Slope(double x) => LogisticLaw.Cdf(x) * LogisticLaw.Cdf(-x);
        double[] expected = [.. Parameters.Select((x, gateIndex) => Slope(x) * factors.Where((_, i) => i % 5 == gateIndex).Sum())];
        Close.Numbers(expected, gradient, 1e-12);
    }

    [TestMethod]
    [DataRow("GumbelSoft")]
    [DataRow("CorrelatedSoft")]
    [DataRow("HardConcrete")]
    [DataRow("Concrete")]
    public void Draw_TemperatureTowardsZero_IsZeroOrOne(string law)
    {
        using var scope = NewDisposeScope();
        using FeatureGate gate = GateLaws.Create(law, new TemperatureSchedule(1, 1e-6));
        Tensor noise = gate.Noise(14, 2000, 5);
        Tensor parameters = Tensors.Single(Parameters, 1, 5);

        double[] cold = Tensors.Values(gate.Draw(parameters, noise, progress: 1));
        double[] warm = Tensors.Values(gate.Draw(parameters, noise, progress: 0));

        // The logistic density is 1/4 at most: a draw lands within 1e-4 of the threshold with probability 5e-5.
        double[] limit = [.. Tensors.Values(noise + parameters).Select(x => x > 0 ? 1.0 : 0)];
        Assert.IsLessThanOrEqualTo(5, cold.Zip(limit, (z, expected) => Math.Abs(z - expected) > 1e-6).Count(differs => differs));
        Assert.IsGreaterThan(3000, warm.Count(z => z is > 0.01 and < 0.99), "At the start masks are soft.");
    }

    [TestMethod]
    [DynamicData(nameof(GateLaws.All), typeof(GateLaws))]
    public void Draw_ExtremeParametersAndNoise_HasFiniteValuesAndGradients(string law)
    {
        using var scope = NewDisposeScope();
        using FeatureGate gate = GateLaws.Create(law, new TemperatureSchedule(1, 0.01));
        Tensor parameters = Tensors.Single([-1e3, -100, 0.5, 100, 1e3], 1, 5).requires_grad_();
        double[] extremes = [-1e30, -1e3, -20, 0, 1e-30, 20, 1e3, 1e30];
        Tensor noise = Tensors.Single([.. extremes.SelectMany(x => Enumerable.Repeat(x, 5))], extremes.Length, 5);

        Tensor mask = gate.Draw(parameters, noise);
        Tensor penalty = gate.Penalty(parameters);
        double[] gradient = Tensors.Values(autograd.grad([mask.sum() + penalty.sum()], [parameters])[0]);

        Assert.IsTrue(Tensors.Values(mask).All(double.IsFinite));
        Assert.IsTrue(Tensors.Values(penalty).All(double.IsFinite));
        Assert.IsTrue(gradient.All(double.IsFinite), string.Join(", ", gradient));
        Assert.IsTrue(Tensors.Values(gate.Collapse(parameters)).All(double.IsFinite));
        Assert.IsTrue(OpenProbability(gate, [-1e3, -100, 0.5, 100, 1e3]).All(p => p is >= 0 and <= 1));
    }

    [TestMethod]
    [DynamicData(nameof(GateLaws.Stochastic), typeof(GateLaws))]
    public void Draw_VeryOpenAndVeryClosed_IsOneAndZero(string law)
    {
        using FeatureGate gate = GateLaws.Create(law);
        double[][] masks = gate.Masks([-1e3, -100, 100, 1e3, 50], 1000, seed: 15);

        foreach (double[] row in masks)
        {
            Close.Numbers([0, 0, 1, 1, 1], row, 1e-12);
        }

        Close.Numbers([0, 0, 1, 1, 1], OpenProbability(gate, [-1e3, -100, 100, 1e3, 50]), 1e-12);
    }

    [TestMethod]
    [DynamicData(nameof(GateLaws.Stochastic), typeof(GateLaws))]
    public void OpenProbability_AlmostSurelyClosed_CanStillBeToldToClose(string law)
    {
        using var scope = NewDisposeScope();
        using FeatureGate gate = GateLaws.Create(law);
        Tensor parameters = Tensors.Single([-4.0], 1).requires_grad_();

        double slope = Tensors.Values(autograd.grad([gate.Penalty(parameters).sum()], [parameters])[0])[0];

        Assert.IsGreaterThan(0, slope);
    }

    [TestMethod]
    [DataRow("Gaussian", new[] { -2, 0, 0, 0.25, 1, 1 })]
    [DataRow("StraightThrough", new[] { 0.0, 0, 0, 1, 1, 1 })]
    [DataRow("StraightThroughWithoutNoise", new[] { 0.0, 0, 0, 1, 1, 1 })]
    [DataRow("GumbelSoft", new[] { 0.0, 0, 0, 1, 1, 1 })]
    [DataRow("GumbelHard", new[] { 0.0, 0, 0, 1, 1, 1 })]
    [DataRow("CorrelatedSoft", new[] { 0.0, 0, 0, 1, 1, 1 })]
    [DataRow("Concrete", new[] { 0.0, 0, 0, 1, 1, 1 })]
    [DataRow("L1", new[] { -2, 0, 0, 0.25, 1, 40 })]
    public void Collapse_AnyParameters_FollowsTheRuleOfTheLaw(string law, double[] expected)
    {
        using var scope = NewDisposeScope();
        using FeatureGate gate = GateLaws.Create(law);
        expected = [law == "Gaussian" ? 0 : expected[0], .. expected[1..]];

        Close.Numbers(expected, Tensors.Values(gate.Collapse(Tensors.Double([-2, -0.05, 0, 0.25, 1, 40], 6))), 1e-12);
    }

    [TestMethod]
    public void Collapse_HardConcrete_IsTheStretchedLocation()
    {
        using var scope = NewDisposeScope();
        double[] locations = [-40, -2.5, -2.3, 0, 1, 2.3, 2.5, 40];
        double[] expected = [.. locations.Select(a => Math.Clamp((1.2 * LogisticLaw.Cdf(a)) - 0.1, 0, 1))];

        double[] values = Tensors.Values(new HardConcreteGate().Collapse(Tensors.Double(locations, 8)));

        Close.Numbers(expected, values, 1e-12);
        Assert.AreEqual(0, values[1]);
        Assert.IsGreaterThan(0, values[2]);
        Assert.AreEqual(1, values[6]);
    }

    [TestMethod]
    [DynamicData(nameof(GateLaws.All), typeof(GateLaws))]
    public void Firmness_SaturatedGates_StillOrdersThem(string law)
    {
        using var scope = NewDisposeScope();
        using FeatureGate gate = GateLaws.Create(law);
        double[] firmness = Tensors.Values(gate.Firmness(Tensors.Single([1, 30, 40, 50, 1e4], 5)));

        CollectionAssert.AreEqual(firmness.Order().ToArray(), firmness);
        Assert.HasCount(5, firmness.Distinct());
        double negative = Tensors.Values(gate.Firmness(Tensors.Single([-35.0], 1)))[0];
        Assert.AreEqual(law == "L1", negative > firmness[1], "A large weight is firm whatever its sign; a low logit is not.");
    }

    [TestMethod]
    [DynamicData(nameof(GateLaws.Stochastic), typeof(GateLaws))]
    public void InitialParameter_DefaultLaw_CanOpenAndClose(string law)
    {
        using var scope = NewDisposeScope();
        using FeatureGate gate = GateLaws.Create(law);
        double[] start = [.. Enumerable.Repeat(gate.InitialParameter, 5)];
        double[] masks = [.. gate.Masks(start, 2000, seed: 16).SelectMany(row => row)];
        Tensor parameters = Tensors.Single(start, 1, 5).requires_grad_();
        Tensor noise = gate.Noise(17, 2000, 5);

        double draws = Tensors.Values(autograd.grad([gate.Draw(parameters, noise, 0).mean([0, 1])], [parameters])[0]).Sum();
        double penalty = Tensors.Values(autograd.grad([gate.Penalty(parameters).mean([0, 1])], [parameters])[0]).Sum();

        double open = masks.Count(z => z > 0.5) / (double)masks.Length;
        Assert.IsInRange(0.3, 0.7, open, "Both kinds of draws come up.");
        Assert.IsGreaterThan(0.1, draws, "A gate's draws grow with its parameter.");
        Assert.IsGreaterThan(0.1, penalty, "The penalty can close a gate.");
    }

    [TestMethod]
    [DataRow("StraightThroughWithoutNoise")]
    [DataRow("L1")]
    public void InitialParameter_LawWithoutNoise_IsOpenAndHasGradients(string law)
    {
        using var scope = NewDisposeScope();
        using FeatureGate gate = GateLaws.Create(law);
        Tensor parameters = Tensors.Single([gate.InitialParameter], 1, 1).requires_grad_();

        double draws = Tensors.Values(autograd.grad([gate.Draw(parameters, zeros([1, 1], ScalarType.Float32)).sum()], [parameters])[0])[0];
        double penalty = Tensors.Values(autograd.grad([gate.Penalty(parameters).sum()], [parameters])[0])[0];

        Assert.AreEqual(1, Tensors.Values(gate.Collapse(parameters))[0]);
        Assert.IsGreaterThan(0.2, draws);
        Assert.IsGreaterThan(0.2, penalty);
    }

    // Shapes that vector instructions do not divide: the last numbers must not be computed in another way.
    [TestMethod]
    [DynamicData(nameof(GateLaws.All), typeof(GateLaws))]
    public void Draw_StackedMembers_IsEachAloneBitForBit(string law)
    {
        using var scope = NewDisposeScope();
        using FeatureGate gate = GateLaws.Create(law);
        const int Members = 3;
        double[] values = new Numbers(18).Normals(Members * 5, 2);
        Tensor parameters = Tensors.Single(values, Members, 1, 5).requires_grad_();
        Tensor[] noises = [.. Enumerable.Range(0, Members).Select(member => gate.Noise(20 + member, 7, 5))];
        Tensor stacked = gate.Draw(parameters, stack(noises, 0), 0.3);
        Tensor penalties = gate.Penalty(parameters);
        double[] gradients = Tensors.Values(autograd.grad([stacked.sum() + penalties.sum()], [parameters])[0]);

        for (int member = 0; member < Members; member++)
        {
            Tensor own = Tensors.Single(values[(5 * member)..(5 * (member + 1))], 1, 1, 5).requires_grad_();
            Tensor alone = gate.Draw(own, noises[member].unsqueeze(0), 0.3);
            double[] gradient = Tensors.Values(autograd.grad([alone.sum() + gate.Penalty(own).sum()], [own])[0]);

            double[] Part(Tensor all, int count) => Tensors.Values(all)[(count * member)..(count * (member + 1))];
            CollectionAssert.AreEqual(Tensors.Values(alone), Part(stacked, 35));
            CollectionAssert.AreEqual(Tensors.Values(gate.Penalty(own)), Part(penalties, 5));
            CollectionAssert.AreEqual(Tensors.Values(gate.OpenProbability(own)), Part(gate.OpenProbability(parameters), 5));
            CollectionAssert.AreEqual(Tensors.Values(gate.Collapse(own)), Part(gate.Collapse(parameters), 5));
            CollectionAssert.AreEqual(gradient, gradients[(5 * member)..(5 * (member + 1))]);
        }
    }

    [TestMethod]
    [DynamicData(nameof(GateLaws.Stochastic), typeof(GateLaws))]
    public void FillNoise_SameSeed_IsTheSameAndTouchesNoOtherState(string law)
    {
        using var scope = NewDisposeScope();
        byte[] before = get_rng_state().data<byte>().ToArray();
        using FeatureGate gate = GateLaws.Create(law);

        double[] noise = Tensors.Values(gate.Noise(30, 8, 5));
        double[] again = Tensors.Values(gate.Noise(30, 8, 5));
        double[] other = Tensors.Values(gate.Noise(31, 8, 5));

        CollectionAssert.AreEqual(noise, again);
        CollectionAssert.AreNotEqual(noise, other);
        CollectionAssert.AreEqual(before, get_rng_state().data<byte>().ToArray());
        Assert.HasCount(40, noise.Distinct());
    }

    [TestMethod]
    [DynamicData(nameof(GateLaws.Stochastic), typeof(GateLaws))]
    public void FillNoise_NextDraw_IsAnotherOne(string law)
    {
        using var scope = NewDisposeScope();
        using FeatureGate gate = GateLaws.Create(law);
        using var generator = new Generator(32);
        Tensor noise = zeros([4, 5], ScalarType.Float32);
        gate.FillNoise(noise, generator);
        double[] first = Tensors.Values(noise);

        gate.FillNoise(noise, generator);

        CollectionAssert.AreNotEqual(first, Tensors.Values(noise));
    }

    private static double[] OpenProbability(FeatureGate gate, double[] parameters)
    {
        using var scope = NewDisposeScope();
        return Tensors.Values(gate.OpenProbability(Tensors.Single(parameters, parameters.Length)));
    }
}
