using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor view(params long[] shape) => Own(fgt_view(Handle, shape, shape.Length), this);

        public Tensor reshape(params long[] shape) => Own(fgt_reshape(Handle, shape, shape.Length), this);

        public Tensor expand(params long[] sizes) => Own(fgt_expand(Handle, sizes, sizes.Length), this);

        public Tensor unsqueeze(long dim) => Own(fgt_unsqueeze(Handle, dim), this);

        public Tensor squeeze(long? dim = null) =>
            Own(dim is { } only ? fgt_squeeze_dim(Handle, only) : fgt_squeeze(Handle), this);

        public Tensor narrow(long dim, long start, long length) => Own(fgt_narrow(Handle, dim, start, length), this);

        public Tensor transpose(long dim0, long dim1) => Own(fgt_transpose(Handle, dim0, dim1), this);

        public Tensor diag(long diagonal = 0) => Own(fgt_diag(Handle, diagonal), this);

        public Tensor t() => Own(fgt_t(Handle), this);

        public Tensor[] split(long[] sizes, long dim = 0) => Own(fgt_split(Handle, sizes, sizes.Length, dim), this);

        public Tensor[] unbind(long dimension = 0) => Own(fgt_unbind(Handle, dimension), this);

        public Tensor index_select(long dim, Tensor index) => Own(fgt_index_select(Handle, dim, index.Handle), this, index);

        public Tensor gather(long dim, Tensor index) => Own(fgt_gather(Handle, dim, index.Handle), this, index);
    }
}
