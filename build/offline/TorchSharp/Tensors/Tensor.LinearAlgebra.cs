using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor bmm(Tensor batch2) => Own(fgt_bmm(Handle, batch2.Handle), this, batch2);

        public Tensor dot(Tensor target) => Own(fgt_dot(Handle, target.Handle), this, target);

        public Tensor matmul(Tensor target) => Own(fgt_matmul(Handle, target.Handle), this, target);

        public Tensor mm(Tensor target) => Own(fgt_mm(Handle, target.Handle), this, target);

        public Tensor mv(Tensor target) => Own(fgt_mv(Handle, target.Handle), this, target);

        public Tensor outer(Tensor vec2) => Own(fgt_outer(Handle, vec2.Handle), this, vec2);

        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1f, float alpha = 1f) =>
            Own(fgt_addmm(Handle, mat1.Handle, mat2.Handle, beta, alpha), this, mat1, mat2);

        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1f, float alpha = 1f) =>
            Own(fgt_baddbmm(Handle, batch1.Handle, batch2.Handle, beta, alpha), this, batch1, batch2);

        public Tensor inverse() => Own(fgt_inverse(Handle), this);

        public Tensor corrcoef() => Own(fgt_corrcoef(Handle), this);
    }
}
