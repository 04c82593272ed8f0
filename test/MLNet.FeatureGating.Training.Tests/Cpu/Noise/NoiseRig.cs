using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>Noise in arrays.</summary>
internal abstract class NoiseRig
{
    /// <summary>The law that leaves random bits as they are.</summary>
    public const string Bits = "Bits";

    public static NoiseRig Of(int bits) => LaneTypes.Create<NoiseRig>(typeof(NoiseRig<>), bits);

    /// <summary>Mixes one counter, in all lanes alike.</summary>
    public abstract (uint First, uint Second) Mix(NoiseKey key, uint x, uint y);

    /// <summary>Fills rows of some streams: an array each, with all that was written.</summary>
    public abstract float[][] Fill(string law, NoiseKey key, int first, int streams, int count);

    public abstract float[] FillShared(string law, NoiseKey key, int streams);

    /// <summary>Many numbers, block after block of 128 rows as members draw them, of several streams each.</summary>
    public float[] Many(string law, NoiseKey key, int count)
    {
        const int Streams = 100;
        const int Rows = 128;
        float[] numbers = new float[count];
        for (int at = 0; at < count; at += Streams * Rows)
        {
            float[] block = [.. Fill(law, key, at / Streams, Streams, Rows).SelectMany(stream => stream)];
            block.AsSpan(0, Math.Min(block.Length, count - at)).CopyTo(numbers.AsSpan(at));
        }

        return numbers;
    }
}

internal sealed unsafe class NoiseRig<T> : NoiseRig
    where T : unmanaged, ILanes<T>
{
    private delegate void Filler(NoiseKey key, int first, int streams, int count, Operand to);

    public override (uint First, uint Second) Mix(NoiseKey key, uint x, uint y)
    {
        T first = T.CreateBits(x);
        T second = T.CreateBits(y);
        Threefry<T>.Mix(key, ref first, ref second);
        return (BitConverter.SingleToUInt32Bits(T.First(first)), BitConverter.SingleToUInt32Bits(T.First(second)));
    }

    public override float[][] Fill(string law, NoiseKey key, int first, int streams, int count)
    {
        int stride = (count + 31) / 32 * 32;
        using var memory = new NativeFloats((long)streams * stride);
        Source(law)(key, first, streams, count, new(memory.At, stride));
        return [.. Enumerable.Range(0, streams).Select(stream => memory.Span.Slice(stream * stride, stride).ToArray())];
    }

    public override float[] FillShared(string law, NoiseKey key, int streams)
    {
        using var memory = new NativeFloats(streams + 32);
        switch (law)
        {
            case nameof(NoiseLaws.Normal<>):
                NoiseSource<T, NoiseLaws.Normal<T>>.FillShared(key, streams, memory.At);
                break;
            case nameof(NoiseLaws.Uniform<>):
                NoiseSource<T, NoiseLaws.Uniform<T>>.FillShared(key, streams, memory.At);
                break;
            default:
                NoiseSource<T, NoiseLaws.Logistic<T>>.FillShared(key, streams, memory.At);
                break;
        }

        return memory.Span[..streams].ToArray();
    }

    private static Filler Source(string law) => law switch
    {
        Bits => NoiseSource<T, RandomBits<T>>.Fill,
        nameof(NoiseLaws.Normal<>) => NoiseSource<T, NoiseLaws.Normal<T>>.Fill,
        nameof(NoiseLaws.Uniform<>) => NoiseSource<T, NoiseLaws.Uniform<T>>.Fill,
        nameof(NoiseLaws.Logistic<>) => NoiseSource<T, NoiseLaws.Logistic<T>>.Fill,
        _ => throw new ArgumentOutOfRangeException(nameof(law), law, "There is no such noise."),
    };
}
