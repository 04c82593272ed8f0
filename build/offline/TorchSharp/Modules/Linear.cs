using static TorchSharp.torch;

namespace TorchSharp.Modules;

// Starts as torch's does: weights, then biases, uniform within 1 / sqrt(inputs), from the global generator.
public sealed class Linear : nn.Module<Tensor, Tensor>
{
    private readonly Parameter _weight;
    private readonly Parameter? _bias;

    internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype)
        : base(nameof(Linear))
    {
        var bound = 1 / Math.Sqrt(inputSize);
        _weight = new Parameter(empty([outputSize, inputSize], dtype, device).uniform_(-bound, bound));
        _bias = hasBias ? new Parameter(empty([outputSize], dtype, device).uniform_(-bound, bound)) : null;
        RegisterComponents();
    }

    public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, _weight, _bias);
}
