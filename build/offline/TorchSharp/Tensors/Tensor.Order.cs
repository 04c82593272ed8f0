using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor max() => Own(fgt_max(Handle), this);

        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) =>
            Own(fgt_max_dim(Handle, dim, keepdim, out var values, out var indices), values, indices, this);

        public Tensor min() => Own(fgt_min(Handle), this);

        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) =>
            Own(fgt_min_dim(Handle, dim, keepdim, out var values, out var indices), values, indices, this);

        public Tensor amax(params long[] dims) => Own(fgt_amax(Handle, dims, dims.Length, false), this);

        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null)
        {
            if (@out is not null)
            {
                throw new NotSupportedException("The TorchSharp stand-in writes no result into a given tensor.");
            }

            return Own(fgt_amax(Handle, dims, dims.Length, keepdim), this);
        }

        public Tensor amin(params long[] dims) => Own(fgt_amin(Handle, dims, dims.Length, false), this);

        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null)
        {
            if (@out is not null)
            {
                throw new NotSupportedException("The TorchSharp stand-in writes no result into a given tensor.");
            }

            return Own(fgt_amin(Handle, dims, dims.Length, keepdim), this);
        }

        public Tensor argmax() => Own(fgt_argmax(Handle), this);

        public Tensor argmax(long dim, bool keepdim = false) => Own(fgt_argmax_dim(Handle, dim, keepdim), this);

        public Tensor argmin() => Own(fgt_argmin(Handle), this);

        public Tensor argmin(long dim, bool keepdim = false) => Own(fgt_argmin_dim(Handle, dim, keepdim), this);

        public Tensor argsort(long dim = -1, bool descending = false) => Own(fgt_argsort(Handle, dim, descending), this);

        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Own(fgt_sort(Handle, dim, descending, stable, out var values, out var indices), values, indices, this);

        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            Own(fgt_topk(Handle, k, dim, largest, sorted, out var values, out var indices), values, indices, this);
    }
}
