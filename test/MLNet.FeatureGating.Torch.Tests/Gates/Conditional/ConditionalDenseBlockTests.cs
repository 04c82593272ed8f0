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
public sealed class ConditionalDenseBlockTests
{
    private DisposeScope _scope = null!;

    [TestInitialize]
    public void OpenScope() => _scope = NewDisposeScope();

    [TestCleanup]
    public void CloseScope() => _scope.Dispose();

    [TestMethod]
    [DataRow(new double[] { 0, 0, 0, 0 }, DisplayName = "Rows differ")]
    [DataRow(new double[] { 100, 0, -100, 0 }, DisplayName = "One group open and one closed for all")]
    [DataRow(new double[] { 100, 100, 100, 100 }, DisplayName = "All open")]
    [DataRow(new double[] { -100, -100, -100, -100 }, DisplayName = "All closed")]
    public void Forward_Evaluating_EqualsMaskedLoops(double[] biases)
    {
        using ConditionalDenseBlock block = Block(biases);
        block.eval();
        Tensor input = Tensors.StandardNormal(1, 15, 3);

        Tensor output = block.call(input);

        double[] gates = Tensors.Values(block.Gate.call(input));
        Close.Numbers(Masked(block, input, gates), Tensors.Values(output), 1e-5);
        CollectionAssert.AreEqual(new long[] { 15, 2 }, output.shape);
        Assert.AreEqual(gates.Average(), block.ActivationRate, 1e-6);
    }

    [TestMethod]
    public void Forward_Training_EqualsMaskedLoops()
    {
        using ConditionalDenseBlock block = Block([0, 1, -1, 0]);
        using var twin = new ConditionalGate(3, 4, seed: SeedStream.Member(5, 0));
        ChannelNetworks.Set(twin.Logits.Bias, 0, 1, -1, 0);
        Tensor input = Tensors.StandardNormal(1, 15, 3);

        double[] output = Tensors.Values(block.call(input));

        double[] gates = Tensors.Values(twin.call(input));
        Close.Numbers(Masked(block, input, gates), output, 1e-5);
        Assert.AreEqual(gates.Average(), block.ActivationRate, 1e-6);
        Assert.IsTrue(gates.Contains(0) && gates.Contains(1));
    }

    [TestMethod]
    public void Forward_Evaluating_DoesNotComputeClosedGroups()
    {
        using ConditionalDenseBlock block = Block([0, 0, -100, 0]);
        block.eval();
        Tensor input = Tensors.StandardNormal(1, 15, 3);
        double[] gates = Tensors.Values(block.Gate.call(input));

        // Whatever is multiplied by these is not a number, were it by a gate of 0.
        SetGroup(block, 0, double.NaN);
        SetGroup(block, 2, double.NaN);
        double[] output = Tensors.Values(block.call(input));

        bool[] expected = [.. gates.Chunk(4).Select(row => row[0] == 1)];
        CollectionAssert.AreEqual(expected, output.Chunk(2).Select(row => double.IsNaN(row[0])).ToArray());
        Assert.IsTrue(expected.Contains(true) && expected.Contains(false));
    }

    [TestMethod]
    public void Gradient_Evaluating_EqualsThatOfTheMaskedComputation()
    {
        using ConditionalDenseBlock block = Block([0, 0, 100, 0]);
        block.eval();
        Tensor input = Tensors.StandardNormal(1, 15, 3);
        Tensor factors = Tensors.StandardNormal(2, 15, 2);
        Tensor[] parameters = [block.First.Weights, block.First.Bias, block.Second.Weights, block.Second.Bias];
        Tensor gates = block.Gate.call(input).unsqueeze(-1);

        IList<Tensor> actual = autograd.grad([(block.call(input) * factors).sum()], parameters);

        Tensor hidden = block.First.call(input).relu().view(15, 4, 3) * gates;
        IList<Tensor> expected = autograd.grad([(block.Second.call(hidden.view(15, 12)) * factors).sum()], parameters);
        for (int i = 0; i < parameters.Length; i++)
        {
            Close.Numbers(Tensors.Values(expected[i]), Tensors.Values(actual[i]), 1e-5);
        }
    }

    [TestMethod]
    public void Forward_NoRows_GivesNone()
    {
        using ConditionalDenseBlock block = Block([0, 0, 0, 0]);
        block.eval();

        CollectionAssert.AreEqual(new long[] { 0, 2 }, block.call(empty([0, 3], ScalarType.Float32)).shape);
    }

    [TestMethod]
    public void Train_WithRatePenalty_LearnsWithinTheTargetRate()
    {
        using var block = new ConditionalDenseBlock(3, 32, 1, 8, targetRate: 0.3, seed: 1);
        Tensor input = Tensors.StandardNormal(1, 256, 3);
        Tensor targets = (input.narrow(1, 0, 1) * input.narrow(1, 1, 1)).tanh();
        Tensor[] parameters = [.. block.parameters()];
        double ofNothing = Tensors.Values(targets.square().mean([0, 1]))[0];

        for (int step = 0; step < 600; step++)
        {
            using var stepScope = NewDisposeScope();
            Tensor loss = (block.call(input) - targets).square().mean([0, 1]) + (block.RatePenalty() * 20.0);
            IList<Tensor> gradients = autograd.grad([loss], parameters);
            using IDisposable off = no_grad();
            for (int i = 0; i < parameters.Length; i++)
            {
                parameters[i].add_(gradients[i], -0.05);
            }
        }

        block.call(input);
        Assert.AreEqual(0.3, block.ActivationRate, 0.1);
        Assert.AreEqual(6, parameters.Length);
        Assert.IsLessThan(0.3 * ofNothing, Error(block, input, targets));
    }

    [TestMethod]
    public void Forward_SameSeed_GivesTheSameBits()
    {
        using ConditionalDenseBlock first = Block([0, 0, 0, 0]);
        using ConditionalDenseBlock second = Block([0, 0, 0, 0]);
        Tensor input = Tensors.StandardNormal(1, 15, 3);

        CollectionAssert.AreEqual(Tensors.Values(first.call(input)), Tensors.Values(second.call(input)));
        CollectionAssert.AreNotEqual(
            Tensors.Values(first.First.Weights)[..12],
            Tensors.Values(new ConditionalDenseBlock(3, 12, 2, 4, seed: 6).First.Weights)[..12]);
    }

    [TestMethod]
    public void Forward_Called_LeavesNothingAliveButItsResult()
    {
        Tensor input = Tensors.StandardNormal(1, 15, 3);

        Alive.AssertUseLeavesNothing(() => Block([0, 0, 100, -100]), block =>
        {
            block.call(input).Dispose();
            Assert.AreEqual(0, Alive.Growth(() => block.call(input).Dispose()));
            block.eval();
            Assert.AreEqual(0, Alive.Growth(() => block.call(input).Dispose()));
        });
    }

    [TestMethod]
    public void Constructor_GroupsThatDoNotDivide_Throws()
    {
        ArgumentException e = Assert.ThrowsExactly<ArgumentException>(() => new ConditionalDenseBlock(3, 10, 2, 4));

        Assert.AreEqual("groups", e.ParamName);
        Assert.Contains("divides the 10 hidden channels, but it is 4", e.Message);
        Assert.AreEqual("hidden", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ConditionalDenseBlock(3, 0, 2, 4)).ParamName);
        Assert.AreEqual("groups", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ConditionalDenseBlock(3, 4, 2, 0)).ParamName);
    }

    [TestMethod]
    public void Forward_WrongShape_Throws()
    {
        using ConditionalDenseBlock block = Block([0, 0, 0, 0]);

        ArgumentException e = Assert.ThrowsExactly<ArgumentException>(() => block.call(Tensors.StandardNormal(1, 5, 4)));

        Assert.Contains("[rows, 3], but it is [5, 4]", e.Message);
    }

    private static ConditionalDenseBlock Block(double[] biases)
    {
        var block = new ConditionalDenseBlock(3, 12, 2, 4, seed: 5);
        ChannelNetworks.Set(block.Gate.Logits.Bias, biases);
        ChannelNetworks.Set(block.First.Bias, new Numbers(1).Normals(12));
        ChannelNetworks.Set(block.Second.Bias, 0.5, -1);
        return block;
    }

    private static double[] Masked(ConditionalDenseBlock block, Tensor input, double[] gates)
    {
        double[] hidden = ManagedLayers.Dense(Tensors.Values(input), Tensors.Values(block.First.Weights), Tensors.Values(block.First.Bias), 3);
        double[] gated = [.. hidden.Select((x, i) => Math.Max(0, x) * gates[i / 3])];
        return ManagedLayers.Dense(gated, Tensors.Values(block.Second.Weights), Tensors.Values(block.Second.Bias), 12);
    }

    private static void SetGroup(ConditionalDenseBlock block, int group, double value)
    {
        using IDisposable off = no_grad();
        block.First.Weights.narrow(0, group * 3, 3).fill_(value);
    }

    private static double Error(ConditionalDenseBlock block, Tensor input, Tensor targets)
    {
        block.eval();
        double error = Tensors.Values((block.call(input) - targets).square().mean([0, 1]))[0];
        block.train();
        return error;
    }
}
