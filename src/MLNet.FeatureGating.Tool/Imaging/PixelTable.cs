namespace MLNet.FeatureGating.Tool.Imaging;

/// <summary>The values of images: bytes as long as they are, for a quarter of the memory.</summary>
internal sealed class PixelTable
{
    private readonly byte[]? _bytes;
    private readonly float[][]? _numbers;
    private readonly int _valueCount;

    private PixelTable(byte[]? bytes, float[][]? numbers, int valueCount, int count)
    {
        _bytes = bytes;
        _numbers = numbers;
        _valueCount = valueCount;
        Count = count;
    }

    public int Count { get; }

    public static PixelTable OfBytes(byte[] bytes, int valueCount) => new(bytes, null, valueCount, bytes.Length / valueCount);

    public static PixelTable OfNumbers(float[][] numbers, int valueCount) => new(null, numbers, valueCount, numbers.Length);

    /// <summary>Copies the values of an image.</summary>
    public void CopyTo(int image, Span<float> values)
    {
        if (_numbers is not null)
        {
            _numbers[image].CopyTo(values);
            return;
        }

        ReadOnlySpan<byte> bytes = _bytes.AsSpan(image * _valueCount, _valueCount);
        for (int i = 0; i < bytes.Length; i++)
        {
            values[i] = bytes[i] / 255f;
        }
    }

    /// <summary>Whether each value is the same in all images.</summary>
    public bool[] AreConstant()
    {
        bool[] isConstant = new bool[_valueCount];
        Array.Fill(isConstant, true);
        float[] first = new float[_valueCount];
        float[] values = new float[_valueCount];
        CopyTo(0, first);
        for (int image = 1; image < Count; image++)
        {
            CopyTo(image, values);
            for (int i = 0; i < values.Length; i++)
            {
                isConstant[i] &= values[i] == first[i];
            }
        }

        return isConstant;
    }
}
