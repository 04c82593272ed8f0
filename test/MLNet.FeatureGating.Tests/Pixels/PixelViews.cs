using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tests.Pixels;

/// <summary>Makes views of images, and reads columns of them.</summary>
internal static class PixelViews
{
    /// <summary>Loads rows whose vectors have the dimensions that ExtractPixels gives them.</summary>
    public static IDataView Load(this MLContext mlContext, IEnumerable<PixelRow> rows, int channels = 1) => mlContext.Load(
        rows,
        new VectorDataViewType(NumberDataViewType.Single, channels, Pictures.Height, Pictures.Width),
        new VectorDataViewType(NumberDataViewType.Double, channels, Pictures.Height, Pictures.Width),
        new VectorDataViewType(NumberDataViewType.Single, Pictures.Height, Pictures.Width, channels));

    /// <summary>Loads rows whose vectors have a size and no dimensions.</summary>
    public static IDataView LoadFlat(this MLContext mlContext, IEnumerable<PixelRow> rows, int channels = 1)
    {
        int size = channels * Pictures.PixelCount;
        return mlContext.Load(
            rows,
            new VectorDataViewType(NumberDataViewType.Single, size),
            new VectorDataViewType(NumberDataViewType.Double, size),
            new VectorDataViewType(NumberDataViewType.Single, size));
    }

    /// <summary>Loads rows whose vectors have the dimensions [height, width].</summary>
    public static IDataView LoadMatrices(this MLContext mlContext, IEnumerable<PixelRow> rows) => mlContext.Load(
        rows,
        new VectorDataViewType(NumberDataViewType.Single, Pictures.Height, Pictures.Width),
        new VectorDataViewType(NumberDataViewType.Double, Pictures.Height, Pictures.Width),
        new VectorDataViewType(NumberDataViewType.Single, Pictures.Height, Pictures.Width));

    /// <summary>Loads rows with vectors of given types.</summary>
    public static IDataView Load(
        this MLContext mlContext, IEnumerable<PixelRow> rows, DataViewType features, DataViewType doubles, DataViewType interleaved)
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(PixelRow));
        definition[nameof(PixelRow.Features)].ColumnType = features;
        definition[nameof(PixelRow.Doubles)].ColumnType = doubles;
        definition[nameof(PixelRow.Interleaved)].ColumnType = interleaved;
        definition[nameof(PixelRow.Key)].ColumnType = new KeyDataViewType(typeof(uint), 3);
        return mlContext.Data.LoadFromEnumerable(rows, definition);
    }

    /// <summary>Loads images. Who reads one may dispose of it: every cursor gets its own.</summary>
    public static IDataView LoadImages(this MLContext mlContext, IReadOnlyList<PixelRow> rows, int channels = 1) =>
        mlContext.Data.LoadFromEnumerable(ImageRows(rows, channels));

    /// <summary>Makes the rows of images, anew whenever they are enumerated.</summary>
    public static IEnumerable<ImageRow> ImageRows(IReadOnlyList<PixelRow> rows, int channels = 1) =>
        rows.Select(row => new ImageRow { Image = ToImage(row, channels), Label = row.Label, Value = row.Value });

    /// <summary>Makes an image of a row: grey, or of as many colors as it has channels.</summary>
    public static MLImage ToImage(PixelRow row, int channels = 1, MLPixelFormat format = MLPixelFormat.Rgba32)
    {
        byte[] bytes = new byte[4 * Pictures.PixelCount];
        for (int pixel = 0; pixel < Pictures.PixelCount; pixel++)
        {
            for (int color = 0; color < 3; color++)
            {
                int channel = channels == 1 ? 0 : color;
                int place = format == MLPixelFormat.Rgba32 ? color : 2 - color;
                bytes[(4 * pixel) + place] = channel < channels ? ToByte(row.Features[(channel * Pictures.PixelCount) + pixel]) : (byte)0;
            }

            bytes[(4 * pixel) + 3] = 255;
        }

        return MLImage.CreateFromPixels(Pictures.Width, Pictures.Height, format, bytes);
    }

    public static byte ToByte(float value) => (byte)Math.Clamp(Math.Round(255 * value), 0, 255);

    /// <summary>All vectors of a column.</summary>
    public static float[][] Vectors(this IDataView view, string column = "Kept") => [.. view.GetColumn<float[]>(column)];

    /// <summary>The pixels of all images of a column: red, green, blue and alpha of each.</summary>
    public static byte[][] Images(this IDataView view, string column = "Kept")
    {
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema[column]]);
        ValueGetter<MLImage> getter = cursor.GetGetter<MLImage>(view.Schema[column]);
        var images = new List<byte[]>();
        while (cursor.MoveNext())
        {
            MLImage image = null!;
            getter(ref image);
            images.Add(Colors(image));
            image.Dispose();
        }

        return [.. images];
    }

    /// <summary>The pixels of an image: red, green, blue and alpha of each.</summary>
    public static byte[] Colors(MLImage image)
    {
        byte[] pixels = image.Pixels.ToArray();
        for (int i = 0; image.PixelFormat == MLPixelFormat.Bgra32 && i < pixels.Length; i += 4)
        {
            (pixels[i], pixels[i + 2]) = (pixels[i + 2], pixels[i]);
        }

        return pixels;
    }
}
