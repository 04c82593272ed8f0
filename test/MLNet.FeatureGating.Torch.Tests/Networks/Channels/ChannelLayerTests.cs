using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Reference;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Networks.Channels;

/// <summary>Each layer against loops in double precision.</summary>
[TestClass]
public sealed class ChannelLayerTests
{
    private DisposeScope _scope = null!;

    [TestInitialize]
    public void OpenScope() => _scope = NewDisposeScope();

    [TestCleanup]
    public void CloseScope() => _scope.Dispose();

    [TestMethod]
    public void Dense_Rows_MatchesLoops()
    {
        using var layer = new DenseLayer(4, 3, seed: 2);
        ChannelNetworks.Set(layer.Bias, 0.5, -1, 2);
        Tensor input = Tensors.StandardNormal(1, 5, 4);

        Tensor output = layer.call(input);

        double[] expected = ManagedLayers.Dense(Tensors.Values(input), Tensors.Values(layer.Weights), [0.5, -1, 2], 4);
        Close.Numbers(expected, Tensors.Values(output), 1e-6);
        CollectionAssert.AreEqual(new long[] { 5, 3 }, output.shape);
    }

    [TestMethod]
    [DataRow(1, 1, 0)]
    [DataRow(3, 1, 0)]
    [DataRow(3, 1, 1)]
    [DataRow(3, 2, 1)]
    [DataRow(2, 3, 2)]
    public void Convolution_Images_MatchesLoops(int kernel, int stride, int padding)
    {
        using var layer = new ConvolutionLayer(2, 3, kernel, stride, padding, seed: 2);
        ChannelNetworks.Set(layer.Bias, 0.5, -1, 2);
        Tensor input = Tensors.StandardNormal(1, 2, 2, 7, 6);

        Tensor output = layer.call(input);

        (double[] expected, long multiplications) = ManagedLayers.Convolution(
            Tensors.Values(input), (2, 2, 7, 6), Tensors.Values(layer.Weights), [0.5, -1, 2], kernel, stride, padding);
        Close.Numbers(expected, Tensors.Values(output), 1e-5);
        CollectionAssert.AreEqual(layer.OutputShape(input.shape), output.shape);
        Assert.AreEqual(multiplications, layer.Operations(input.shape));
    }

    [TestMethod]
    [DataRow(2, 2)]
    [DataRow(3, 1)]
    [DataRow(2, 3)]
    public void MaxPooling_Images_MatchesLoops(int kernel, int stride)
    {
        using var layer = new MaxPoolingLayer(kernel, stride);
        Tensor input = Tensors.StandardNormal(1, 2, 3, 7, 7);

        Tensor output = layer.call(input);

        Close.Numbers(ManagedLayers.Pool(Tensors.Values(input), 3, 7, kernel, stride, window => window.Max()), Tensors.Values(output), 0);
        CollectionAssert.AreEqual(layer.OutputShape(input.shape), output.shape);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void AveragePooling_Images_MatchesLoops(int outputSize)
    {
        using var layer = new AveragePoolingLayer(outputSize);
        Tensor input = Tensors.StandardNormal(1, 2, 3, 6, 6);

        Tensor output = layer.call(input);

        int window = 6 / outputSize;
        Close.Numbers(ManagedLayers.Pool(Tensors.Values(input), 3, 6, window, window, values => values.Average()), Tensors.Values(output), 1e-6);
        CollectionAssert.AreEqual(layer.OutputShape(input.shape), output.shape);
    }

    [TestMethod]
    public void Flatten_Images_KeepsOrder()
    {
        using var layer = new FlattenLayer();
        Tensor input = Tensors.StandardNormal(1, 2, 3, 4, 5);

        Tensor output = layer.call(input);

        CollectionAssert.AreEqual(new long[] { 2, 60 }, output.shape);
        CollectionAssert.AreEqual(Tensors.Values(input), Tensors.Values(output));
        CollectionAssert.AreEqual(new long[] { 2, 60 }, layer.call(output).shape);
    }

    [TestMethod]
    [DataRow(Activation.Relu)]
    [DataRow(Activation.Tanh)]
    [DataRow(Activation.Sigmoid)]
    [DataRow(Activation.Selu)]
    [DataRow(Activation.LeakyRelu)]
    public void Activation_Rows_MatchesFormula(Activation activation)
    {
        using var layer = new ActivationLayer(activation);
        Tensor input = Tensors.StandardNormal(1, 4, 5);

        double[] expected = [.. Tensors.Values(input).Select(x => ManagedNetwork.Apply(activation, x))];
        Close.Numbers(expected, Tensors.Values(layer.call(input)), 1e-6);
    }

    [TestMethod]
    public void Normalization_Evaluating_MatchesFormula()
    {
        using var layer = new ChannelNormalizationLayer(2, epsilon: 0.01);
        SetStatistics(layer);
        layer.eval();
        Tensor input = Tensors.StandardNormal(1, 3, 2, 2, 2);

        double[] output = Tensors.Values(layer.call(input));

        double[] expected = [.. Tensors.Values(input).Select((x, i) => i / 4 % 2 == 0
            ? ((x - 0.5) / Math.Sqrt(2.01) * 3) + 1
            : ((x + 1) / Math.Sqrt(0.26) * -2) + 4)];
        Close.Numbers(expected, output, 1e-5);
        Close.Numbers([0.5, -1], Tensors.Values(layer.RunningMean), 0);
    }

    [TestMethod]
    public void Normalization_Training_UsesTheBatchAndAverages()
    {
        using var layer = new ChannelNormalizationLayer(2, momentum: 0.3, epsilon: 0.01);
        SetStatistics(layer);
        Tensor input = Tensors.StandardNormal(1, 7, 2);
        double[] first = [.. Tensors.Values(input).Where((_, i) => i % 2 == 0)];
        double mean = first.Average();
        double squares = first.Sum(x => (x - mean) * (x - mean));

        double[] output = Tensors.Values(layer.call(input));

        double[] expected = [.. first.Select(x => ((x - mean) / Math.Sqrt((squares / 7) + 0.01) * 3) + 1)];
        Close.Numbers(expected, [.. output.Where((_, i) => i % 2 == 0)], 1e-5);
        Assert.AreEqual((0.7 * 0.5) + (0.3 * mean), Tensors.Values(layer.RunningMean)[0], 1e-6);
        Assert.AreEqual((0.7 * 2) + (0.3 * squares / 6), Tensors.Values(layer.RunningVariance)[0], 1e-6);
    }

    [TestMethod]
    public void Normalization_TrainingOnOneValueAChannel_ThrowsAndLeavesTheAverages()
    {
        using var layer = new ChannelNormalizationLayer(2);

        ArgumentException e = Assert.ThrowsExactly<ArgumentException>(() => layer.call(Tensors.Single([1, 2], 1, 2)));

        Assert.Contains("at least 2 values of each channel while training, but a batch of shape [1, 2] has 1", e.Message);
        Close.Numbers([1, 1], Tensors.Values(layer.RunningVariance), 0);
        Assert.IsTrue(Tensors.Values(layer.call(Tensors.Single([1, 2, 3, 4], 1, 2, 1, 2))).All(double.IsFinite), "Images have more values.");
        layer.eval();
        Assert.IsTrue(Tensors.Values(layer.call(Tensors.Single([1, 2], 1, 2))).All(double.IsFinite));
    }

    [TestMethod]
    public void Selection_RowsAndImages_KeepsChannels()
    {
        using var layer = new SelectionLayer(3, [2, 0]);

        Close.Numbers([3, 1, 6, 4], Tensors.Values(layer.call(Tensors.Single([1, 2, 3, 4, 5, 6], 2, 3))), 0);
        Tensor images = layer.call(Tensors.Single([1, 2, 3, 4, 5, 6], 1, 3, 1, 2));
        Close.Numbers([5, 6, 1, 2], Tensors.Values(images), 0);
        CollectionAssert.AreEqual(layer.OutputShape([1, 3, 1, 2]), images.shape);
    }

    [TestMethod]
    public void Scale_RowsAndImages_MultipliesChannels()
    {
        using var layer = new ScaleLayer([2, -0.5]);

        Close.Numbers([2, -1, 6, -2], Tensors.Values(layer.call(Tensors.Single([1, 2, 3, 4], 2, 2))), 0);
        Close.Numbers([2, 4, -1.5, -2], Tensors.Values(layer.call(Tensors.Single([1, 2, 3, 4], 1, 2, 1, 2))), 0);
    }

    [TestMethod]
    public void Layers_Called_LeaveNothingAliveButTheirResult()
    {
        Tensor images = Tensors.StandardNormal(1, 2, 3, 6, 6);
        Tensor rows = Tensors.StandardNormal(1, 5, 3);
        foreach ((ChannelLayer layer, Tensor input) in new (ChannelLayer, Tensor)[]
        {
            (new DenseLayer(3, 2), rows),
            (new ConvolutionLayer(3, 2, 3), images),
            (new ActivationLayer(Activation.Selu), rows),
            (new MaxPoolingLayer(2), images),
            (new AveragePoolingLayer(), images),
            (new FlattenLayer(), images),
            (new ChannelNormalizationLayer(3), images),
            (new SelectionLayer(3, [1]), rows),
            (new ScaleLayer([1, 2, 3]), images),
        })
        {
            long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            using (layer.call(input))
            {
                Assert.AreEqual(before + 1, DisposeScopeManager.Statistics.ThreadTotalLiveCount, layer.GetType().Name);
            }

            int own = layer.OwnTensors().Count();
            layer.Dispose();
            Assert.AreEqual(before - own, DisposeScopeManager.Statistics.ThreadTotalLiveCount, layer.GetType().Name);
        }
    }

    private static void SetStatistics(ChannelNormalizationLayer layer)
    {
        ChannelNetworks.Set(layer.Weights, 3, -2);
        ChannelNetworks.Set(layer.Bias, 1, 4);
        ChannelNetworks.Set(layer.RunningMean, 0.5, -1);
        ChannelNetworks.Set(layer.RunningVariance, 2, 0.25);
    }
}
