using System.Text;

namespace MLNet.FeatureGating.Tool.Csv;

/// <summary>Encodings by their names.</summary>
internal static class CsvEncodings
{
    /// <summary>Stands for bytes that are no text in the encoding: no text holds it, by the Unicode standard.</summary>
    public const char Invalid = '\uFFFF';

    /// <summary>UTF-8 with invalid bytes marked.</summary>
    public static Encoding Utf8 { get; } = Marking(Encoding.UTF8);

    /// <summary>Finds an encoding, the code pages of Windows among them; null where there is none of that name.</summary>
    public static Encoding? Find(string name)
    {
        try
        {
            // Registered late: most files are UTF-8.
            if (!name.StartsWith("utf", StringComparison.OrdinalIgnoreCase))
            {
                Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            }

            return Marking(Encoding.GetEncoding(name));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Encoding Marking(Encoding encoding) =>
        Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback(Invalid.ToString()));
}
