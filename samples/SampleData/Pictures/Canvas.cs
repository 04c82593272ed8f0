namespace SampleData.Pictures;

/// <summary>What is drawn on. What falls outside is not seen.</summary>
internal sealed class Canvas
{
    private readonly Color[] _pixels;

    public Canvas(int height, int width)
    {
        Height = height;
        Width = width;
        _pixels = new Color[height * width];
        Array.Fill(_pixels, Color.Paper);
    }

    public int Height { get; }

    public int Width { get; }

    public ReadOnlySpan<Color> Row(int y) => _pixels.AsSpan(y * Width, Width);

    public void Fill(int top, int left, int height, int width, Color color)
    {
        for (int y = Math.Max(0, top); y < Math.Min(Height, top + height); y++)
        {
            for (int x = Math.Max(0, left); x < Math.Min(Width, left + width); x++)
            {
                _pixels[(y * Width) + x] = color;
            }
        }
    }

    public void Draw(Picture picture, int top, int left, int zoom)
    {
        for (int i = 0; i < picture.Colors.Length; i++)
        {
            Fill(top + (i / picture.Width * zoom), left + (i % picture.Width * zoom), zoom, zoom, picture.Colors[i]);
        }
    }

    public void Write(string text, int top, int left)
    {
        foreach (char character in text)
        {
            for (int row = 0; row < Letters.Rows; row++)
            {
                for (int column = 0; column < Letters.Columns; column++)
                {
                    if (Letters.IsInk(character, row, column))
                    {
                        Fill(top + (row * Letters.Zoom), left + (column * Letters.Zoom), Letters.Zoom, Letters.Zoom, Color.Ink);
                    }
                }
            }

            left += Letters.Advance;
        }
    }
}
