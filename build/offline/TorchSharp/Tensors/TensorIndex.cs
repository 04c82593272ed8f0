using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public struct TensorIndex
    {
        public static TensorIndex Ellipsis = new(NativeIndex.Kinds.Ellipsis);

        public static TensorIndex None = new(NativeIndex.Kinds.NewAxis);

        public static TensorIndex Colon = Slice();

        private readonly NativeIndex.Kinds _kind;
        private readonly long _start;
        private readonly long _stop;
        private readonly long _step;
        private readonly Tensor? _tensor;

        private TensorIndex(NativeIndex.Kinds kind, long start = 0, long stop = 0, long step = 0, Tensor? tensor = null)
        {
            _kind = kind;
            _start = start;
            _stop = stop;
            _step = step;
            _tensor = tensor;
        }

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) => new(
            NativeIndex.Kinds.Slice,
            start ?? NativeIndex.Absent,
            stop ?? NativeIndex.Absent,
            step ?? NativeIndex.Absent);

        public static TensorIndex Slice(Range range) => Slice(
            range.Start.IsFromEnd ? -range.Start.Value : range.Start.Value,
            !range.End.IsFromEnd ? range.End.Value : range.End.Value == 0 ? null : -range.End.Value);

        public static TensorIndex Bool(bool value) => new(NativeIndex.Kinds.Boolean, value ? 1 : 0);

        public static TensorIndex Single(long? index) => new(NativeIndex.Kinds.Single, index ?? 0);

        public static TensorIndex Tensor(Tensor tensor) => new(NativeIndex.Kinds.Tensor, tensor: tensor);

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex(Range range) => Slice(range);

        // The caller keeps the tensors among the indices alive.
        internal static NativeIndex[] Encode(TensorIndex[] indices) => Array.ConvertAll(
            indices,
            index => new NativeIndex(index._kind, index._start, index._stop, index._step, Results.HandleOf(index._tensor)));
    }
}
