using SampleData.Files;
using SampleData.Tests.Support;

namespace SampleData.Tests;

[TestClass]
public sealed class ImageDataTests
{
    [TestMethod]
    public void ReadTraining_ImagesAndLabels_GoTogether()
    {
        using var data = new TemporaryData();
        data.Write("train-images-idx3-ubyte", TemporaryData.Idx([0, 255, 51, 102], 2, 1, 2));
        data.Pack("train-labels-idx1-ubyte.gz", TemporaryData.Idx([7, 3], 2));
        ImageData images = ImageData.ReadTraining(data.Folder);
        Assert.AreEqual((2, 1, 2, 2), (images.Count, images.Height, images.Width, images.PixelCount));
        CollectionAssert.AreEqual(new[] { 0.2f, 0.4f }, images.Image(1).ToArray());
        CollectionAssert.AreEqual(new byte[] { 7, 3 }, images.Labels.ToArray());
    }

    [TestMethod]
    public void ReadTest_FirstImagesOnly_ReadsTheOtherFiles()
    {
        using var data = new TemporaryData();
        data.Write("t10k-images-idx3-ubyte", TemporaryData.Idx([0, 255], 2, 1, 1));
        data.Write("t10k-labels-idx1-ubyte", TemporaryData.Idx([7, 3], 2));
        ImageData images = ImageData.ReadTest(data.Folder, limit: 1);
        CollectionAssert.AreEqual(new[] { 0f }, images.Values);
        CollectionAssert.AreEqual(new byte[] { 7 }, images.Labels.ToArray());
    }

    [TestMethod]
    public void ReadTest_FewerLabelsThanImages_SaysBoth()
    {
        using var data = new TemporaryData();
        data.Write("t10k-images-idx3-ubyte", TemporaryData.Idx([0, 255], 2, 1, 1));
        data.Write("t10k-labels-idx1-ubyte", TemporaryData.Idx([7], 1));
        DataFileException error = Assert.ThrowsExactly<DataFileException>(() => ImageData.ReadTest(data.Folder));
        StringAssert.Contains(error.Message, "2 labels are expected, and 1 is found", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ReadFaces_FirstHalf_AreFaces()
    {
        using var data = new TemporaryData();
        data.Write("faces.npy", TemporaryData.Npy("<f8", [0, 0.25f, 0.5f, 1], 2, 2, 1));
        ImageData faces = ImageData.ReadFaces(data.Folder);
        Assert.AreEqual((2, 2, 1), (faces.Count, faces.Height, faces.Width));
        CollectionAssert.AreEqual(new[] { 0.5f, 1 }, faces.Image(1).ToArray());
        CollectionAssert.AreEqual(new byte[] { 1, 0 }, faces.Labels.ToArray());
    }
}
