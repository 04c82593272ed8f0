using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null) =>
            Done(fgt_normal_(Handle, mean, std, HandleOf(generator)), this, generator);

        public Tensor uniform_(double from, double to, Generator? generator = null) =>
            Done(fgt_uniform_(Handle, from, to, HandleOf(generator)), this, generator);

        public Tensor exponential_(double lambda = 1, Generator? generator = null) =>
            Done(fgt_exponential_(Handle, lambda, HandleOf(generator)), this, generator);

        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) =>
            Done(fgt_bernoulli_(Handle, p, HandleOf(generator)), this, generator);

        public Tensor bernoulli(Generator? generator = null) =>
            Own(fgt_bernoulli(Handle, HandleOf(generator)), this, generator);

        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            Own(fgt_multinomial(Handle, num_samples, replacement, HandleOf(generator)), this, generator);
    }
}
