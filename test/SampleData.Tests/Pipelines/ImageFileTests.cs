using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using SampleData.Tests.Support;

namespace SampleData.Tests.Pipelines;

[TestClass]
public sealed class ImageFileTests
{
    // 16 x 8 pixels, the left half (200, 40, 20) and the right one (20, 60, 220): all at once, and in passes.
    private const string Sequential =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/2wBDAQkJCQwLDBgNDRgy"
        + "IRwhMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjL/wAARCAAIABADAREAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAABQb/xAAUEAEAAAAA"
        + "AAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAABwb/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCVTxJFm4Mv/9k=";

    private const string Progressive =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/2wBDAQkJCQwLDBgNDRgy"
        + "IRwhMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjL/wgARCAAIABADAREAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAABAX/xAAVAQEBAAAA"
        + "AAAAAAAAAAAAAAAGBf/aAAwDAQACEAMQAAABlTkhW4z/xAAUEAEAAAAAAAAAAAAAAAAAAAAQ/9oACAEBAAEFAj//xAAUEQEAAAAAAAAAAAAAAAAAAAAQ/9oACAEDAQE/AT//xAAUEQEA"
        + "AAAAAAAAAAAAAAAAAAAQ/9oACAECAQE/AT//xAAUEAEAAAAAAAAAAAAAAAAAAAAQ/9oACAEBAAY/Aj//xAAUEAEAAAAAAAAAAAAAAAAAAAAQ/9oACAEBAAE/IT//2gAMAwEAAgADAAAA"
        + "EG//xAAUEQEAAAAAAAAAAAAAAAAAAAAQ/9oACAEDAQE/ED//xAAUEQEAAAAAAAAAAAAAAAAAAAAQ/9oACAECAQE/ED//xAAUEAEAAAAAAAAAAAAAAAAAAAAQ/9oACAEBAAE/ED//2Q==";

    [TestMethod]
    [DataRow(Sequential)]
    [DataRow(Progressive)]
    public void CreateFromStream_Jpeg_HasItsColors(string content)
    {
        using var stream = new MemoryStream(Convert.FromBase64String(content));
        using MLImage image = MLImage.CreateFromStream(stream);
        Assert.AreEqual((16, 8, 32), (image.Width, image.Height, image.BitsPerPixel));
        AssertNear((200, 40, 20, 255), Pixels.At(image, 3, 4));
        AssertNear((20, 60, 220, 255), Pixels.At(image, 12, 4));
    }

    [TestMethod]
    public void Save_Png_ComesBack()
    {
        using var folder = new TemporaryData();
        using MLImage image = MLImage.CreateFromPixels(2, 1, MLPixelFormat.Rgba32, [10, 20, 30, 255, 40, 50, 60, 255]);
        Assert.AreEqual(MLPixelFormat.Rgba32, image.PixelFormat);
        image.Save(folder.PathOf("image.png"));
        using MLImage saved = MLImage.CreateFromFile(folder.PathOf("image.png"));
        Assert.AreEqual((10, 20, 30, 255), Pixels.At(saved, 0, 0));
        Assert.AreEqual((40, 50, 60, 255), Pixels.At(saved, 1, 0));
    }

    [TestMethod]
    public void CreateFromFile_HalfTransparent_ColorsAreMultiplied()
    {
        using var folder = new TemporaryData();
        using (MLImage image = MLImage.CreateFromPixels(1, 1, MLPixelFormat.Bgra32, [10, 60, 128, 128]))
        {
            image.Save(folder.PathOf("image.png"));
        }

        using MLImage saved = MLImage.CreateFromFile(folder.PathOf("image.png"));
        AssertNear((128, 60, 10, 128), Pixels.At(saved, 0, 0));
    }

    [TestMethod]
    public void CreateFromFile_NoImageOrNoFile_Throws()
    {
        using var folder = new TemporaryData();
        folder.Write("image.png", [.. "this is none"u8]);
        Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromFile(folder.PathOf("image.png")));
        Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromFile(folder.PathOf("missing.png")));
    }

    [TestMethod]
    public void CreateFromPixels_WrongSizes_Throw()
    {
        Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromPixels(1, 1, MLPixelFormat.Bgra32, new byte[3]));
        Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromPixels(0, 1, MLPixelFormat.Bgra32, []));
        Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromPixels(1, 1, MLPixelFormat.Unknown, new byte[4]));
    }

    [TestMethod]
    public void Pixels_Disposed_Throws()
    {
        MLImage image = Pixels.Gray(1, 1, 7);
        image.Dispose();
        Assert.ThrowsExactly<InvalidOperationException>(() => image.Pixels.Length);
    }

    [TestMethod]
    public void ImageDataViewType_SameSize_IsEqual()
    {
        Assert.IsTrue(new ImageDataViewType(2, 3).Equals(new ImageDataViewType(2, 3)));
        Assert.IsFalse(new ImageDataViewType(2, 3).Equals(new ImageDataViewType(3, 2)));
        Assert.AreEqual("Image<2, 3>", new ImageDataViewType(2, 3).ToString());
        Assert.AreEqual("Image", new ImageDataViewType().ToString());
        Assert.AreEqual((0, 0), (new ImageDataViewType().Height, new ImageDataViewType().Width));
    }

    private static void AssertNear((byte Red, byte Green, byte Blue, byte Alpha) expected, (byte Red, byte Green, byte Blue, byte Alpha) actual)
    {
        int worst = new[]
        {
            expected.Red - actual.Red, expected.Green - actual.Green, expected.Blue - actual.Blue, expected.Alpha - actual.Alpha,
        }.Max(Math.Abs);
        Assert.IsLessThanOrEqualTo(4, worst, $"{expected} is expected, and {actual} is found.");
    }
}
