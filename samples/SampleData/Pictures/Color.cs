namespace SampleData.Pictures;

internal readonly record struct Color(byte Red, byte Green, byte Blue)
{
    public static Color Paper { get; } = new(255, 255, 255);

    public static Color Ink { get; } = new(40, 40, 40);

    public static Color Mark { get; } = new(230, 30, 30);

    public static Color Missing { get; } = new(120, 160, 210);

    public static Color OfGray(float value)
    {
        if (float.IsNaN(value))
        {
            return Missing;
        }

        byte gray = (byte)MathF.Round(Math.Clamp(value, 0, 1) * 255);
        return new(gray, gray, gray);
    }

    public static Color AroundZero(float value)
    {
        if (float.IsNaN(value))
        {
            return Missing;
        }

        byte light = (byte)MathF.Round(Math.Clamp(MathF.Abs(value), 0, 1) * 255);
        return value > 0 ? new(light, (byte)(light * 9 / 10), 0) : new(0, (byte)(light / 2), light);
    }
}
