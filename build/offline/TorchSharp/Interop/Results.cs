namespace TorchSharp.Interop;

// Ends a call. The operands (tensors, generators) come along so that none is finalized while libtorch still reads it: a
// temporary of an expression like (a * b).sum() is garbage as soon as its handle has been read.
internal static class Results
{
    public static torch.Tensor Own(nint result, object? a = null, object? b = null, object? c = null)
    {
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        GC.KeepAlive(c);
        return result != 0 ? new torch.Tensor(result) : throw NativeError.Last();
    }

    // Of an operation that writes into its first operand.
    public static torch.Tensor Done(bool succeeded, torch.Tensor target, object? a = null, object? b = null)
    {
        GC.KeepAlive(target);
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        return succeeded ? target : throw NativeError.Last();
    }

    // A list, whose length the call gave back.
    public static torch.Tensor[] Own(int count, object a)
    {
        GC.KeepAlive(a);
        return Handles.Take(count);
    }

    public static nint HandleOf(torch.Generator? generator) => generator is null ? 0 : generator.Handle;

    public static int CodeOf(torch.ScalarType? dtype) => dtype.HasValue ? (int)dtype.Value : NativeOptions.DefaultDtype;
}
