namespace Microsoft.ML.Offline;

/// <summary>Codes of up to 16 bits, the short ones first.</summary>
/// <param name="counts">How many codes there are of 1, 2, ... 16 bits.</param>
/// <param name="symbols">What they stand for, in the order of the codes.</param>
internal sealed class JpegHuffmanTable(byte[] counts, byte[] symbols)
{
    internal int Decode(JpegBits bits)
    {
        var code = 0;
        var first = 0;
        var index = 0;
        foreach (var count in counts)
        {
            code = (code << 1) | bits.Bit();
            if (code - first < count)
            {
                return symbols[index + code - first];
            }

            index += count;
            first = (first + count) << 1;
        }

        throw new InvalidDataException("The JPEG file has a code that stands for nothing.");
    }
}
