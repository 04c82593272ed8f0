namespace SampleData.Pictures;

/// <summary>A small gray picture.</summary>
public sealed class Picture
{
    /// <summary>Makes a picture.</summary>
    /// <param name="height">The rows.</param>
    /// <param name="width">The pixels in a row.</param>
    /// <param name="values">
    /// The pixels row by row: 0 is black, 1 is white, and what lies outside is taken for the nearer one. NaN is drawn in blue.
    /// </param>
    /// <param name="marks">Pixels that are drawn in red, such as places of sensors.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than pixels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive, or a mark is none of the pixels.</exception>
    public Picture(int height, int width, ReadOnlySpan<float> values, IEnumerable<int>? marks = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (values.Length != height * width)
        {
            throw new ArgumentException($"{height} x {width} values are expected, and {values.Length} are found.", nameof(values));
        }

        Height = height;
        Width = width;
        Colors = new Color[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            Colors[i] = Color.OfGray(values[i]);
        }

        foreach (int mark in marks ?? [])
        {
            if (mark < 0 || mark >= Colors.Length)
            {
                throw new ArgumentOutOfRangeException(nameof(marks), mark, $"A mark is one of the {Colors.Length} pixels, counted from 0.");
            }

            Colors[mark] = Color.Mark;
        }
    }

    public int Height { get; }

    public int Width { get; }

    internal Color[] Colors { get; }

    /// <summary>Makes a picture of numbers around 0: black is 0, yellow the largest and blue the lowest one, on one scale.</summary>
    public static Picture AroundZero(int height, int width, ReadOnlySpan<float> values)
    {
        float most = 0;
        foreach (float value in values)
        {
            most = float.MaxNumber(most, MathF.Abs(value));
        }

        var picture = new Picture(height, width, values);
        for (int i = 0; i < values.Length; i++)
        {
            picture.Colors[i] = Color.AroundZero(most > 0 ? values[i] / most : values[i]);
        }

        return picture;
    }

    /// <summary>Makes a picture whose values are spread out between black and white, the smallest and the largest one.</summary>
    public static Picture Spread(int height, int width, ReadOnlySpan<float> values, IEnumerable<int>? marks = null)
    {
        float least = float.PositiveInfinity;
        float most = float.NegativeInfinity;
        foreach (float value in values)
        {
            least = float.MinNumber(least, value);
            most = float.MaxNumber(most, value);
        }

        float[] spread = new float[values.Length];
        for (int i = 0; i < spread.Length; i++)
        {
            spread[i] = most > least ? (values[i] - least) / (most - least) : values[i] - least;
        }

        return new(height, width, spread, marks);
    }
}
