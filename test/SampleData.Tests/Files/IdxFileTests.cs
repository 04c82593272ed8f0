using SampleData.Files;
using SampleData.Tests.Support;

namespace SampleData.Tests.Files;

[TestClass]
public sealed class IdxFileTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Read_PlainOrPacked_GivesDimensionsAndBytes(bool isPacked)
    {
        using var data = new TemporaryData();
        byte[] content = TemporaryData.Idx([1, 2, 3, 4, 5, 6], 3, 1, 2);
        if (isPacked)
        {
            data.Pack("images.gz", content);
        }
        else
        {
            data.Write("images", content);
        }

        IdxFile file = IdxFile.Read(data.Folder, "images");
        CollectionAssert.AreEqual(new[] { 3, 1, 2 }, file.Dimensions.ToArray());
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3, 4, 5, 6 }, file.Bytes);
    }

    [TestMethod]
    public void Read_WithLimit_GivesTheFirstItems()
    {
        using var data = new TemporaryData();
        data.Write("images", TemporaryData.Idx([1, 2, 3, 4, 5, 6], 3, 1, 2));
        IdxFile file = IdxFile.Read(data.Folder, "images", limit: 2);
        CollectionAssert.AreEqual(new[] { 2, 1, 2 }, file.Dimensions.ToArray());
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3, 4 }, file.Bytes);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(-1)]
    public void Read_LimitBelowOne_Throws(int limit)
    {
        using var data = new TemporaryData();
        data.Write("images", TemporaryData.Idx([1], 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => IdxFile.Read(data.Folder, "images", limit));
    }

    [TestMethod]
    [DataRow(new byte[] { 0, 0, 13, 1, 0, 0, 0, 1, 0, 0, 0, 0 }, "00000D01", DisplayName = "numbers of another kind")]
    [DataRow(new byte[] { 80, 75, 3, 4, 0, 0, 0, 1, 7 }, "504B0304", DisplayName = "another format")]
    [DataRow(new byte[] { 0, 0, 8, 0 }, "00000800", DisplayName = "no dimensions")]
    [DataRow(new byte[] { 0, 0, 8 }, "cut off", DisplayName = "cut off in the header")]
    [DataRow(new byte[] { 0, 0, 8, 2, 0, 0, 0, 1, 0, 0 }, "cut off", DisplayName = "cut off in the dimensions")]
    [DataRow(new byte[] { 0, 0, 8, 1, 0, 0, 0, 3, 7, 7 }, "3 more bytes are expected, and 2 are there", DisplayName = "cut off in the items")]
    [DataRow(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 7, 7 }, "goes on", DisplayName = "too long")]
    [DataRow(new byte[] { 0, 0, 8, 1, 0, 0, 0, 0 }, "dimensions 0", DisplayName = "empty")]
    [DataRow(new byte[] { 0, 0, 8, 2, 0, 0, 0, 1, 255, 255, 255, 255 }, "dimensions 1 x -1", DisplayName = "a negative dimension")]
    [DataRow(new byte[] { 0, 0, 8, 2, 127, 0, 0, 0, 127, 0, 0, 0 }, "which no data here have", DisplayName = "more than fits into memory")]
    public void Read_Malformed_SaysWhatIsFound(byte[] content, string found)
    {
        using var data = new TemporaryData();
        data.Write("images", content);
        DataFileException error = Assert.ThrowsExactly<DataFileException>(() => IdxFile.Read(data.Folder, "images"));
        StringAssert.Contains(error.Message, found, StringComparison.Ordinal);
        StringAssert.Contains(error.Message, data.PathOf("images"), StringComparison.Ordinal);
        StringAssert.Contains(error.Message, "build/fetch-data.sh made-up", StringComparison.Ordinal);
    }
}
