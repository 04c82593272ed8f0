using System.Runtime.InteropServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Numbers outside the managed heap, aligned to a cache line, all 0 at first.</summary>
internal sealed unsafe class NativeFloats : IDisposable
{
    private const int Alignment = 64;

    private static int _alive;

    private float* _at;

    public NativeFloats(long count)
    {
        // Lanes may be read and written up to the end of the last cache line.
        nuint bytes = (nuint)(((count * sizeof(float)) + Alignment - 1) / Alignment * Alignment) + Alignment;
        Count = count;
        _at = (float*)NativeMemory.AlignedAlloc(bytes, Alignment);
        NativeMemory.Clear(_at, bytes);
        Interlocked.Increment(ref _alive);
    }

    ~NativeFloats() => Free();

    /// <summary>Gets the number of arrays that have not been freed, on all threads.</summary>
    public static int AliveCount => Volatile.Read(ref _alive);

    public long Count { get; }

    public float* At => _at;

    public Span<float> Span => new(_at, checked((int)Count));

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (_at != null)
        {
            NativeMemory.AlignedFree(_at);
            _at = null;
            Interlocked.Decrement(ref _alive);
        }
    }
}
