using System.Runtime.CompilerServices;
using TorchSharp.Interop;
using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => index(i1);
            set => index_put_(value, (TensorIndex)i1);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => index(i1, i2);
            set => index_put_(value, (TensorIndex)i1, i2);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => index(i1, i2, i3);
            set => index_put_(value, (TensorIndex)i1, i2, i3);
        }

        public Tensor index(params TensorIndex[] indices)
        {
            var result = fgt_index(Handle, TensorIndex.Encode(indices), indices.Length);
            GC.KeepAlive(indices);
            return Own(result, this);
        }

        public Tensor index(params Tensor[] indices) => index(Array.ConvertAll(indices, TensorIndex.Tensor));

        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            var succeeded = fgt_index_put_(Handle, TensorIndex.Encode(indices), indices.Length, value.Handle);
            GC.KeepAlive(indices);
            return Done(succeeded, this, value);
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) =>
            index_put_(value, Array.ConvertAll(indices, TensorIndex.Tensor));

        public Tensor index_select(long dim, Tensor index) => Own(fgt_index_select(Handle, dim, index.Handle), this, index);

        public Tensor gather(long dim, Tensor index) => Own(fgt_gather(Handle, dim, index.Handle), this, index);

        public Tensor index_copy(long dim, Tensor index, Tensor source) =>
            Own(fgt_index_copy(Handle, dim, index.Handle, source.Handle), this, index, source);

        public Tensor index_copy_(long dim, Tensor index, Tensor source) =>
            Done(fgt_index_copy_(Handle, dim, index.Handle, source.Handle), this, index, source);

        public Tensor scatter(long dim, Tensor index, Tensor src) =>
            Own(fgt_scatter(Handle, dim, index.Handle, src.Handle), this, index, src);

        public Tensor scatter_(long dim, Tensor index, Tensor src) =>
            Done(fgt_scatter_(Handle, dim, index.Handle, src.Handle), this, index, src);

        public Tensor scatter_add(long dim, Tensor index, Tensor src) =>
            Own(fgt_scatter_add(Handle, dim, index.Handle, src.Handle), this, index, src);

        public Tensor scatter_add_(long dim, Tensor index, Tensor src) =>
            Done(fgt_scatter_add_(Handle, dim, index.Handle, src.Handle), this, index, src);

        public Tensor masked_fill(Tensor mask, Scalar value) =>
            Own(fgt_masked_fill(Handle, mask.Handle, value.Number), this, mask);

        public Tensor masked_fill_(Tensor mask, Scalar value) =>
            Done(fgt_masked_fill_(Handle, mask.Handle, value.Number), this, mask);

        public Tensor masked_select(Tensor mask) => Own(fgt_masked_select(Handle, mask.Handle), this, mask);

        public Tensor nonzero() => Own(fgt_nonzero(Handle), this);
    }
}
