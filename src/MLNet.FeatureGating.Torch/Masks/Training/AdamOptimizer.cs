using MLNet.FeatureGating.Training.Cpu;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>Adam (Kingma and Ba, 2015) with the paper's decay rates of 0.9 and 0.99.</summary>
internal sealed class AdamOptimizer : IDisposable
{
    // The kernel's, too.
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.99;
    private const double Epsilon = 1e-8;

    private readonly double _rate;
    private readonly Tensor[] _first;
    private readonly Tensor[] _second;
    private int _step;

    public AdamOptimizer(IEnumerable<Parameter> parameters, double rate)
    {
        Parameters = [.. parameters];
        _rate = rate;
        _first = [.. Parameters.Select(Zero)];
        _second = [.. Parameters.Select(Zero)];
    }

    /// <summary>What is learnt.</summary>
    public Parameter[] Parameters { get; }

    /// <summary>Takes one step.</summary>
    /// <param name="gradients">The gradients, in the order of the parameters.</param>
    /// <param name="scale">What the learning rate is multiplied by.</param>
    public void Step(ReadOnlySpan<Tensor> gradients, double scale)
    {
        _step++;
        double correction1 = 1 - Math.Pow(Beta1, _step);
        double correction2 = Math.Sqrt(1 - Math.Pow(Beta2, _step));
        using IDisposable off = no_grad();
        using var scope = NewDisposeScope();
        for (int i = 0; i < Parameters.Length; i++)
        {
            if (TensorMemory.IsPlain(Parameters[i]) && TensorMemory.IsPlain(gradients[i]))
            {
                // One pass over memory instead of seven.
                SpanKernels.StepAdam(
                    TensorMemory.Floats(Parameters[i]),
                    TensorMemory.Floats(gradients[i]),
                    TensorMemory.Floats(_first[i]),
                    TensorMemory.Floats(_second[i]),
                    (float)(_rate * scale),
                    (float)Beta2,
                    _step);
                continue;
            }

            _first[i].mul_(Beta1).add_(gradients[i], 1 - Beta1);
            _second[i].mul_(Beta2).addcmul_(gradients[i], gradients[i], 1 - Beta2);
            Tensor denominator = _second[i].sqrt().add_(Epsilon * correction2);
            Parameters[i].addcdiv_(_first[i], denominator, -_rate * scale * correction2 / correction1);
        }
    }

    public void Dispose()
    {
        foreach (Tensor moment in (Tensor[])[.. _first, .. _second])
        {
            moment.Dispose();
        }
    }

    private static Tensor Zero(Parameter parameter)
    {
        using IDisposable off = no_grad();
        return zeros_like(parameter, null, null).DetachFromDisposeScope();
    }
}
