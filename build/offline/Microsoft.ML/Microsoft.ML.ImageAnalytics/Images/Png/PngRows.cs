namespace Microsoft.ML.Offline;

/// <summary>The rows of a PNG file, whose bytes are differences to the row above and the pixel to the left.</summary>
internal sealed class PngRows(Stream pixels, int rowLength, int bytesPerPixel)
{
    private byte[] _row = new byte[rowLength];
    private byte[] _above = new byte[rowLength];

    internal ReadOnlySpan<byte> Next()
    {
        (_row, _above) = (_above, _row);
        var filter = pixels.ReadByte();
        if (filter is < 0 or > 4 || pixels.ReadAtLeast(_row, rowLength, throwOnEndOfStream: false) < rowLength)
        {
            throw new InvalidDataException("The pixels of the PNG file are cut off or damaged.");
        }

        for (var i = 0; filter > 0 && i < rowLength; i++)
        {
            var left = i < bytesPerPixel ? 0 : _row[i - bytesPerPixel];
            var aboveLeft = i < bytesPerPixel ? 0 : _above[i - bytesPerPixel];
            _row[i] += (byte)(filter switch
            {
                1 => left,
                2 => _above[i],
                3 => (left + _above[i]) / 2,
                _ => Nearest(left, _above[i], aboveLeft),
            });
        }

        return _row;
    }

    /// <summary>Whichever of the three is nearest to left + above - aboveLeft.</summary>
    private static int Nearest(int left, int above, int aboveLeft)
    {
        var toLeft = Math.Abs(above - aboveLeft);
        var toAbove = Math.Abs(left - aboveLeft);
        var toAboveLeft = Math.Abs(left + above - (2 * aboveLeft));
        return toLeft <= toAbove && toLeft <= toAboveLeft ? left : toAbove <= toAboveLeft ? above : aboveLeft;
    }
}
