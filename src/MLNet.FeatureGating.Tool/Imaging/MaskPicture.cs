namespace MLNet.FeatureGating.Tool.Imaging;

/// <summary>A mask as lines of text, where it is small enough to be looked at so.</summary>
internal static class MaskPicture
{
    private const int LargestWidth = 78;
    private const int LargestHeight = 64;

    /// <summary>Draws two rows of pixels a line.</summary>
    public static IEnumerable<string> Of(Mask mask)
    {
        if (mask.Shape.Width > LargestWidth || mask.Shape.Height > LargestHeight)
        {
            yield break;
        }

        for (int row = 0; row < mask.Shape.Height; row += 2)
        {
            yield return "  " + string.Concat(
                Enumerable.Range(0, mask.Shape.Width).Select(column => Mark(IsKept(row, column), IsKept(row + 1, column))));
        }

        static char Mark(bool isUpper, bool isLower) => (isUpper, isLower) switch
        {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            _ => '·',
        };

        bool IsKept(int row, int column) => row < mask.Shape.Height && mask.IsKept((row * mask.Shape.Width) + column);
    }
}
