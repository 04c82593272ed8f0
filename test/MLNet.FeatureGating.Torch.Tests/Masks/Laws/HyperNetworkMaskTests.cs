using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Torch.Tests.Assertions;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Masks.Laws;

/// <summary>How representations are shared, and what follows where they are made of the masks' own noise.</summary>
[TestClass]
public sealed class HyperNetworkMaskTests
{
    private DisposeScope _scope = null!;

    [TestInitialize]
    public void OpenScope() => _scope = NewDisposeScope();

    [TestCleanup]
    public void CloseScope() => _scope.Dispose();

    // Each mask is what its z makes alone with its own representation: blocks of masks have the same.
    [TestMethod]
    [DataRow(4, 8, new[] { 0, 1, 2, 3 })]
    [DataRow(4, 4, new[] { 0, 1, 2, 3 })]
    [DataRow(8, 4, new[] { 0, 0, 1, 1, 2, 2, 3, 3 })]
    [DataRow(10, 4, new[] { 0, 0, 0, 1, 1, 1, 2, 2, 2, 3 })]
    [DataRow(5, 4, new[] { 0, 0, 1, 1, 2 })]
    [DataRow(5, 1, new[] { 0, 0, 0, 0, 0 })]
    [DataRow(1, 4, new[] { 0 })]
    public void Draw_MasksAndRepresentations_AreDealtOutInBlocks(int masks, int representations, int[] expected)
    {
        using MaskLaw law = MaskLaws.Create("HNet", options: MaskLaws.Options(representations));
        Tensor[] noise = law.FixedNoise(masks, seed: 5);
        Assert.HasCount(2, noise);
        CollectionAssert.AreEqual(new long[] { masks, MaskLaws.Dimension }, noise[0].shape);
        CollectionAssert.AreEqual(new long[] { Math.Min(masks, representations), MaskLaws.Dimension }, noise[1].shape);

        MaskDraw together = law.Draw(noise);

        MaskDraw[] alone = [.. expected.Select((representation, mask) =>
            law.Draw([noise[0].narrow(0, mask, 1), noise[1].narrow(0, representation, 1)]))];
        Close.Numbers([.. alone.SelectMany(draw => Tensors.Values(draw.Masks))], Tensors.Values(together.Masks), 1e-12);
        double[] binary = [.. expected.SelectMany((representation, mask) =>
            Tensors.Values(law.DrawBinary([noise[0].narrow(0, mask, 1), noise[1].narrow(0, representation, 1)])))];
        CollectionAssert.AreEqual(binary, Tensors.Values(law.DrawBinary(noise)));
        double[][] open = [.. Enumerable.Range(0, (int)noise[1].shape[0])
            .Select(r => Tensors.Values(law.Draw([noise[0].narrow(0, 0, 1), noise[1].narrow(0, r, 1)]).Open))];
        double[] means = [.. Enumerable.Range(0, MaskLaws.PixelCount).Select(pixel => open.Average(probabilities => probabilities[pixel]))];
        Close.Numbers(means, Tensors.Values(together.Open), 1e-12);
    }

    // By loops: r = Frep(z'), W = FW(r), b = Fb(r), and a mask of W z + b (eq. 7).
    [TestMethod]
    public void Draw_OneMask_MatchesLoops()
    {
        using MaskLaw law = MaskLaws.Create("HNet", temperature: 3);
        Tensor[] noise = law.FixedNoise(1, seed: 6);
        double[][] p = [.. law.Parameters.Select(Tensors.Values)];
        double[] z = Tensors.Values(noise[0]);
        double[] r = TwoLayers(Tensors.Values(noise[1]), p[0], p[1], p[2], p[3]);
        double[] weights = TwoLayers(r, p[4], p[5], p[6], p[7]);
        double[] biases = TwoLayers(r, p[8], p[9], p[10], p[11]);

        double[] masks = Tensors.Values(law.Draw(noise).Masks);

        double[] expected = [.. biases.Select((bias, pixel) =>
        {
            double logit = bias + z.Select((value, i) => value * weights[(pixel * MaskLaws.Dimension) + i]).Sum();
            return Math.Clamp((1.2 / (1 + Math.Exp(-logit / 3))) - 0.1, 0, 1);
        })];
        Close.Numbers(expected, masks, 1e-12);
        Assert.IsTrue(expected.Any(mask => mask is > 0 and < 1));
    }

    // Trap 3. The weight is made to be z itself: every logit is z squared and never below 0, while each law alone is open half of the time.
    [TestMethod]
    public void OpenProbabilities_SharedNoise_AreFrequenciesWhereTheClosedFormIsOff()
    {
        var options = new HyperNetworkOptions
        {
            Dimension = 1,
            RepresentationSize = 1,
            RepresentationHiddenUnits = 1,
            WeightHiddenUnits = 1,
            BiasHiddenUnits = 1,
            SharesNoise = true,
        };
        using var law = new HyperNetworkMask(1, options, type: ScalarType.Float64);
        Parameter[] parameters = [.. law.Parameters];
        foreach (int network in (int[])[0, 4])
        {
            // leaky_relu(x + 10) - 10 = x
            MaskLaws.Set(parameters[network], 1);
            MaskLaws.Set(parameters[network + 1], 10);
            MaskLaws.Set(parameters[network + 2], 1);
            MaskLaws.Set(parameters[network + 3], -10);
        }

        MaskLaws.Set(parameters[10], 0);
        MaskLaws.Set(parameters[11], 0);
        Tensor[] noise = law.Noise(200, seed: 7);
        Assert.HasCount(1, noise, "z' is z.");

        Close.Numbers([0.5], Tensors.Values(law.Draw(noise).OpenAtZero), 1e-9);
        Assert.IsTrue(Tensors.Values(law.DrawBinary(noise)).All(mask => mask == 1));
        Close.Numbers([1], Tensors.Values(law.OpenProbabilities()), 1e-12);
    }

    [TestMethod]
    public void OpenProbabilities_Twice_AreTheSameAndLeaveOnlyThemselves()
    {
        using MaskLaw law = MaskLaws.Create("HNet");
        double[] first = Tensors.Values(law.OpenProbabilities());

        Assert.AreEqual(1, Alive.Growth(() => law.OpenProbabilities()));

        CollectionAssert.AreEqual(first, Tensors.Values(law.OpenProbabilities()));
    }

    private static double[] TwoLayers(double[] input, double[] w1, double[] b1, double[] w2, double[] b2)
    {
        double[] Layer(double[] x, double[] w, double[] b) =>
            [.. b.Select((bias, o) => bias + x.Select((value, i) => value * w[(o * x.Length) + i]).Sum())];
        return Layer([.. Layer(input, w1, b1).Select(x => x > 0 ? x : 0.2 * x)], w2, b2);
    }
}
