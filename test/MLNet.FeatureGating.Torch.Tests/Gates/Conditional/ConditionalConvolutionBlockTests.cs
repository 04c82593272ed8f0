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
public sealed class ConditionalConvolutionBlockTests
{
    private DisposeScope _scope = null!;

    [TestInitialize]
    public void OpenScope() => _scope = NewDisposeScope();

    [TestCleanup]
    public void CloseScope() => _scope.Dispose();

    [TestMethod]
    [DataRow(3, 1, new double[] { 0, 0, 0 })]
    [DataRow(1, 3, new double[] { 0, 0, 0 })]
    [DataRow(3, 3, new double[] { 100, 0, -100 })]
    [DataRow(3, 1, new double[] { 100, 100, 100 })]
    [DataRow(3, 3, new double[] { -100, -100, -100 })]
    public void Forward_Evaluating_EqualsMaskedLoops(int kernelSize, int outputKernelSize, double[] biases)
    {
        using ConditionalConvolutionBlock block = Block(kernelSize, outputKernelSize, biases);
        block.eval();
        Tensor input = Tensors.StandardNormal(1, 6, 2, 4, 5);

        Tensor output = block.call(input);

        double[] gates = Tensors.Values(block.Gate.call(input));
        Close.Numbers(Masked(block, input, gates), Tensors.Values(output), 1e-5);
        CollectionAssert.AreEqual(new long[] { 6, 2, 4, 5 }, output.shape);
        Assert.AreEqual(gates.Average(), block.ActivationRate, 1e-6);
    }

    [TestMethod]
    public void Forward_Training_EqualsMaskedLoops()
    {
        using ConditionalConvolutionBlock block = Block(3, 3, [0, 1, -1]);
        using var twin = new ConditionalGate(2, 3, seed: SeedStream.Member(5, 0));
        ChannelNetworks.Set(twin.Logits.Bias, 0, 1, -1);
        Tensor input = Tensors.StandardNormal(1, 6, 2, 4, 5);

        double[] output = Tensors.Values(block.call(input));

        double[] gates = Tensors.Values(twin.call(input));
        Close.Numbers(Masked(block, input, gates), output, 1e-5);
        Assert.IsTrue(gates.Contains(0) && gates.Contains(1));
    }

    [TestMethod]
    public void Forward_Evaluating_DoesNotComputeClosedGroups()
    {
        using ConditionalConvolutionBlock block = Block(3, 1, [0, -100, 0]);
        block.eval();
        Tensor input = Tensors.StandardNormal(1, 6, 2, 4, 5);
        double[] gates = Tensors.Values(block.Gate.call(input));
        using (no_grad())
        {
            block.First.Weights.narrow(0, 0, 4).fill_(double.NaN);
        }

        double[] output = Tensors.Values(block.call(input));

        bool[] expected = [.. gates.Chunk(3).Select(row => row[0] == 1)];
        CollectionAssert.AreEqual(expected, output.Chunk(40).Select(image => double.IsNaN(image[0])).ToArray());
        Assert.IsTrue(expected.Contains(true) && expected.Contains(false));
    }

    [TestMethod]
    public void Gradient_Training_ReachesEveryParameter()
    {
        using ConditionalConvolutionBlock block = Block(3, 1, [0, 0, 0]);
        Tensor[] parameters = [.. block.parameters()];

        Tensor loss = block.call(Tensors.StandardNormal(1, 6, 2, 4, 5)).square().sum() + block.RatePenalty();

        IList<Tensor> gradients = autograd.grad([loss], parameters);
        Assert.HasCount(6, gradients);
        Assert.IsTrue(gradients.All(gradient => Tensors.Values(gradient).Any(x => x != 0)));
    }

    [TestMethod]
    public void Forward_Called_LeavesNothingAliveButItsResult()
    {
        Tensor input = Tensors.StandardNormal(1, 6, 2, 4, 5);

        Alive.AssertUseLeavesNothing(() => Block(3, 3, [0, 100, -100]), block =>
        {
            block.call(input).Dispose();
            block.eval();
            Assert.AreEqual(0, Alive.Growth(() => block.call(input).Dispose()));
        });
    }

    [TestMethod]
    public void Constructor_EvenKernel_Throws()
    {
        Assert.AreEqual("kernelSize", Assert.ThrowsExactly<ArgumentException>(() => new ConditionalConvolutionBlock(2, 4, 2, 2, 2)).ParamName);
        Assert.AreEqual(
            "outputKernelSize", Assert.ThrowsExactly<ArgumentException>(() => new ConditionalConvolutionBlock(2, 4, 2, 2, 3, 4)).ParamName);
    }

    private static ConditionalConvolutionBlock Block(int kernelSize, int outputKernelSize, double[] biases)
    {
        var block = new ConditionalConvolutionBlock(2, 12, 2, 3, kernelSize, outputKernelSize, seed: 5);
        ChannelNetworks.Set(block.Gate.Logits.Bias, biases);
        ChannelNetworks.Set(block.First.Bias, new Numbers(1).Normals(12));
        ChannelNetworks.Set(block.Second.Bias, 0.5, -1);
        return block;
    }

    private static double[] Masked(ConditionalConvolutionBlock block, Tensor input, double[] gates)
    {
        int kernel = block.First.KernelSize;
        double[] hidden = ManagedLayers.Convolution(
            Tensors.Values(input), (6, 2, 4, 5), Tensors.Values(block.First.Weights), Tensors.Values(block.First.Bias), kernel, 1, kernel / 2).Values;
        double[] gated = [.. hidden.Select((x, i) => Math.Max(0, x) * gates[i / (4 * 20)])];
        kernel = block.Second.KernelSize;
        return ManagedLayers.Convolution(
            gated, (6, 12, 4, 5), Tensors.Values(block.Second.Weights), Tensors.Values(block.Second.Bias), kernel, 1, kernel / 2).Values;
    }
}
