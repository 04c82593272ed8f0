using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Data;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Masks.Laws;

/// <summary>All laws by the paper's names, in double precision and away from their starting points.</summary>
internal static class MaskLaws
{
    public const int PixelCount = 6;
    public const int Dimension = 3;

    public static IEnumerable<object[]> All => [["ILN"], ["SCT"], ["VLN"], ["HNet"]];

    /// <summary>The laws of which every pixel has one closed form.</summary>
    public static IEnumerable<object[]> Simple => [["ILN"], ["SCT"], ["VLN"]];

    /// <summary>Makes a law; its parameters do not depend on the temperature.</summary>
    public static MaskLaw Create(string name, double temperature = 0.4, Stretching? stretching = null, HyperNetworkOptions? options = null)
    {
        MaskLaw law = New(name, temperature, stretching, options);
        using MaskLaw template = New(name, 0.4, null, options);
        var numbers = new Numbers(31);
        using IDisposable off = no_grad();
        using var scope = NewDisposeScope();
        foreach ((Parameter to, Parameter from) in law.Parameters.Zip(template.Parameters))
        {
            to.copy_(from + Tensors.Double(numbers.Normals((int)Size(from), 0.4), from.shape));
        }

        return law;
    }

    /// <summary>Networks small enough for finite differences.</summary>
    public static HyperNetworkOptions Options(int representations = 4, bool sharesNoise = false) => new()
    {
        Dimension = Dimension,
        RepresentationSize = 3,
        RepresentationHiddenUnits = 5,
        WeightHiddenUnits = 4,
        BiasHiddenUnits = 5,
        Representations = representations,
        SharesNoise = sharesNoise,
    };

    /// <summary>Noise from a seed.</summary>
    public static Tensor[] Noise(this MaskLaw law, int masks, int seed)
    {
        using var generator = new Generator((ulong)seed);
        return law.Noise(masks, generator);
    }

    /// <summary>Noise of the right shapes that is the same on every machine.</summary>
    public static Tensor[] FixedNoise(this MaskLaw law, int masks, int seed)
    {
        var numbers = new Numbers(seed);
        return [.. law.Noise(masks, seed: 1).Select(noise => Tensors.Double(numbers.Normals((int)Size(noise)), noise.shape))];
    }

    /// <summary>The logits of masks, read off draws so hot that none is clamped.</summary>
    public static double[][] Logits(string name, int masks, HyperNetworkOptions? options = null)
    {
        const double Temperature = 100;
        using var scope = NewDisposeScope();
        using MaskLaw law = Create(name, Temperature, options: options);
        double[] values = Tensors.Values(law.Draw(law.Noise(masks, seed: 8)).Masks);
        return [.. values.Select(mask => (mask + 0.1) / 1.2).Select(unit => Temperature * Math.Log(unit / (1 - unit))).Chunk(PixelCount)];
    }

    /// <summary>Overwrites a parameter.</summary>
    public static void Set(Parameter parameter, params double[] values)
    {
        using IDisposable off = no_grad();
        using var scope = NewDisposeScope();
        parameter.copy_(Tensors.Double(values, parameter.shape));
    }

    /// <summary>The mean of each column.</summary>
    public static double[] Means(double[] values, Func<double, double> of) =>
        [.. Enumerable.Range(0, PixelCount).Select(pixel => values.Where((_, i) => i % PixelCount == pixel).Average(of))];

    private static MaskLaw New(string name, double temperature, Stretching? stretching, HyperNetworkOptions? options) => name switch
    {
        "ILN" => new IndependentLogitNormalMask(PixelCount, temperature, stretching, ScalarType.Float64),
        "SCT" => new ConcreteMask(PixelCount, temperature, stretching, ScalarType.Float64),
        "VLN" => new CorrelatedLogitNormalMask(PixelCount, Dimension, temperature, stretching, seed: 4, ScalarType.Float64),
        "HNet" => new HyperNetworkMask(PixelCount, options ?? Options(), temperature, stretching, seed: 4, ScalarType.Float64),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such law."),
    };

    private static long Size(Tensor tensor) => tensor.shape.Aggregate(1L, (product, size) => product * size);
}
