namespace Microsoft.ML.Offline;

/// <summary>
/// The generator that ML.NET seeds everything with: three Tausworthe generators and a linear congruential one, combined by
/// exclusive or (GPU Gems 3, chapter 37). Splits of data made with a seed depend on it.
/// </summary>
internal sealed class TauswortheRandom : Random
{
    private uint _first;
    private uint _second;
    private uint _third;
    private uint _fourth;

    internal TauswortheRandom(uint seed)
    {
        _first = seed;
        _second = Murmur.Round(_first, _first);
        _third = Murmur.Round(_second, _first);
        _fourth = Murmur.Round(_third, _first);
    }

    internal TauswortheRandom(Random source)
    {
        _first = DrawTausworthe(source);
        _second = DrawTausworthe(source);
        _third = DrawTausworthe(source);
        _fourth = Draw(source);
    }

    public override int Next()
    {
        var bits = NextBits();
        return (int)(bits + (bits & 0x80000000U));
    }

    public override int Next(int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxValue);
        return (int)(((ulong)NextBits() * (ulong)maxValue) >> 32);
    }

    public override int Next(int minValue, int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        var range = (long)maxValue - minValue;
        return (int)((long)(NextDouble() * range) + minValue);
    }

    public override double NextDouble() => NextBits() * (1.0 / (1L << 32));

    /// <summary>23 random bits: more would round, and might round to 1.</summary>
    public override float NextSingle() => (NextBits() >> 9) * (1f / (1 << 23));

    public override void NextBytes(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        for (var i = 0; i < buffer.Length; i++)
        {
            buffer[i] = (byte)Next();
        }
    }

    protected override double Sample() => NextDouble();

    internal static TauswortheRandom Create(int? seed) => seed is { } value ? new((uint)value) : new(new Random());

    private static uint Draw(Random source) => ((uint)source.Next(0x10000) << 16) | (uint)source.Next(0x10000);

    private static uint DrawTausworthe(Random source)
    {
        // A Tausworthe generator needs a state of at least 128.
        uint state;
        do
        {
            state = Draw(source);
        }
        while (state < 128);
        return state;
    }

    private static uint Step(uint state, int shift1, int shift2, int shift3, uint mask)
        => ((state & mask) << shift3) ^ (((state << shift1) ^ state) >> shift2);

    private uint NextBits()
    {
        _first = Step(_first, 13, 19, 12, ~0x1U);
        _second = Step(_second, 2, 25, 4, ~0x7U);
        _third = Step(_third, 3, 11, 17, ~0xFU);
        _fourth = (1664525 * _fourth) + 1013904223;
        return _first ^ _second ^ _third ^ _fourth;
    }
}
