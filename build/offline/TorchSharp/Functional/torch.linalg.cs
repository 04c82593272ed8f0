using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public static class linalg
    {
        public enum QRMode
        {
            Reduced = 0,
            Complete = 1,
            R = 2,
        }

        public static Tensor cholesky(Tensor input) => Own(fgt_linalg_cholesky(input.Handle), input);

        public static (Tensor Q, Tensor R) qr(Tensor input, QRMode mode = QRMode.Reduced)
        {
            var name = mode switch { QRMode.Complete => "complete", QRMode.R => "r", _ => "reduced" };
            return Own(fgt_linalg_qr(input.Handle, name, out var q, out var r), q, r, input);
        }

        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') =>
            Own(fgt_linalg_eigh(input.Handle, UPLO.ToString(), out var values, out var vectors), values, vectors, input);

        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true) =>
            Own(fgt_linalg_svd(input.Handle, fullMatrices, out var u, out var s, out var vh), u, s, vh, input);

        public static Tensor inv(Tensor input) => input.inverse();
    }
}
