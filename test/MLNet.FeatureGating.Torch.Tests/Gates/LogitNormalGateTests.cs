using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Torch.Tests.Assertions;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Torch.Tests.Reference;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Reference;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Gates;

/// <summary>The laws of several parameters a gate: a logistic function of normal numbers.</summary>
[TestClass]
public sealed class LogitNormalGateTests
{
    private const int Samples = 100_000;
    private const int Gates = 5;
    private static readonly double Threshold = 0.3 * Math.Log(0.1 / 1.1);

    public static IEnumerable<object[]> Laws => [["Independent"], ["Correlated"], ["HyperNetwork"]];

    [TestMethod]
    [DynamicData(nameof(Laws))]
    public void OpenProbability_ManyDraws_IsTheShareOfOpenOnes(string law)
    {
        using FeatureGate gate = Create(law);
        double[] parameters = Parameters(gate, 1);
        double[] probabilities = Values(gate.OpenProbability, parameters);

        double[][] masks = Draws(gate, parameters);

        for (int i = 0; i < Gates; i++)
        {
            double share = masks.Count(row => row[i] > 0) / (double)Samples;
            Assert.AreEqual(probabilities[i], share, Tolerance(law, 0.5 * Math.Sqrt(1.0 / Samples)), $"Gate {i}.");
        }

        Assert.IsGreaterThan(0.2, probabilities.Max() - probabilities.Min(), "Gates differ.");
    }

    [TestMethod]
    [DynamicData(nameof(Laws))]
    public void OpenProbability_Sum_IsTheMeanNumberOfOpenGates(string law)
    {
        using FeatureGate gate = Create(law);
        double[] parameters = Parameters(gate, 2);
        double[] counts = [.. Draws(gate, parameters).Select(row => (double)row.Count(mask => mask > 0))];
        double mean = counts.Average();

        // Of the counts themselves: gates of one row may hang together.
        double standardError = Math.Sqrt(counts.Average(count => (count - mean) * (count - mean)) / Samples);

        Assert.AreEqual(Values(gate.OpenProbability, parameters).Sum(), mean, Tolerance(law, standardError, Gates));
        Assert.IsLessThan(0.02, standardError);
    }

    [TestMethod]
    [DynamicData(nameof(Laws))]
    public void Collapse_AnyParameters_OpensWhatIsLikelierOpenAtTemperatureZero(string law)
    {
        using FeatureGate gate = Create(law);
        using FeatureGate cold = Create(law, new(1e-6));
        foreach (int seed in new[] { 3, 4, 5 })
        {
            double[] parameters = Parameters(gate, seed);
            double[][] masks = Draws(cold, parameters);
            double[] values = Values(gate.Collapse, parameters);
            for (int i = 0; i < Gates; i++)
            {
                double share = masks.Average(row => row[i]);
                if (Math.Abs(share - 0.5) > Tolerance(law, 0.002))
                {
                    Assert.AreEqual(share > 0.5 ? 1 : 0, values[i], $"Gate {i}: open in {share} of all draws.");
                }
            }
        }
    }

    [TestMethod]
    public void OpenProbability_MeansAndDeviations_IsTheClosedForm()
    {
        double[] means = [-1, 0, 0.4, 1.5, 2];
        double[] deviations = [0.8547, 0.3, 1.2, 0.05, 0.7];
        double[] expected = [.. means.Zip(deviations, (mean, deviation) => NormalLaw.Cdf((mean - Threshold) / deviation))];

        // Two of the numbers of a gate make its deviation: 0.6 and 0.8 of it.
        double[] loadings = new double[16 * Gates];
        for (int i = 0; i < Gates; i++)
        {
            loadings[(3 * Gates) + i] = 0.6 * deviations[i];
            loadings[(7 * Gates) + i] = -0.8 * deviations[i];
        }

        Close.Numbers(expected, Values(new LogitNormalGate().OpenProbability, [.. means, .. deviations]), 1e-5);
        Close.Numbers(expected, Values(new LogitNormalGate().OpenProbability, [.. means, .. deviations.Select(x => -x)]), 1e-5);
        Close.Numbers(expected, Values(new CorrelatedLogitNormalGate().OpenProbability, [.. means, .. loadings]), 2e-4);
        Close.Numbers(means, Values(new LogitNormalGate().Firmness, [.. means, .. deviations]), 1e-6);
        Close.Numbers([0, 0, 1, 1, 1], Values(new CorrelatedLogitNormalGate().Collapse, [.. means, .. loadings]), 0);
    }

    [TestMethod]
    [DataRow(0.0, 1.2)]
    [DataRow(0.5, 0.6)]
    [DataRow(1.0, 0.3)]
    public void Draw_GivenNoise_MatchesTheFormulaAtEveryTemperature(double progress, double temperature)
    {
        using var scope = NewDisposeScope();
        double[] means = [-0.5, 0.1, 0.8];
        double[] deviations = [0.7, -0.4, 1.1];
        double[] noise = new Numbers(6).Normals(12);
        double[] common = new Numbers(7).Normals(4 * 16);
        double[] loadings = new Numbers(8).Normals(16 * 3, 0.3);
        double Mask(double t) => Math.Clamp((1.2 * LogisticLaw.Cdf(t / temperature)) - 0.1, 0, 1);

        double[] independent = Tensors.Values(new LogitNormalGate(new(1.2, 0.3)).Draw(
            Tensors.Double([.. means, .. deviations], 1, 6), Tensors.Double(noise, 4, 3), progress));
        double[] correlated = Tensors.Values(new CorrelatedLogitNormalGate(new(1.2, 0.3)).Draw(
            Tensors.Double([.. means, .. loadings], 1, 51), Tensors.Double(common, 4, 16), progress));

        Close.Numbers([.. noise.Select((e, i) => Mask(means[i % 3] + (deviations[i % 3] * e)))], independent, 1e-12);
        Close.Numbers(
            [.. Enumerable.Range(0, 12).Select(i => Mask(
                means[i % 3] + Enumerable.Range(0, 16).Sum(number => loadings[(number * 3) + (i % 3)] * common[(i / 3 * 16) + number])))],
            correlated,
            1e-12);
    }

    // Rows are dealt out in blocks to the codes of the first of them.
    [TestMethod]
    [DataRow(1)]
    [DataRow(16)]
    [DataRow(17)]
    [DataRow(45)]
    public void Draw_HyperNetworks_GiveEveryRowOneOfSixteenCodes(int rows)
    {
        using var scope = NewDisposeScope();
        using var gate = new HyperNetworkLogitNormalGate();
        double[] parameters = Parameters(gate, 9);
        double[] noise = new Numbers(10).Normals(rows * 32);
        int each = (rows + 15) / 16;

        double[] all = Tensors.Values(gate.Draw(Tensors.Double(parameters, 1, parameters.Length), Tensors.Double(noise, rows, 32)));

        for (int row = 0; row < rows; row++)
        {
            int code = row / each;
            double[] own = [.. noise[(row * 32)..((row * 32) + 16)], .. noise[((code * 32) + 16)..((code * 32) + 32)]];
            double[] alone = Tensors.Values(gate.Draw(Tensors.Double(parameters, 1, parameters.Length), Tensors.Double(own, 1, 32)));
            Close.Numbers(alone, all[(row * Gates)..((row + 1) * Gates)], 1e-12);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Laws))]
    public void Draw_Gradient_MatchesFiniteDifferences(string law)
    {
        using FeatureGate gate = Create(law, new(2, 0.6));
        double[] noise = new Numbers(11).Normals(4 * gate.NoiseCount(2));
        double[] factors = new Numbers(12).Normals(8);

        FiniteDifferences.Check(
            x => (gate.Draw(x[0], Tensors.Double(noise, 4, gate.NoiseCount(2)), 0.5) * Tensors.Double(factors, 4, 2)).sum(),
            1e-7,
            (Parameters(gate, 13, 2), [1, gate.ParameterCount(2)]));
    }

    [TestMethod]
    [DynamicData(nameof(Laws))]
    public void Penalty_Gradient_MatchesFiniteDifferences(string law)
    {
        using FeatureGate gate = Create(law);
        double[] factors = new Numbers(14).Normals(4);
        int count = gate.ParameterCount(2);

        FiniteDifferences.Check(
            x => (gate.Penalty(x[0]) * Tensors.Double(factors, 2, 2)).sum(),
            1e-7,
            ([.. Parameters(gate, 15, 2), .. Parameters(gate, 16, 2)], [2, count]));
    }

    [TestMethod]
    public void Penalty_DeviationThatIsTooSmall_StillHasAGradient()
    {
        using var scope = NewDisposeScope();
        Tensor parameters = Tensors.Double([Threshold, 1e-5], 1, 2).requires_grad_();
        var gate = new LogitNormalGate();

        double[] gradient = Tensors.Values(autograd.grad([gate.Penalty(parameters + Tensors.Double([1e-3, 0], 1, 2)).sum()], [parameters])[0]);

        // One least deviation above the threshold: Phi(1) falls as the deviation grows.
        Assert.AreEqual(NormalLaw.Density(1) / 1e-3, gradient[0], 1e-2);
        Assert.AreEqual(-NormalLaw.Density(1) / 1e-3, gradient[1], 1e-2);
    }

    [TestMethod]
    public void Draw_SameAndOppositeLoadings_MakeTheSameAndOppositeMasks()
    {
        using var scope = NewDisposeScope();
        double[] loadings = new Numbers(17).Normals(16, 0.3);
        double[] parameters = [0, 0, 0, .. loadings.SelectMany(x => new[] { x, x, -x })];

        double[][] masks = new CorrelatedLogitNormalGate().Masks(parameters, 500, seed: 18);

        foreach (double[] row in masks)
        {
            Assert.AreEqual(row[0], row[1], 1e-6);
            Assert.AreEqual(row[0], 1 - row[2], 1e-5);
        }

        Assert.IsGreaterThan(50, masks.Count(row => row[0] == 0));
        Assert.IsGreaterThan(50, masks.Count(row => row[0] == 1));
    }

    [TestMethod]
    [DynamicData(nameof(Laws))]
    public void InitialParameters_DefaultLaw_CanOpenAndClose(string law)
    {
        using var scope = NewDisposeScope();
        using FeatureGate gate = Create(law);
        const int Many = 60;
        Tensor start = gate.InitialParameters(Many, 19);
        double[] parameters = Tensors.Values(start);
        double[] masks = [.. Draws(gate, parameters, 4800, Many).SelectMany(row => row)];

        CollectionAssert.AreEqual(new long[] { gate.ParameterCount(Many) }, start.shape);
        CollectionAssert.AreEqual(new double[Many], parameters[..Many]);
        double tolerance = law switch { "Independent" => 0.01, "Correlated" => 0.05, _ => 0.1 };
        Assert.AreEqual(0.2, masks.Count(mask => mask == 0) / (double)masks.Length, tolerance);
        Assert.AreEqual(0.2, masks.Count(mask => mask == 1) / (double)masks.Length, tolerance);
        Assert.AreEqual(0.8, Values(gate.OpenProbability, parameters).Average(), tolerance);
    }

    [TestMethod]
    [DataRow("Correlated")]
    [DataRow("HyperNetwork")]
    public void InitialParameters_Seed_IsAllThatTheyDependOn(string law)
    {
        using var scope = NewDisposeScope();
        using FeatureGate gate = Create(law);

        double[] parameters = Tensors.Values(gate.InitialParameters(7, 21));

        CollectionAssert.AreEqual(parameters, Tensors.Values(gate.InitialParameters(7, 21)));
        CollectionAssert.AreNotEqual(parameters, Tensors.Values(gate.InitialParameters(7, 22)));
        Assert.IsTrue(parameters.All(double.IsFinite));
    }

    [TestMethod]
    public void InitialParameter_OfTheCallers_IsTheMeanOfEveryGate()
    {
        using var scope = NewDisposeScope();
        foreach (FeatureGate gate in new FeatureGate[] { new LogitNormalGate(null, -0.4), new CorrelatedLogitNormalGate(null, -0.4) })
        {
            Assert.AreEqual(-0.4, gate.InitialParameter);
            Close.Numbers([-0.4, -0.4, -0.4], Values(gate.Firmness, Tensors.Values(gate.InitialParameters(3, 1))), 1e-6);
        }

        using var networks = new HyperNetworkLogitNormalGate(null, 1.5);
        double[] start = Tensors.Values(networks.InitialParameters(3, 1));
        Close.Numbers([1.5, 1.5, 1.5], start[..3], 1e-6);
        Assert.IsTrue(Values(networks.Collapse, start).All(value => value == 1));
    }

    [TestMethod]
    [DynamicData(nameof(Laws))]
    public void Draw_ExtremeParametersAndNoise_HasFiniteValuesAndGradients(string law)
    {
        using var scope = NewDisposeScope();
        using FeatureGate gate = Create(law, new(1, 0.01));
        int numbers = gate.NoiseCount(Gates);
        int count = gate.ParameterCount(Gates);
        foreach (double scale in new[] { 0, 1e-30, 1e-3, 30 })
        {
            Tensor parameters = Tensors.Single(new Numbers(23).Normals(count, scale), 1, count).requires_grad_();
            Tensor noise = Tensors.Single([.. new[] { -1e6, -20, 0, 1e-30, 20, 1e6 }.SelectMany(x => Enumerable.Repeat(x, numbers))], 6, numbers);

            Tensor mask = gate.Draw(parameters, noise);
            Tensor penalty = gate.Penalty(parameters);
            double[] gradient = Tensors.Values(autograd.grad([mask.sum() + penalty.sum()], [parameters])[0]);

            Assert.IsTrue(Tensors.Values(mask).All(value => value is >= 0 and <= 1));
            Assert.IsTrue(Tensors.Values(penalty).All(value => value is >= 0 and <= 1));
            Assert.IsTrue(gradient.All(double.IsFinite), $"At {scale}.");
            Assert.IsTrue(Tensors.Values(gate.Collapse(parameters)).All(value => value is 0 or 1));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Laws))]
    public void Draw_StackedMembers_IsEachAloneBitForBit(string law)
    {
        using var scope = NewDisposeScope();
        using FeatureGate gate = Create(law);
        const int Members = 3;
        int count = gate.ParameterCount(Gates);
        double[][] values = [.. Enumerable.Range(0, Members).Select(member => Parameters(gate, 24 + member))];
        Tensor parameters = Tensors.Single([.. values.SelectMany(x => x)], Members, 1, count).requires_grad_();
        Tensor[] noises = [.. Enumerable.Range(0, Members).Select(member => gate.Noise(30 + member, 37, gate.NoiseCount(Gates)))];
        Tensor stacked = gate.Draw(parameters, stack(noises, 0), 0.3);
        Tensor penalties = gate.Penalty(parameters);
        double[] gradients = Tensors.Values(autograd.grad([stacked.sum() + penalties.sum()], [parameters])[0]);

        for (int member = 0; member < Members; member++)
        {
            Tensor own = Tensors.Single(values[member], 1, 1, count).requires_grad_();
            Tensor alone = gate.Draw(own, noises[member].unsqueeze(0), 0.3);
            double[] gradient = Tensors.Values(autograd.grad([alone.sum() + gate.Penalty(own).sum()], [own])[0]);

            double[] Part(Tensor all, int size) => Tensors.Values(all)[(size * member)..(size * (member + 1))];
            CollectionAssert.AreEqual(Tensors.Values(alone), Part(stacked, 37 * Gates));
            CollectionAssert.AreEqual(Tensors.Values(gate.Penalty(own)), Part(penalties, Gates));
            CollectionAssert.AreEqual(Tensors.Values(gate.Collapse(own)), Part(gate.Collapse(parameters), Gates));
            CollectionAssert.AreEqual(Tensors.Values(gate.Firmness(own)), Part(gate.Firmness(parameters), Gates));
            CollectionAssert.AreEqual(gradient, gradients[(count * member)..(count * (member + 1))]);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Laws))]
    public void FillNoise_SameSeed_IsTheSameAndTouchesNoOtherState(string law)
    {
        using var scope = NewDisposeScope();
        byte[] before = get_rng_state().data<byte>().ToArray();
        using FeatureGate gate = Create(law);
        double[] noise = Tensors.Values(gate.Noise(40, 8, gate.NoiseCount(Gates)));

        CollectionAssert.AreEqual(noise, Tensors.Values(gate.Noise(40, 8, gate.NoiseCount(Gates))));
        CollectionAssert.AreNotEqual(noise, Tensors.Values(gate.Noise(41, 8, gate.NoiseCount(Gates))));
        CollectionAssert.AreEqual(before, get_rng_state().data<byte>().ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Laws))]
    public void GateLayer_OfTheLaw_DrawsCollapsesAndLeavesNothing(string law)
    {
        using FeatureGate gate = Create(law);

        // What a law keeps is made at its first use.
        Values(gate.OpenProbability, Parameters(gate, 1));

        Alive.AssertUseLeavesNothing(() => new GateLayer(gate, 4, members: 2, seed: 5), layer =>
        {
            using var scope = NewDisposeScope();
            Tensor input = ones([2, 9, 4], ScalarType.Float32);
            layer.train();
            double[] drawn = Tensors.Values(layer.forward(input));
            layer.eval();

            Assert.HasCount(72, drawn);
            Assert.IsGreaterThan(5, drawn.Distinct().Count());
            Assert.IsTrue(Tensors.Values(layer.forward(input)).All(value => value is 0 or 1));
            CollectionAssert.AreEqual(new long[] { 2 }, layer.Penalty().shape);
            CollectionAssert.AreEqual(new long[] { 2, 4 }, layer.OpenProbability().shape);
            CollectionAssert.AreEqual(new long[] { 2, gate.ParameterCount(4) }, layer.parameters().Single().shape);
        });
    }

    [TestMethod]
    public void Counts_OfGates_AreThoseOfTheLaws()
    {
        using var networks = new HyperNetworkLogitNormalGate();

        Assert.AreEqual(14, new LogitNormalGate().ParameterCount(7));
        Assert.AreEqual(7, new LogitNormalGate().NoiseCount(7));
        Assert.AreEqual(119, new CorrelatedLogitNormalGate().ParameterCount(7));
        Assert.AreEqual(16, new CorrelatedLogitNormalGate().NoiseCount(7));
        Assert.AreEqual(28, new CorrelatedLogitNormalGate(dimension: 3).ParameterCount(7));
        Assert.AreEqual(3760 + (7 * 593), networks.ParameterCount(7));
        Assert.AreEqual(32, networks.NoiseCount(7));
    }

    [TestMethod]
    public void Constructor_OutOfRange_Throws()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new LogitNormalGate(initialMean: double.NaN));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new CorrelatedLogitNormalGate(initialMean: double.PositiveInfinity));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new CorrelatedLogitNormalGate(dimension: 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new HyperNetworkLogitNormalGate(initialMean: double.NaN));
    }

    private static FeatureGate Create(string law, TemperatureSchedule? temperature = null) => law switch
    {
        "Independent" => new LogitNormalGate(temperature),
        "Correlated" => new CorrelatedLogitNormalGate(temperature),
        _ => new HyperNetworkLogitNormalGate(temperature),
    };

    // Somewhere near the start, with means apart.
    private static double[] Parameters(FeatureGate gate, int seed, int gates = Gates)
    {
        using var scope = NewDisposeScope();
        var numbers = new Numbers(seed);
        return [.. Tensors.Values(gate.InitialParameters(gates, seed)).Select((x, i) => x + (numbers.Normal() * (i < gates ? 0.7 : 0.05)))];
    }

    // Of hyper-networks, sixteen rows at a time: each has a code of its own.
    private static double[][] Draws(FeatureGate gate, double[] parameters, long rows = Samples, int gates = Gates)
    {
        using var scope = NewDisposeScope();
        long together = gate is HyperNetworkLogitNormalGate ? 16 : rows;
        Tensor noise = gate.Noise(seed: 1, rows / together, together, gate.NoiseCount(gates));
        Tensor stack = Tensors.Single(parameters, 1, 1, parameters.Length).expand(rows / together, 1, parameters.Length);
        return [.. Tensors.Values(gate.Draw(stack, noise)).Chunk(gates)];
    }

    // Probabilities of hyper-networks are means over a few codes.
    private static double Tolerance(string law, double standardError, int gates = 1) =>
        (4.5 * standardError) + (law == "HyperNetwork" ? 0.02 * gates : 1e-6);

    private static double[] Values(Func<Tensor, Tensor> quantity, double[] parameters)
    {
        using var scope = NewDisposeScope();
        return Tensors.Values(quantity(Tensors.Single(parameters, parameters.Length)));
    }
}
