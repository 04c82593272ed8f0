namespace Microsoft.ML.Offline;

/// <summary>The bits of a scan. Behind its end come zeros.</summary>
internal sealed class JpegBits(byte[] file, int position)
{
    private int _current;
    private int _left;

    internal int Position => position;

    internal int Bit()
    {
        if (_left == 0)
        {
            _current = NextByte();
            _left = 8;
        }

        return (_current >> --_left) & 1;
    }

    internal int Bits(int count)
    {
        var value = 0;
        for (var i = 0; i < count; i++)
        {
            value = (value << 1) | Bit();
        }

        return value;
    }

    /// <summary>A number of some bits: with a leading zero it is negative.</summary>
    internal int Signed(int count)
    {
        var value = Bits(count);
        return count > 0 && value < 1 << (count - 1) ? value - (1 << count) + 1 : value;
    }

    /// <summary>Goes on behind the mark that parts one interval of units from the next.</summary>
    internal void Restart()
    {
        _left = 0;
        while (position + 1 < file.Length && !(file[position] == 0xff && file[position + 1] is >= 0xd0 and <= 0xd7))
        {
            if (file[position] == 0xff && file[position + 1] is not (0 or 0xff))
            {
                return;
            }

            position++;
        }

        position += 2;
    }

    private int NextByte()
    {
        if (position >= file.Length)
        {
            throw new InvalidDataException("The JPEG file is cut off.");
        }

        if (file[position] != 0xff)
        {
            return file[position++];
        }

        // In a scan this byte is followed by a zero; anything else is a mark, which ends it.
        if (position + 1 < file.Length && file[position + 1] == 0)
        {
            position += 2;
            return 0xff;
        }

        return 0;
    }
}
