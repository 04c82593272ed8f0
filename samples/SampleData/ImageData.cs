using SampleData.Files;

namespace SampleData;

/// <summary>Gray images of one size, with a label each.</summary>
public sealed class ImageData
{
    private ImageData(int height, int width, float[] values, byte[] labels)
    {
        Height = height;
        Width = width;
        Values = values;
        Labels = labels;
    }

    public int Height { get; }

    public int Width { get; }

    public int PixelCount => Height * Width;

    public int Count => Labels.Count;

    /// <summary>The pixels image by image, row by row, from 0 to 1.</summary>
    public float[] Values { get; }

    /// <summary>What is on the images: a digit, a kind of clothing, or 1 for a face and 0 for none.</summary>
    public IReadOnlyList<byte> Labels { get; }

    /// <summary>The pixels of an image.</summary>
    public ReadOnlySpan<float> Image(int index) => Values.AsSpan(index * PixelCount, PixelCount);

    /// <summary>Reads the images to train with of the data mnist or fashion-mnist, or the first of them.</summary>
    /// <exception cref="DataFileException">A file is missing or damaged, or the files do not go together.</exception>
    public static ImageData ReadTraining(DataFolder folder, int limit = int.MaxValue) => ReadIdx(folder, "train", limit);

    /// <summary>Reads the images to test with.</summary>
    /// <exception cref="DataFileException">A file is missing or damaged, or the files do not go together.</exception>
    public static ImageData ReadTest(DataFolder folder, int limit = int.MaxValue) => ReadIdx(folder, "t10k", limit);

    /// <summary>Reads the data faces: as many faces as pieces of background, the faces first.</summary>
    /// <exception cref="DataFileException">The file is missing or damaged.</exception>
    public static ImageData ReadFaces(DataFolder folder)
    {
        const string File = "faces.npy";
        NpyFile images = NpyFile.Read(folder, File);
        if (images.Dimensions.Count != 3)
        {
            throw folder.Error(File, $"images x rows x columns are expected, and {string.Join(" x ", images.Dimensions)} is found");
        }

        int count = images.Dimensions[0];
        return new(
            images.Dimensions[1], images.Dimensions[2], images.Values, [.. Enumerable.Range(0, count).Select(i => (byte)(i < count / 2 ? 1 : 0))]);
    }

    private static ImageData ReadIdx(DataFolder folder, string part, int limit)
    {
        string imageFile = part + "-images-idx3-ubyte";
        string labelFile = part + "-labels-idx1-ubyte";
        IdxFile images = IdxFile.Read(folder, imageFile, limit);
        IdxFile labels = IdxFile.Read(folder, labelFile, limit);
        if (images.Dimensions.Count != 3)
        {
            throw folder.Error(imageFile, $"images x rows x columns are expected, and {string.Join(" x ", images.Dimensions)} is found");
        }

        if (labels.Dimensions.Count != 1 || labels.Dimensions[0] != images.Dimensions[0])
        {
            throw folder.Error(labelFile, $"{images.Dimensions[0]} labels are expected, and {string.Join(" x ", labels.Dimensions)} is found");
        }

        float[] values = new float[images.Bytes.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = images.Bytes[i] / 255f;
        }

        return new(images.Dimensions[1], images.Dimensions[2], values, labels.Bytes);
    }
}
