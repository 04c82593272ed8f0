namespace TorchSharp;

// Plain managed data: it goes to libtorch by value, so making one for every operation costs next to nothing.
public sealed class Scalar : IDisposable
{
    private Scalar(double value)
    {
        Value = value;
    }

    internal double Value { get; }

    public static implicit operator Scalar(double value) => new(value);

    public void Dispose()
    {
    }
}
