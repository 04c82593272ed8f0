using System.Text;

namespace MLNet.FeatureGating.Tool.Csv;

/// <summary>The texts of a column as they are in the file, packed: a string each would take several times the memory.</summary>
internal sealed class RawColumn(string name)
{
    private byte[] _bytes = new byte[64];
    private int[] _ends = new int[16];

    public string Name { get; } = name;

    public int Count { get; private set; }

    private int Length => Count > 0 ? _ends[Count - 1] : 0;

    /// <summary>The text of a row as UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8(int row)
    {
        int start = row > 0 ? _ends[row - 1] : 0;
        return _bytes.AsSpan(start, _ends[row] - start);
    }

    /// <summary>The text of a row.</summary>
    public string Text(int row) => Encoding.UTF8.GetString(Utf8(row));

    /// <summary>Adds a row.</summary>
    /// <returns>Whether there was room for it.</returns>
    public bool TryAdd(ReadOnlySpan<char> text)
    {
        long needed = Length + (long)Encoding.UTF8.GetByteCount(text);
        if (needed > CsvLimits.Column)
        {
            return false;
        }

        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Math.Max(needed, _bytes.Length * 2L), CsvLimits.Column));
        }

        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, Count * 2);
        }

        int written = Encoding.UTF8.GetBytes(text, _bytes.AsSpan(Length));
        _ends[Count] = Length + written;
        Count++;
        return true;
    }
}
