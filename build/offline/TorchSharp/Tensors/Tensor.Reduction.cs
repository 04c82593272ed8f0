using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor sum(ScalarType? type = null) => Own(fgt_sum(Handle, CodeOf(type)), this);

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => sum([dim], keepdim, type);

        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) =>
            sum([dim0, dim1], keepdim, type);

        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
            Own(fgt_sum_dim(Handle, dim, dim.Length, keepdim, CodeOf(type)), this);

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) =>
            sum((ReadOnlySpan<long>)dim, keepdim, type);

        public Tensor mean() => Own(fgt_mean(Handle), this);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            Own(fgt_mean_dim(Handle, dimensions, dimensions.Length, keepdim, CodeOf(type)), this);

        public Tensor median() => Own(fgt_median(Handle), this);

        public Tensor var(bool unbiased = true) => Own(fgt_var(Handle, unbiased), this);

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var([dim], unbiased, keepdim, type);

        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Converted(Own(fgt_var_dim(Handle, dimensions, dimensions.Length, unbiased, keepdim), this), type);

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var((ReadOnlySpan<long>)dimensions, unbiased, keepdim, type);

        public Tensor std(bool unbiased = true) => Own(fgt_std(Handle, unbiased), this);

        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std([dim], unbiased, keepdim, type);

        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Converted(Own(fgt_std_dim(Handle, dimensions, dimensions.Length, unbiased, keepdim), this), type);

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std((ReadOnlySpan<long>)dimensions, unbiased, keepdim, type);

        public Tensor norm(float p = 2f) => Own(fgt_norm(Handle, p), this);

        public Tensor norm(int dim, bool keepdim = false, float p = 2f) => Own(fgt_norm_dim(Handle, dim, keepdim, p), this);

        public Tensor all() => Own(fgt_all(Handle), this);

        public Tensor any() => Own(fgt_any(Handle), this);

        public Tensor all(long dim, bool keepdim = false) => Own(fgt_all_dim(Handle, dim, keepdim), this);

        public Tensor any(long dim, bool keepdim = false) => Own(fgt_any_dim(Handle, dim, keepdim), this);

        public Tensor logsumexp(long dim, bool keepdim = false) => Own(fgt_logsumexp_dim(Handle, dim, keepdim), this);

        public Tensor count_nonzero(long[]? dims = null) => Own(fgt_count_nonzero(Handle, dims, dims?.Length ?? 0), this);

        public Tensor cumsum(long dim, ScalarType? type = null) => Own(fgt_cumsum(Handle, dim, CodeOf(type)), this);

        public Tensor softmax(long dim, ScalarType? dtype = null) => Own(fgt_softmax(Handle, dim, CodeOf(dtype)), this);

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Own(fgt_log_softmax(Handle, dim, CodeOf(dtype)), this);

        private static Tensor Converted(Tensor result, ScalarType? dtype)
        {
            if (dtype is null || dtype == result.dtype)
            {
                return result;
            }

            using (result)
            {
                return result.type(dtype.Value);
            }
        }
    }
}
