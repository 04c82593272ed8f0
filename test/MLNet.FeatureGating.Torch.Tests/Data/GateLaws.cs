using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Reference;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Data;

/// <summary>All laws of one parameter a gate by name, what is known of each, and ways to draw from them.</summary>
internal static class GateLaws
{
    /// <summary>The number of gates that the correlated laws are made for.</summary>
    public const int GateCount = 5;

    public static IEnumerable<object[]> All => [.. Stochastic, ["L1"], ["StraightThroughWithoutNoise"]];

    public static IEnumerable<object[]> Stochastic => [["Gaussian"], ["HardConcrete"], ["Concrete"], .. Logits];

    /// <summary>The stochastic laws whose parameter is the logit of the probability of being open.</summary>
    public static IEnumerable<object[]> Logits => [["StraightThrough"], ["GumbelSoft"], ["GumbelHard"], ["CorrelatedSoft"], ["CorrelatedHard"]];

    /// <summary>Makes a law with its own defaults, but for the temperature where it has one.</summary>
    public static FeatureGate Create(string name, TemperatureSchedule? temperature = null) => name switch
    {
        "Gaussian" => new GaussianGate(),
        "HardConcrete" => new HardConcreteGate(temperature),
        "Concrete" => new ConcreteGate(temperature),
        "StraightThrough" => new StraightThroughGate(),
        "StraightThroughWithoutNoise" => new StraightThroughGate(isStochastic: false),
        "GumbelSoft" => new GumbelSoftmaxGate(isHard: false, temperature),
        "GumbelHard" => new GumbelSoftmaxGate(isHard: true, temperature),
        "CorrelatedSoft" => new CorrelatedGate(Correlation(), isHard: false, temperature),
        "CorrelatedHard" => new CorrelatedGate(Correlation(), isHard: true, temperature),
        "L1" => new L1WeightGate(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such law."),
    };

    /// <summary>The probability of being open by the papers' formulas, in double precision.</summary>
    public static double OpenProbability(string name, double parameter) => name switch
    {
        "Gaussian" => NormalLaw.Cdf(parameter / 0.5),
        "HardConcrete" or "Concrete" => LogisticLaw.Cdf(parameter - (2.0 / 3 * Math.Log(0.1 / 1.1))),
        "L1" => Math.Abs(parameter) > 0.1 ? 1 : 0,
        _ => LogisticLaw.Cdf(parameter),
    };

    /// <summary>Whether a drawn mask is open: relaxed ones that never reach 0 are where they are nearer to 1.</summary>
    public static bool IsOpen(string name, double mask) => name switch
    {
        "GumbelSoft" or "CorrelatedSoft" => mask > 0.5,
        _ => mask != 0,
    };

    /// <summary>Draws noise from a seed.</summary>
    public static Tensor Noise(this FeatureGate gate, int seed, params long[] shape)
    {
        using var generator = new Generator((ulong)seed);
        Tensor noise = zeros(shape, ScalarType.Float32);
        gate.FillNoise(noise, generator);
        return noise;
    }

    /// <summary>Draws masks, rows x gates, for one set of parameters.</summary>
    public static double[][] Masks(this FeatureGate gate, double[] parameters, int rows, int seed, double progress = 1)
    {
        using var scope = NewDisposeScope();
        Tensor noise = gate.Noise(seed, rows, gate.NoiseCount(parameters.Length));
        Tensor masks = gate.Draw(Tensors.Single(parameters, 1, parameters.Length), noise, progress);
        return [.. Tensors.Values(masks).Chunk((int)masks.shape[1])];
    }

    /// <summary>The correlation of five features that have a common part, some of it negative.</summary>
    public static FeatureCorrelation Correlation()
    {
        var numbers = new Numbers(77);
        float[] signs = [1, 1, -1, 0.5f, 0];
        float[] values = new float[60 * GateCount];
        for (int row = 0; row < 60; row++)
        {
            double common = numbers.Normal();
            for (int i = 0; i < GateCount; i++)
            {
                values[(row * GateCount) + i] = (float)((signs[i] * common) + (0.7 * numbers.Normal()));
            }
        }

        return FeatureCorrelation.Measure(values, GateCount);
    }
}
