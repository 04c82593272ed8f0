using TorchSharp.Interop;
using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor view(params long[] shape) => Own(fgt_view(Handle, shape, shape.Length), this);

        public Tensor reshape(params long[] shape) => Own(fgt_reshape(Handle, shape, shape.Length), this);

        public Tensor permute(params long[] permutation) => Own(fgt_permute(Handle, permutation, permutation.Length), this);

        public Tensor expand(params long[] sizes) => Own(fgt_expand(Handle, sizes, sizes.Length), this);

        public Tensor expand_as(Tensor other) => expand(other.shape);

        public Tensor repeat(params long[] sizes) => Own(fgt_repeat(Handle, sizes, sizes.Length), this);

        public Tensor flip(params long[] dims) => Own(fgt_flip(Handle, dims, dims.Length), this);

        public Tensor t() => Own(fgt_t(Handle), this);

        public Tensor transpose(long dim0, long dim1) => Own(fgt_transpose(Handle, dim0, dim1), this);

        public Tensor T
        {
            get
            {
                var last = dim() - 1;
                return permute([.. Enumerable.Range(0, (int)dim()).Select(i => last - i)]);
            }
        }

        public Tensor mT => transpose(-2, -1);

        public Tensor unsqueeze(long dim) => Own(fgt_unsqueeze(Handle, dim), this);

        public Tensor squeeze(long? dim = null) =>
            Own(dim is { } only ? fgt_squeeze_dim(Handle, only) : fgt_squeeze(Handle), this);

        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Own(fgt_flatten(Handle, start_dim, end_dim), this);

        public Tensor narrow(long dim, long start, long length) => Own(fgt_narrow(Handle, dim, start, length), this);

        public Tensor slice(long dim, long start, long finish, long step) =>
            Own(fgt_slice(Handle, dim, start, finish, step), this);

        public Tensor select(long dim, long index) => Own(fgt_select(Handle, dim, index), this);

        public Tensor tril(long diagonal = 0) => Own(fgt_tril(Handle, diagonal), this);

        public Tensor triu(long diagonal = 0) => Own(fgt_triu(Handle, diagonal), this);

        public Tensor[] chunk(long chunks, long dim = 0) => Own(fgt_chunk(Handle, chunks, dim), this);

        public Tensor[] split(long size, int dim = 0) => Own(fgt_split(Handle, size, dim), this);

        public Tensor[] split(long[] sizes, long dim = 0) => Own(fgt_split_sizes(Handle, sizes, sizes.Length, dim), this);

        public Tensor[] unbind(long dimension = 0) => Own(fgt_unbind(Handle, dimension), this);
    }
}
