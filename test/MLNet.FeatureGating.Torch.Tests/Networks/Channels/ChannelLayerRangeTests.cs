using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Networks.Channels;

[TestClass]
public sealed class ChannelLayerRangeTests
{
    private static readonly Dictionary<string, Func<ChannelLayer>> Wrong = new()
    {
        ["dense inputs"] = () => new DenseLayer(0, 2),
        ["dense outputs"] = () => new DenseLayer(2, 0),
        ["convolution inputs"] = () => new ConvolutionLayer(0, 1, 1),
        ["convolution outputs"] = () => new ConvolutionLayer(1, 0, 1),
        ["convolution kernelSize"] = () => new ConvolutionLayer(1, 1, 0),
        ["convolution stride"] = () => new ConvolutionLayer(1, 1, 1, stride: 0),
        ["convolution padding"] = () => new ConvolutionLayer(1, 1, 1, padding: -1),
        ["activation activation"] = () => new ActivationLayer((Activation)99),
        ["pooling kernelSize"] = () => new MaxPoolingLayer(0),
        ["pooling stride"] = () => new MaxPoolingLayer(2, 0),
        ["average outputSize"] = () => new AveragePoolingLayer(0),
        ["normalization channels"] = () => new ChannelNormalizationLayer(0),
        ["normalization momentum"] = () => new ChannelNormalizationLayer(1, momentum: 1.5),
        ["normalization epsilon"] = () => new ChannelNormalizationLayer(1, epsilon: 0),
        ["selection channels"] = () => new SelectionLayer(0, [0]),
        ["selection indices"] = () => new SelectionLayer(2, [0, 2]),
        ["scale scales"] = () => new ScaleLayer([1, double.NaN]),
    };

    public static IEnumerable<object[]> WrongNames => Wrong.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(WrongNames))]
    public void Constructor_NumberOutOfRange_Throws(string wrong)
    {
        using var scope = NewDisposeScope();

        ArgumentOutOfRangeException e = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Wrong[wrong]());

        Assert.AreEqual(wrong.Split(' ')[1], e.ParamName);
    }

    [TestMethod]
    public void Constructor_NothingKept_Throws()
    {
        Assert.ThrowsExactly<ArgumentException>(() => new SelectionLayer(2, []));
        Assert.ThrowsExactly<ArgumentException>(() => new ScaleLayer([]));
        Assert.ThrowsExactly<ArgumentNullException>(() => new SelectionLayer(2, null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => new ScaleLayer(null!));
    }

    [TestMethod]
    [DataRow(typeof(DenseLayer), new long[] { 5, 4 }, "[rows, 3]")]
    [DataRow(typeof(DenseLayer), new long[] { 5, 3, 2, 2 }, "[rows, 3]")]
    [DataRow(typeof(ConvolutionLayer), new long[] { 5, 3 }, "[rows, 3, height, width]")]
    [DataRow(typeof(ConvolutionLayer), new long[] { 5, 2, 4, 4 }, "[rows, 3, height, width]")]
    [DataRow(typeof(ConvolutionLayer), new long[] { 5, 3, 4, 1 }, "no smaller than the kernel (2)")]
    [DataRow(typeof(MaxPoolingLayer), new long[] { 5, 3 }, "[rows, channels, height, width]")]
    [DataRow(typeof(MaxPoolingLayer), new long[] { 5, 3, 1, 4 }, "no smaller than the window (2)")]
    [DataRow(typeof(AveragePoolingLayer), new long[] { 5, 3 }, "[rows, channels, height, width]")]
    [DataRow(typeof(FlattenLayer), new long[] { 5, 3, 2 }, "[rows, channels, height, width]")]
    [DataRow(typeof(ChannelNormalizationLayer), new long[] { 5, 4 }, "[rows, 3] or [rows, 3, height, width]")]
    [DataRow(typeof(SelectionLayer), new long[] { 5, 4, 2, 2 }, "[rows, 3] or [rows, 3, height, width]")]
    [DataRow(typeof(ScaleLayer), new long[] { 5, 3, 2 }, "[rows, 3] or [rows, 3, height, width]")]
    public void Forward_WrongShape_ThrowsNamingBoth(Type type, long[] shape, string expected)
    {
        using var scope = NewDisposeScope();
        ChannelLayer[] layers =
        [
            new DenseLayer(3, 2), new ConvolutionLayer(3, 2, 2), new MaxPoolingLayer(2), new AveragePoolingLayer(), new FlattenLayer(),
            new ChannelNormalizationLayer(3), new SelectionLayer(3, [1]), new ScaleLayer([1, 2, 3]),
        ];

        ArgumentException e = Assert.ThrowsExactly<ArgumentException>(
            () => layers.Single(layer => layer.GetType() == type).call(Tensors.StandardNormal(1, shape)));

        Assert.Contains(type.Name, e.Message);
        Assert.Contains(expected, e.Message);
        Assert.Contains($"[{string.Join(", ", shape)}]", e.Message);
        Assert.AreEqual("input", e.ParamName);
    }
}
