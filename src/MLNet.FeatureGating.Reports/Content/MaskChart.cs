using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Content;

/// <summary>Selection probabilities and the chosen mask as images, one of each a channel.</summary>
internal sealed record MaskChart(int Width, int Height, IReadOnlyList<MaskImage> Images, bool HasChoice)
{
    /// <summary>Channels beyond these are not shown.</summary>
    public const int MostChannels = 4;

    // A byte a pixel keeps pages of large images small; the last value is no number.
    private const double Largest = 254;
    private const byte NoNumber = 255;

    public static MaskChart? Of(Findings findings, ImageLayout? layout)
    {
        if (layout is null)
        {
            return null;
        }

        int channels = Math.Min(layout.Channels, MostChannels);
        byte[][] probabilities = [.. Enumerable.Range(0, channels).Select(_ => Filled(layout, NoNumber))];
        byte[][] kept = [.. Enumerable.Range(0, channels).Select(_ => Filled(layout, 0))];
        foreach (SearchedFeature feature in findings.Summary.Features)
        {
            foreach (int slot in feature.Slots.Where(slot => slot >= 0 && slot < findings.Summary.SlotCount))
            {
                (int channel, int pixel) = layout.PlaceOf(slot);
                if (channel < channels)
                {
                    probabilities[channel][pixel] = ToByte(feature.SelectionProbability);
                    kept[channel][pixel] = findings.Kept.Contains(feature.Index) ? (byte)1 : (byte)0;
                }
            }
        }

        return new(
            layout.Width,
            layout.Height,
            [
                .. Enumerable.Range(0, channels).Select(channel => new MaskImage(
                    layout.Channels == 1 ? "" : $"Channel {channel + 1}",
                    Convert.ToBase64String(probabilities[channel]),
                    Convert.ToBase64String(kept[channel]))),
            ],
            findings.Chosen is not null);
    }

    private static byte[] Filled(ImageLayout layout, byte value)
    {
        byte[] pixels = new byte[layout.Width * layout.Height];
        Array.Fill(pixels, value);
        return pixels;
    }

    private static byte ToByte(double probability) =>
        double.IsFinite(probability) ? (byte)Math.Round(Largest * Math.Clamp(probability, 0, 1)) : NoNumber;
}

/// <summary>One channel: a byte a pixel, in base 64. Probabilities are in 254ths, and 255 is none; of the mask, 1 is kept.</summary>
internal sealed record MaskImage(string Name, string Probabilities, string Kept);
