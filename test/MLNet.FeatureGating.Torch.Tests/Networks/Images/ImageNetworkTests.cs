using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Torch.Tests.Assertions;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Networks.Images;

/// <summary>What holds for every network of images, at every size.</summary>
[TestClass]
public sealed class ImageNetworkTests
{
    private const int Rows = 3;
    private const int Inputs = 5;
    private const int Classes = 4;

    private static readonly (int Height, int Width, int Channels)[] Sizes =
        [(28, 28, 1), (25, 25, 1), (1, 1, 1), (2, 3, 1), (7, 5, 1), (4, 4, 3), (73, 144, 1), (6, 9, 3), (1, 8, 2)];

    private DisposeScope _scope = null!;

    public static IEnumerable<object[]> Kinds => [["ResNet"], ["Dense"], ["Decoder"], ["Discriminator"], ["Classifier"]];

    public static IEnumerable<object[]> KindsAndSizes =>
        from kind in Kinds from size in Sizes select new object[] { kind[0], size.Height, size.Width, size.Channels };

    [TestInitialize]
    public void OpenScope() => _scope = NewDisposeScope();

    [TestCleanup]
    public void CloseScope() => _scope.Dispose();

    [TestMethod]
    [DynamicData(nameof(KindsAndSizes))]
    public void Network_AnySize_GivesTheShapeAndGradientsForAllItsParameters(string kind, int height, int width, int channels)
    {
        var grid = new PixelGrid(height, width, channels);
        using nn.Module<Tensor, Tensor> network = Create(kind, grid, ImageOutput.Real);
        Tensor input = Input(kind, grid);

        Tensor output = network.call(input);

        long outputs = kind switch
        {
            "Classifier" => Classes,
            "Discriminator" => Patches(grid),
            _ => grid.ValueCount,
        };
        CollectionAssert.AreEqual(new long[] { Rows, outputs }, output.shape);
        CollectionAssert.AreEqual(output.shape, ((ChannelLayer)network).OutputShape(input.shape));
        Parameter[] parameters = [.. network.parameters()];
        IList<Tensor> gradients = autograd.grad([(output * Tensors.StandardNormal(9, output.shape)).sum()], parameters);
        for (int i = 0; i < parameters.Length; i++)
        {
            double[] gradient = Tensors.Values(gradients[i]);
            Assert.IsTrue(gradient.All(double.IsFinite));
            Assert.IsGreaterThan(0, gradient.Max(Math.Abs), $"Parameter {i}, [{string.Join(", ", parameters[i].shape)}], learns nothing.");
        }
    }

    [TestMethod]
    [DataRow("ResNet")]
    [DataRow("Dense")]
    [DataRow("Decoder")]
    public void Output_UnitInterval_IsTheLogisticFunctionOfTheRealOne(string kind)
    {
        var grid = new PixelGrid(7, 5, 3);
        using nn.Module<Tensor, Tensor> bounded = Create(kind, grid, ImageOutput.UnitInterval);
        using nn.Module<Tensor, Tensor> real = Create(kind, grid, ImageOutput.Real);
        Tensor input = Input(kind, grid);

        double[] values = Tensors.Values(bounded.call(input));

        Assert.IsTrue(values.All(value => value is > 0 and < 1));
        Close.Numbers([.. Tensors.Values(real.call(input)).Select(x => 1 / (1 + Math.Exp(-x)))], values, 1e-5);
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void Network_Seed_DecidesIt(string kind)
    {
        var grid = new PixelGrid(7, 5);
        Tensor input = Input(kind, grid);

        double[] Output(int seed)
        {
            using nn.Module<Tensor, Tensor> network = Create(kind, grid, ImageOutput.Real, seed);
            return Tensors.Values(network.call(input));
        }

        byte[] before = get_rng_state().data<byte>().ToArray();
        double[] first = Output(1);

        CollectionAssert.AreEqual(first, Output(1));
        CollectionAssert.AreNotEqual(first, Output(2));
        CollectionAssert.AreEqual(before, get_rng_state().data<byte>().ToArray());
    }

    // Two layers of one size must not start alike.
    [TestMethod]
    public void Network_LayersOfOneSize_HaveWeightsOfTheirOwn()
    {
        using nn.Module<Tensor, Tensor> network = ImageNetworks.DenseReconstructor(6, 6, [6, 6]);
        Parameter[] weights = [.. network.parameters().Where(parameter => parameter.shape.Length == 2)];

        Assert.HasCount(3, weights);
        CollectionAssert.AreNotEqual(Tensors.Values(weights[0]), Tensors.Values(weights[1]));
        CollectionAssert.AreNotEqual(Tensors.Values(weights[1]), Tensors.Values(weights[2]));
    }

    // Out of training a row's output is its own affair.
    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void Network_OutOfTraining_TreatsRowsAlone(string kind)
    {
        var grid = new PixelGrid(7, 5);
        using nn.Module<Tensor, Tensor> network = Create(kind, grid, ImageOutput.Real);
        Tensor input = Input(kind, grid);
        network.call(input);
        network.eval();

        double[] together = Tensors.Values(network.call(input));

        double[] alone = [.. Enumerable.Range(0, Rows).SelectMany(row => Tensors.Values(network.call(input.narrow(0, row, 1))))];
        Close.Numbers(together, alone, 1e-5);
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void Network_Used_LeavesNothingAlive(string kind)
    {
        var grid = new PixelGrid(7, 5);
        Tensor input = Input(kind, grid);

        Alive.AssertUseLeavesNothing(() => Create(kind, grid, ImageOutput.UnitInterval), network => network.call(input).Dispose());
    }

    // 7 x 7, two halvings, two blocks of two convolutions each, two doublings, 7 x 7 (J. Johnson et al., 2016).
    [TestMethod]
    public void ResNet_LargeImages_HasThePapersLayers()
    {
        using nn.Module<Tensor, Tensor> network = ImageNetworks.ResNetReconstructor(new(28, 28), filters: 16, blocks: 2);

        string[] convolutions = [.. network.parameters()
            .Where(parameter => parameter.shape.Length == 4).Select(parameter => string.Join("x", parameter.shape))];

        string[] expected =
        [
            "16x1x7x7", "32x16x3x3", "64x32x3x3", "64x64x3x3", "64x64x3x3", "64x64x3x3", "64x64x3x3",
            "64x32x3x3", "32x16x3x3", "1x16x7x7",
        ];
        CollectionAssert.AreEqual(expected, convolutions);
    }

    // DCGAN normalises every layer behind the first, also where an image has as many channels as a layer.
    [TestMethod]
    public void Classifier_AnyNumberOfFilters_NormalisesAllConvolutionsButTheFirst()
    {
        foreach ((int channels, int filters) in new[] { (1, 4), (1, 1), (3, 3), (2, 1) })
        {
            using nn.Module<Tensor, Tensor> network = ImageNetworks.DcganClassifier(new(28, 28, channels), 2, filters);

            Assert.HasCount(network.modules().OfType<ConvolutionLayer>().Count() - 1, network.modules().OfType<ChannelNormalizationLayer>());
            Assert.HasCount(4, network.modules().OfType<ConvolutionLayer>());
        }
    }

    // Each logit is of a patch: what lies far away does not change it.
    [TestMethod]
    public void Discriminator_ChangeOfACorner_LeavesTheOppositePatchAlone()
    {
        var grid = new PixelGrid(28, 28);
        using nn.Module<Tensor, Tensor> network = ImageNetworks.PatchDiscriminator(grid, filters: 3);
        network.eval();
        Tensor input = Tensors.StandardNormal(1, 1, 2 * grid.ValueCount);
        double[] before = Tensors.Values(network.call(input));
        double[] values = Tensors.Values(input);
        values[0] += 5;

        double[] after = Tensors.Values(network.call(Tensors.Single(values, input.shape)));

        Assert.HasCount(49, after);
        Assert.AreEqual(before[^1], after[^1], 1e-6);
        Assert.AreNotEqual(before[0], after[0], 1e-4);
    }

    [TestMethod]
    public void Network_WrongWidth_SaysWhatItExpects()
    {
        foreach (object[] kind in Kinds)
        {
            using nn.Module<Tensor, Tensor> network = Create((string)kind[0], new PixelGrid(7, 5), ImageOutput.Real);

            ArgumentException e = Assert.ThrowsExactly<ArgumentException>(() => network.call(zeros([2, 11], ScalarType.Float32)));

            Assert.Contains("but it is [2, 11]", e.Message);
        }
    }

    [TestMethod]
    public void Create_NumberOutOfRange_Throws()
    {
        var grid = new PixelGrid(4, 4);
        void Refused(Func<object> make) => Assert.Throws<ArgumentException>(() => make());
        Refused(() => ImageNetworks.ResNetReconstructor(grid, filters: 0));
        Refused(() => ImageNetworks.ResNetReconstructor(grid, blocks: -1));
        Refused(() => ImageNetworks.ResNetReconstructor(grid, (ImageOutput)9));
        Refused(() => ImageNetworks.DenseReconstructor(0, 2, [3]));
        Refused(() => ImageNetworks.DenseReconstructor(2, 2, [0]));
        Refused(() => ImageNetworks.DenseReconstructor(2, 2, null!));
        Refused(() => ImageNetworks.DcganDecoder(0, grid));
        Refused(() => ImageNetworks.DcganDecoder(1, grid, filters: 0));
        Refused(() => ImageNetworks.PatchDiscriminator(grid, filters: 0));
        Refused(() => ImageNetworks.DcganClassifier(grid, 1));
        Refused(() => ImageNetworks.DcganClassifier(grid, 2, filters: 0));
    }

    private static nn.Module<Tensor, Tensor> Create(string kind, PixelGrid grid, ImageOutput output, int seed = 0) => kind switch
    {
        "ResNet" => ImageNetworks.ResNetReconstructor(grid, output, filters: 2, blocks: 1, seed),
        "Dense" => ImageNetworks.DenseReconstructor(Inputs, grid.ValueCount, [6, 7], output, seed),
        "Decoder" => ImageNetworks.DcganDecoder(Inputs, grid, output, filters: 2, seed),
        "Discriminator" => ImageNetworks.PatchDiscriminator(grid, filters: 2, seed),
        _ => ImageNetworks.DcganClassifier(grid, Classes, filters: 2, seed),
    };

    private static Tensor Input(string kind, PixelGrid grid) => Tensors.StandardNormal(1, Rows, kind switch
    {
        "Dense" or "Decoder" => Inputs,
        "Discriminator" => 2 * grid.ValueCount,
        _ => grid.ValueCount,
    });

    // Halved twice where the lesser side is still 4 or more.
    private static int Patches(PixelGrid grid)
    {
        (int height, int width) = (grid.Height, grid.Width);
        for (int i = 0; i < 2 && Math.Min(height, width) >= 4; i++)
        {
            (height, width) = ((height + 1) / 2, (width + 1) / 2);
        }

        return height * width;
    }
}
