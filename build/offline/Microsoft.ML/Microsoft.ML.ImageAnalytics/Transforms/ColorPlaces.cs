using System.Numerics;
using static Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator;

namespace Microsoft.ML.Offline;

/// <summary>Where the colors of a pixel are in a vector.</summary>
/// <param name="Colors">The colors that the vector has.</param>
/// <param name="Order">Their order.</param>
/// <param name="IsInterleaved">Whether the colors of a pixel stand together, or the pixels of a color.</param>
internal readonly record struct ColorPlaces(ColorBits Colors, ColorsOrder Order, bool IsInterleaved)
{
    internal int Count => BitOperations.PopCount((uint)(Colors & ColorBits.All));

    /// <summary>The index of a color among those that the vector has, or -1.</summary>
    internal int IndexOf(ColorBits color)
    {
        if (!Colors.HasFlag(color))
        {
            return -1;
        }

        var colors = Colors;
        return Array.FindAll(Sequence(), present => colors.HasFlag(present)).IndexOf(color);
    }

    /// <summary>The slot of a color, by its index, of a pixel.</summary>
    internal int SlotOf(int index, int pixel, int pixelCount) => IsInterleaved ? (pixel * Count) + index : (index * pixelCount) + pixel;

    internal void Write(BinaryWriter writer)
    {
        writer.Write((byte)Colors);
        writer.Write((byte)Order);
        writer.Write(IsInterleaved);
    }

    internal static ColorPlaces Read(BinaryReader reader) => new((ColorBits)reader.ReadByte(), (ColorsOrder)reader.ReadByte(), reader.ReadBoolean());

    private ColorBits[] Sequence() => Order switch
    {
        ColorsOrder.ARGB => [ColorBits.Alpha, ColorBits.Red, ColorBits.Green, ColorBits.Blue],
        ColorsOrder.ARBG => [ColorBits.Alpha, ColorBits.Red, ColorBits.Blue, ColorBits.Green],
        ColorsOrder.ABRG => [ColorBits.Alpha, ColorBits.Blue, ColorBits.Red, ColorBits.Green],
        ColorsOrder.ABGR => [ColorBits.Alpha, ColorBits.Blue, ColorBits.Green, ColorBits.Red],
        ColorsOrder.AGRB => [ColorBits.Alpha, ColorBits.Green, ColorBits.Red, ColorBits.Blue],
        ColorsOrder.AGBR => [ColorBits.Alpha, ColorBits.Green, ColorBits.Blue, ColorBits.Red],
        _ => throw new InvalidOperationException($"There is no order of colors {Order}."),
    };
}
