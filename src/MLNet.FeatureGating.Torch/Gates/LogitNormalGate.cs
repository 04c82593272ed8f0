using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>
/// Independent logitNormal gates: t = mu + s * eps with eps ~ N(0, 1), and a mean mu and a deviation s of each gate, both learnt. See
/// <see cref="NormalGate"/> for what becomes of t.
/// </summary>
public sealed class LogitNormalGate : NormalGate
{
    /// <summary>Initializes a new instance of the <see cref="LogitNormalGate"/> class.</summary>
    /// <param name="temperature">The temperature lambda over the course of training; <see langword="null"/> for 0.3 throughout.</param>
    /// <param name="initialMean">The mean that every gate starts from; at 0, one draw of five is 0 and another is 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean is not finite.</exception>
    public LogitNormalGate(TemperatureSchedule? temperature = null, double initialMean = 0)
        : base(temperature, initialMean)
    {
    }

    /// <summary>Gives two parameters a gate: the means of all gates, then their deviations.</summary>
    /// <param name="gates">The number of gates.</param>
    /// <returns>Their number.</returns>
    public override int ParameterCount(int gates) => 2 * gates;

    /// <inheritdoc/>
    public override Tensor InitialParameters(int gates, int seed)
    {
        using var scope = NewDisposeScope();
        Tensor deviations = full([gates], LogitNormalStart.Deviation, ScalarType.Float32);
        return cat([full([gates], InitialParameter, ScalarType.Float32), deviations], 0).MoveToOuterDisposeScope();
    }

    private protected override Tensor Normals(Tensor parameters, Tensor noise) => (noise * Signed(parameters)) + Means(parameters);

    private protected override Tensor Deviations(Tensor parameters)
    {
        // A deviation may be negative: what counts is its size. Where that is too small, its gradient is still there.
        Tensor size = Signed(parameters).abs();
        Tensor detached = size.detach();
        return size + (detached.clamp(LogitNormalStart.LeastDeviation) - detached);
    }

    private Tensor Signed(Tensor parameters) => parameters.narrow(-1, GatesOf(parameters), GatesOf(parameters));
}
