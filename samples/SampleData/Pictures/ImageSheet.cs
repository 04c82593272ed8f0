namespace SampleData.Pictures;

/// <summary>A sheet of small pictures: lines of text, each with the pictures that it is about below it.</summary>
public sealed class ImageSheet
{
    private const int Gap = 4;
    private const int MostForText = 640;

    private readonly List<(string Caption, IReadOnlyList<Picture> Pictures)> _rows = [];

    /// <summary>How many pixels of the sheet a pixel of a picture is wide and high.</summary>
    /// <value>1 or more. The default is 2.</value>
    public int Zoom { get; init => field = Positive(value, nameof(Zoom)); } = 2;

    /// <summary>How many pictures lie beside each other before the next line of them begins.</summary>
    /// <value>1 or more. The default is 20.</value>
    public int PicturesPerLine { get; init => field = Positive(value, nameof(PicturesPerLine)); } = 20;

    /// <summary>Adds pictures below those that are there.</summary>
    /// <param name="caption">What they are. Only what fits on the sheet is seen of it.</param>
    /// <param name="pictures">The pictures. None makes a line of text.</param>
    public void Add(string caption, params IEnumerable<Picture> pictures) => _rows.Add((caption, [.. pictures]));

    /// <summary>Writes the sheet as a PNG file.</summary>
    /// <exception cref="InvalidOperationException">Nothing has been added.</exception>
    public void Save(string path)
    {
        if (_rows.Count == 0)
        {
            throw new InvalidOperationException("The sheet is empty: add pictures before it is saved.");
        }

        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        using FileStream file = File.Create(path);
        PngFile.Write(file, Draw());
    }

    private Canvas Draw()
    {
        // Captions widen a sheet of small pictures, but not without end.
        int pictureWidth = _rows.SelectMany(row => row.Pictures.Chunk(PicturesPerLine)).Select(WidthOf).DefaultIfEmpty(0).Max();
        int textWidth = _rows.Max(row => row.Caption.Length) * Letters.Advance;
        int width = Math.Max(pictureWidth, Math.Min(textWidth, MostForText)) + Gap;
        int height = _rows.Sum(row => Letters.Height + Gap + row.Pictures.Chunk(PicturesPerLine).Sum(HeightOf)) + Gap;
        var canvas = new Canvas(height, width);
        int top = Gap;
        foreach ((string caption, IReadOnlyList<Picture> pictures) in _rows)
        {
            canvas.Write(caption, top, Gap);
            top += Letters.Height + Gap;
            foreach (Picture[] line in pictures.Chunk(PicturesPerLine))
            {
                int left = Gap;
                foreach (Picture picture in line)
                {
                    canvas.Draw(picture, top, left, Zoom);
                    left += (picture.Width * Zoom) + Gap;
                }

                top += HeightOf(line);
            }
        }

        return canvas;
    }

    private static int Positive(int value, string name)
        => value > 0 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} has to be at least 1.");

    private int WidthOf(Picture[] line) => line.Sum(picture => (picture.Width * Zoom) + Gap);

    private int HeightOf(Picture[] line) => (line.Max(picture => picture.Height) * Zoom) + Gap;
}
