using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>
/// Correlated logitNormal gates (the vanilla parameterisation of the paper): t = W u + b with u ~ N(0, I) of a few numbers that all gates share,
/// and learnt W and b: how gates correlate is learnt. See <see cref="NormalGate"/> for what becomes of t.
/// </summary>
public sealed class CorrelatedLogitNormalGate : NormalGate
{
    /// <summary>Initializes a new instance of the <see cref="CorrelatedLogitNormalGate"/> class.</summary>
    /// <param name="temperature">The temperature lambda over the course of training; <see langword="null"/> for 0.3 throughout.</param>
    /// <param name="initialMean">The b that every gate starts from; at 0, about one draw of five is 0 and another is 1.</param>
    /// <param name="dimension">The dimension of u. Range: at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean is not finite, or <paramref name="dimension"/> is below 1.</exception>
    public CorrelatedLogitNormalGate(TemperatureSchedule? temperature = null, double initialMean = 0, int dimension = LogitNormalStart.Rank)
        : base(temperature, initialMean) => Dimension = Require.AtLeast(1, dimension);

    /// <summary>Gets the dimension of u.</summary>
    /// <value>The default value is 16.</value>
    public int Dimension { get; }

    /// <summary>Gives the number of parameters: the b of all gates, then the first column of W, and so on.</summary>
    /// <param name="gates">The number of gates.</param>
    /// <returns>The number of parameters.</returns>
    public override int ParameterCount(int gates) => checked((1 + Dimension) * gates);

    /// <summary>Gives the dimension of u, however many gates there are.</summary>
    /// <param name="gates">The number of gates.</param>
    /// <returns>The dimension.</returns>
    public override int NoiseCount(int gates) => Dimension;

    /// <inheritdoc/>
    public override Tensor InitialParameters(int gates, int seed)
    {
        float[] parameters = new float[ParameterCount(gates)];
        parameters.AsSpan(0, gates).Fill((float)InitialParameter);
        LogitNormalStart.FillLoadings(parameters.AsSpan(gates), gates, gates, Dimension, seed);
        return tensor(parameters);
    }

    private protected override Tensor Normals(Tensor parameters, Tensor noise)
    {
        long[] shape = parameters.shape;
        Tensor weights = Weights(parameters);

        // The axis of rows, of which parameters have one, gives way to that of u.
        Tensor product = shape.Length == 3
            ? noise.bmm(weights.reshape(shape[0], Dimension, GatesOf(parameters)))
            : noise.mm(weights.reshape(Dimension, GatesOf(parameters)));
        return product + Means(parameters);
    }

    private protected override Tensor Deviations(Tensor parameters)
    {
        long[] shape = parameters.shape;
        return LogitNormalLaw.Deviations(Weights(parameters).reshape([.. shape[..^1], Dimension, GatesOf(parameters)]));
    }

    private Tensor Weights(Tensor parameters)
    {
        long gates = GatesOf(parameters);
        return parameters.narrow(-1, gates, Dimension * gates);
    }
}
