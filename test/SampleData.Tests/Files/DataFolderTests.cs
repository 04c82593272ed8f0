using SampleData.Files;
using SampleData.Tests.Support;

namespace SampleData.Tests.Files;

[TestClass]
public sealed class DataFolderTests
{
    [TestMethod]
    public void Fetched_NotThere_SaysHowToBringIt()
    {
        DataFileException error = Assert.ThrowsExactly<DataFileException>(() => DataFolder.Fetched("no-such-data"));
        StringAssert.Contains(error.Message, "build/fetch-data.sh no-such-data", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Open_MissingFile_NamesItAndTheCommand()
    {
        using var data = new TemporaryData();
        DataFileException error = Assert.ThrowsExactly<DataFileException>(() => data.Folder.Open("images"));
        StringAssert.Contains(error.Message, data.PathOf("images"), StringComparison.Ordinal);
        StringAssert.Contains(error.Message, "build/fetch-data.sh made-up", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Fill_DamagedGzip_IsReported()
    {
        using var data = new TemporaryData();
        data.Write("images.gz", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        using Stream stream = data.Folder.Open("images");
        DataFileException error = Assert.ThrowsExactly<DataFileException>(() => data.Folder.Fill(stream, "images", new byte[4]));
        StringAssert.Contains(error.Message, "damaged", StringComparison.Ordinal);
    }
}
