namespace Microsoft.ML.Offline;

/// <summary>The 32-bit Murmur3 hash, as ML.NET uses it.</summary>
internal static class Murmur
{
    internal static uint Round(uint hash, uint chunk) => (uint.RotateLeft(hash ^ Scramble(chunk), 13) * 5) + 0xE6546B64;

    /// <summary>Mixes the length in, and the bits with one another.</summary>
    internal static uint Finish(uint hash, int byteCount)
    {
        hash ^= (uint)byteCount;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }

    /// <summary>
    /// The hash of the text's UTF-8 bytes, but with ML.NET's order of bytes where a character of more than one byte follows
    /// others in a block of four: splits of data depend on it.
    /// </summary>
    internal static uint OfText(uint seed, ReadOnlySpan<char> text)
    {
        var hash = seed;
        var byteCount = 0;
        var block = 0UL;
        var bits = 0;
        foreach (uint character in text)
        {
            switch (character)
            {
                case <= 0x7F:
                    block |= (ulong)character << bits;
                    bits += 8;
                    break;
                case <= 0x7FF:
                    block |= (ulong)((character & 0x3F) | ((character << 2) & 0x1F00) | 0xC080) << bits;
                    block = ((block & 0xFF) << 8) | (block >> 8);
                    bits += 16;
                    break;
                default:
                    block |= (ulong)((character & 0x3F) | ((character << 2) & 0x3F00) | ((character << 4) & 0x0F0000) | 0xE08080) << bits;
                    block = ((block & 0xFF) << 16) | (((block >> 8) & 0xFF) << 8) | (block >> 16);
                    bits += 24;
                    break;
            }

            if (bits >= 32)
            {
                hash = Round(hash, (uint)block);
                block >>= 32;
                bits -= 32;
                byteCount += 4;
            }
        }

        byteCount += bits / 8;
        if (bits > 0)
        {
            var tail = (uint)block & ((1u << bits) - 1);
            hash ^= Scramble(tail);
        }

        return Finish(hash, byteCount);
    }

    private static uint Scramble(uint chunk) => uint.RotateLeft(chunk * 0xCC9E2D51, 15) * 0x1B873593;
}
