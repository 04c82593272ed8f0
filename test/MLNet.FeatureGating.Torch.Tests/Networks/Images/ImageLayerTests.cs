using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Torch.Tests.Networks.Channels;
using MLNet.FeatureGating.Torch.Tests.Reference;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Networks.Images;

/// <summary>Each layer of image networks against loops in double precision.</summary>
[TestClass]
public sealed class ImageLayerTests
{
    private DisposeScope _scope = null!;

    [TestInitialize]
    public void OpenScope() => _scope = NewDisposeScope();

    [TestCleanup]
    public void CloseScope() => _scope.Dispose();

    [TestMethod]
    [DataRow(1, 1, 0, 0, 0)]
    [DataRow(3, 1, 1, 0, 0)]
    [DataRow(3, 2, 1, 0, 0)]
    [DataRow(3, 2, 1, 1, 0)]
    [DataRow(3, 2, 1, 1, 1)]
    [DataRow(4, 3, 0, 2, 1)]
    [DataRow(2, 3, 1, 0, 2)]
    public void TransposedConvolution_Images_MatchesLoops(int kernel, int stride, int padding, int extraHeight, int extraWidth)
    {
        using var layer = new TransposedConvolutionLayer(2, 3, kernel, stride, padding, extraHeight, extraWidth, seed: 2);
        ChannelNetworks.Set(layer.parameters().Single(parameter => parameter.shape.Length == 1), 0.5, -1, 2);
        Tensor input = Tensors.StandardNormal(1, 2, 2, 4, 3);

        Tensor output = layer.call(input);

        long height = (3 * stride) - (2 * padding) + kernel + extraHeight;
        long width = (2 * stride) - (2 * padding) + kernel + extraWidth;
        CollectionAssert.AreEqual(new[] { 2, 3, height, width }, output.shape);
        CollectionAssert.AreEqual(output.shape, layer.OutputShape(input.shape));
        (double[] expected, long multiplications) = Scattered(
            Tensors.Values(input), Tensors.Values(Weights(layer)), [0.5, -1, 2], kernel, stride, padding, (int)height, (int)width);
        Close.Numbers(expected, Tensors.Values(output), 1e-5);
        Assert.AreEqual(multiplications, layer.Operations(input.shape));
    }

    [TestMethod]
    public void TransposedConvolution_Weights_AreOfTheSeedAndTheNumberOfPlacesSeen()
    {
        using var one = new TransposedConvolutionLayer(8, 6, 4, stride: 2, seed: 1);
        using var same = new TransposedConvolutionLayer(8, 6, 4, stride: 2, seed: 1);
        using var other = new TransposedConvolutionLayer(8, 6, 4, stride: 2, seed: 2);
        double[] weights = Tensors.Values(Weights(one));

        CollectionAssert.AreEqual(weights, Tensors.Values(Weights(same)));
        CollectionAssert.AreNotEqual(weights, Tensors.Values(Weights(other)));

        // 8 channels of 4 x 4 places, of which a stride of 2 leaves a quarter.
        double bound = Math.Sqrt(6.0 / (8 * 4));
        Assert.AreEqual(bound, weights.Max(), 0.02 * bound);
        Assert.AreEqual(-bound, weights.Min(), 0.02 * bound);
        (int inputs, int outputs, int kernel) = (one.Inputs, one.Outputs, one.KernelSize);
        Assert.AreEqual((8, 6, 4), (inputs, outputs, kernel));
    }

    [TestMethod]
    [DataRow(1, 5, 4)]
    [DataRow(3, 5, 4)]
    [DataRow(3, 4, 7)]
    public void ReflectionPadding_Images_MatchesLoops(int border, int height, int width)
    {
        using var layer = new ReflectionPaddingLayer(border);
        Tensor input = Tensors.StandardNormal(1, 2, 3, height, width);
        double[] values = Tensors.Values(input);

        Tensor output = layer.call(input);

        static int Mirrored(int place, int size) => place < 0 ? -place : place >= size ? (2 * size) - 2 - place : place;
        double[] expected =
        [
            .. from image in Enumerable.Range(0, 6)
               from y in Enumerable.Range(-border, height + (2 * border))
               from x in Enumerable.Range(-border, width + (2 * border))
               select values[(((image * height) + Mirrored(y, height)) * width) + Mirrored(x, width)],
        ];
        Close.Numbers(expected, Tensors.Values(output), 0);
        CollectionAssert.AreEqual(layer.OutputShape(input.shape), output.shape);
    }

    [TestMethod]
    public void LeakyRelu_Values_KeepsAFifthOfNegativeOnes()
    {
        using var layer = new LeakyReluLayer();

        Close.Numbers([-0.4, 0, 3], Tensors.Values(layer.call(Tensors.Single([-2, 0, 3], 1, 3))), 1e-7);
    }

    [TestMethod]
    public void Sigmoid_Values_MatchesFormula()
    {
        using var layer = new SigmoidLayer();

        Close.Numbers([1 / (1 + Math.Exp(2)), 0.5, 1 / (1 + Math.Exp(-3))], Tensors.Values(layer.call(Tensors.Single([-2, 0, 3], 1, 3))), 1e-6);
    }

    [TestMethod]
    public void Shape_Rows_BecomePlanarImages()
    {
        using var layer = new ShapeLayer(2, 3, 2);
        Tensor input = Tensors.StandardNormal(1, 4, 12);

        Tensor output = layer.call(input);

        CollectionAssert.AreEqual(new long[] { 4, 2, 3, 2 }, output.shape);
        CollectionAssert.AreEqual(Tensors.Values(input), Tensors.Values(output));
    }

    [TestMethod]
    public void Residual_Values_AddsWhatItsLayersMake()
    {
        using var inner = new DenseLayer(3, 3, seed: 1);
        using var layer = new ResidualLayer(new LayerChain(inner, new LeakyReluLayer()));
        Tensor input = Tensors.StandardNormal(1, 4, 3);

        double[] made = [.. ManagedLayers.Dense(Tensors.Values(input), Tensors.Values(inner.Weights), [0, 0, 0], 3).Select(x => x > 0 ? x : x / 5)];

        Close.Numbers([.. Tensors.Values(input).Zip(made, (x, y) => x + y)], Tensors.Values(layer.call(input)), 1e-6);
        Assert.HasCount(2, layer.parameters());
        Assert.HasCount(2, layer.OwnTensors());
        Assert.AreEqual(4 * 9, layer.Operations(input.shape));
    }

    [TestMethod]
    public void Gradients_PaddedAndTransposed_MatchFiniteDifferences()
    {
        double[] factors = new Numbers(3).Normals(2 * 9 * 7);
        double[] values = new Numbers(4).Normals(40);

        FiniteDifferences.Check(
            x =>
            {
                Tensor padded = nn.functional.pad(x[0], (long[])[1, 1, 2, 2], PaddingModes.Reflect);
                Tensor made = nn.functional.conv_transpose2d(padded, x[1], x[2], [1, 1], [1, 1], [0, 0]);
                return (made * Tensors.Double(factors[..(int)made.shape.Aggregate(1L, (a, b) => a * b)], made.shape)).sum();
            },
            1e-8,
            (values[..24], [1, 2, 4, 3]),
            (values[..36], [2, 2, 3, 3]),
            (values[38..], [2]));
    }

    [TestMethod]
    public void Layers_WrongInput_SayWhatTheyExpect()
    {
        using var transposed = new TransposedConvolutionLayer(2, 1, 3);
        using var cutAway = new TransposedConvolutionLayer(1, 1, 2, padding: 1);
        using var padding = new ReflectionPaddingLayer(3);
        using var shape = new ShapeLayer(1, 2, 2);

        void AssertRefused(ChannelLayer layer, string expected, params long[] input)
        {
            ArgumentException e = Assert.ThrowsExactly<ArgumentException>(() => layer.call(zeros(input, ScalarType.Float32)));
            Assert.Contains(expected, e.Message);
            Assert.Contains($"but it is [{string.Join(", ", input)}]", e.Message);
        }

        AssertRefused(transposed, "[rows, 2, height, width]", 1, 3, 4, 4);
        AssertRefused(transposed, "[rows, 2, height, width]", 1, 2);
        AssertRefused(cutAway, "of which padding leaves something", 1, 1, 1, 1);
        AssertRefused(padding, "images higher and wider than 3", 1, 1, 3, 9);
        AssertRefused(shape, "1 x 2 x 2 values a row", 2, 5);
    }

    [TestMethod]
    public void Constructor_NumberOutOfRange_Throws()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ReflectionPaddingLayer(0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TransposedConvolutionLayer(0, 1, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TransposedConvolutionLayer(1, 0, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TransposedConvolutionLayer(1, 1, 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TransposedConvolutionLayer(1, 1, 1, stride: 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TransposedConvolutionLayer(1, 1, 1, padding: -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TransposedConvolutionLayer(1, 1, 3, stride: 2, extraHeight: 2));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TransposedConvolutionLayer(1, 1, 3, stride: 2, extraWidth: -1));
    }

    private static Tensor Weights(TransposedConvolutionLayer layer) => layer.parameters().Single(parameter => parameter.shape.Length == 4);

    // Two rows of two channels of 4 x 3 become images of three channels.
    private static (double[] Values, long Multiplications) Scattered(
        double[] values, double[] weights, double[] bias, int kernel, int stride, int padding, int height, int width)
    {
        double[] result = new double[2 * 3 * height * width];
        long multiplications = 0;
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = bias[i / (height * width) % 3];
        }

        for (int place = 0; place < values.Length; place++)
        {
            (int x, int y, int channel, int row) = (place % 3, place / 3 % 4, place / 12 % 2, place / 24);
            for (int tap = 0; tap < 3 * kernel * kernel; tap++)
            {
                multiplications++;
                (int kx, int ky, int output) = (tap % kernel, tap / kernel % kernel, tap / (kernel * kernel));
                (int toX, int toY) = ((x * stride) + kx - padding, (y * stride) + ky - padding);
                if (toX >= 0 && toX < width && toY >= 0 && toY < height)
                {
                    double weight = weights[(((((channel * 3) + output) * kernel) + ky) * kernel) + kx];
                    result[(((((row * 3) + output) * height) + toY) * width) + toX] += values[place] * weight;
                }
            }
        }

        return (result, multiplications);
    }
}
