namespace TorchSharp.Interop;

// Lists of tensors, on their way in and out.
internal static class Handles
{
    public static nint[] Of(IEnumerable<torch.Tensor> tensors) => [.. tensors.Select(t => t.Handle)];

    // The list that the last call of this thread left with the native side.
    public static torch.Tensor[] Take(int count)
    {
        if (count < 0)
        {
            throw NativeError.Last();
        }

        var handles = new nint[count];
        NativeMethods.fgt_take_list(handles);
        return Array.ConvertAll(handles, handle => new torch.Tensor(handle));
    }
}
