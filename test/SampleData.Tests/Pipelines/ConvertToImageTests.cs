using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using SampleData.Tests.Support;
using static Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator;

namespace SampleData.Tests.Pipelines;

[TestClass]
public sealed class ConvertToImageTests
{
    [TestMethod]
    public void ConvertToImage_Planes_AreRedGreenBlue()
    {
        IDataView vectors = Vectors(1, 2, 3, 4, 5, 6);
        VectorToImageConvertingEstimator converting = Images.Context.Transforms.ConvertToImage(1, 2, "Image", nameof(VectorRow.Values));
        IDataView images = converting.Fit(vectors).Transform(vectors);
        Assert.AreEqual(new ImageDataViewType(1, 2), images.Schema["Image"].Type);
        Assert.AreEqual(new ImageDataViewType(1, 2), Images.Promise(vectors, converting, "Image").ItemType);
        Assert.AreEqual((1, 3, 5, 255), Images.Read(images, "Image", image => Pixels.At(image, 0, 0)).Single());
        Assert.AreEqual((2, 4, 6, 255), Images.Read(images, "Image", image => Pixels.At(image, 1, 0)).Single());
    }

    [TestMethod]
    public void ConvertToImage_Scaled_RoundsAndHasNoAlpha()
    {
        IDataView vectors = Vectors(0.1f, 0.5f);
        IDataView images = Images.Context.Transforms.ConvertToImage(
            1, 2, "Image", nameof(VectorRow.Values), ColorBits.Red, scaleImage: 255, offsetImage: 1)
            .Fit(vectors).Transform(vectors);
        (byte red, _, _, byte alpha) = Images.Read(images, "Image", image => Pixels.At(image, 0, 0)).Single();
        Assert.AreEqual((24, 0), (red, alpha));
    }

    [TestMethod]
    public void ConvertToImage_OneColorAlone_LeavesTheOthersBlack()
    {
        IDataView vectors = Vectors(7, 8);
        IDataView images = Images.Context.Transforms.ConvertToImage(1, 2, "Image", nameof(VectorRow.Values), ColorBits.Blue, defaultRed: 99)
            .Fit(vectors).Transform(vectors);
        (_, byte green, byte blue, byte alpha) = Images.Read(images, "Image", image => Pixels.At(image, 1, 0)).Single();
        Assert.AreEqual((0, 8, 255), (green, blue, alpha));
    }

    [TestMethod]
    public void ConvertToImage_VectorOfAnotherSize_Throws()
    {
        IDataView vectors = Vectors(1, 2, 3, 4, 5, 6, 7);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Images.Context.Transforms.ConvertToImage(1, 2, "Image", nameof(VectorRow.Values)).Fit(vectors));
    }

    private static IDataView Vectors(params float[] values)
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(VectorRow));
        definition[nameof(VectorRow.Values)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, values.Length);
        return Images.Context.Data.LoadFromEnumerable([new VectorRow { Values = values }], definition);
    }
}
