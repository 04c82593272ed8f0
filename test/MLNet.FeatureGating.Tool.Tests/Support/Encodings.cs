using System.Text;

namespace MLNet.FeatureGating.Tool.Tests.Support;

/// <summary>Texts as bytes.</summary>
internal static class Encodings
{
    public static byte[] WithMark(Encoding encoding, string text) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
}
