using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial nint fgt_generator_new(ulong seed, NativeOptions options);

    [LibraryImport(Library)]
    internal static partial nint fgt_generator_default();

    [LibraryImport(Library)]
    internal static partial void fgt_generator_free(nint generator);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_generator_seed(nint generator, ulong seed);

    [LibraryImport(Library)]
    internal static partial ulong fgt_generator_initial_seed(nint generator);

    [LibraryImport(Library)]
    internal static partial nint fgt_generator_get_state(nint generator);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_generator_set_state(nint generator, nint state);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_manual_seed(ulong seed);

    [LibraryImport(Library)]
    internal static partial nint fgt_rand(ReadOnlySpan<long> sizes, int sizeCount, nint generator, NativeOptions options);

    [LibraryImport(Library)]
    internal static partial nint fgt_randn(ReadOnlySpan<long> sizes, int sizeCount, nint generator, NativeOptions options);

    [LibraryImport(Library)]
    internal static partial nint fgt_randint(long low, long high, ReadOnlySpan<long> sizes, int sizeCount, nint generator,
        NativeOptions options);

    [LibraryImport(Library)]
    internal static partial nint fgt_randperm(long n, nint generator, NativeOptions options);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_normal_(nint a, double mean, double std, nint generator);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_uniform_(nint a, double from, double to, nint generator);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_exponential_(nint a, double lambda, nint generator);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_bernoulli_(nint a, double p, nint generator);

    [LibraryImport(Library)]
    internal static partial nint fgt_bernoulli(nint a, nint generator);

    [LibraryImport(Library)]
    internal static partial nint fgt_multinomial(nint a, long count, NativeBool replacement, nint generator);
}
