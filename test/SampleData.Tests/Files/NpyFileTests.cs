using System.Text;
using SampleData.Files;
using SampleData.Tests.Support;

namespace SampleData.Tests.Files;

[TestClass]
public sealed class NpyFileTests
{
    [TestMethod]
    [DataRow("<f4")]
    [DataRow("<f8")]
    public void Read_SingleOrDouble_GivesDimensionsAndValues(string type)
    {
        using var data = new TemporaryData();
        data.Write("grid.npy", TemporaryData.Npy(type, [1, -2.5f, float.NaN, 4], 2, 1, 2));
        NpyFile file = NpyFile.Read(data.Folder, "grid.npy");
        CollectionAssert.AreEqual(new[] { 2, 1, 2 }, file.Dimensions.ToArray());
        CollectionAssert.AreEqual(new[] { 1, -2.5f, float.NaN, 4 }, file.Values);
    }

    [TestMethod]
    public void Read_OneDimension_HasAComma()
    {
        using var data = new TemporaryData();
        data.WriteNpy("axis.npy", [3, 4], 2);
        CollectionAssert.AreEqual(new[] { 2 }, NpyFile.Read(data.Folder, "axis.npy").Dimensions.ToArray());
    }

    [TestMethod]
    [DataRow("{'descr': '<i4', 'fortran_order': False, 'shape': (1,), }\n", "<i4", DisplayName = "whole numbers")]
    [DataRow("{'descr': '>f4', 'fortran_order': False, 'shape': (1,), }\n", ">f4", DisplayName = "the other order of bytes")]
    [DataRow("{'descr': '<f4', 'fortran_order': True, 'shape': (1, 1), }\n", "True", DisplayName = "columns first")]
    [DataRow("{'descr': '<f4', 'fortran_order': False, 'shape': (), }\n", "()", DisplayName = "no dimension")]
    [DataRow("{'descr': '<f4', 'fortran_order': False, 'shape': (99999, 99999), }\n", "99999 x 99999", DisplayName = "more than fits into memory")]
    [DataRow("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }\n", "cut off", DisplayName = "cut off")]
    public void Read_OtherDescription_SaysWhatIsFound(string description, string found)
    {
        using var data = new TemporaryData();
        data.Write("grid.npy", [0x93, .. "NUMPY"u8, 1, 0, (byte)description.Length, 0, .. Encoding.ASCII.GetBytes(description), 0, 0, 0, 0]);
        DataFileException error = Assert.ThrowsExactly<DataFileException>(() => NpyFile.Read(data.Folder, "grid.npy"));
        StringAssert.Contains(error.Message, found, StringComparison.Ordinal);
        StringAssert.Contains(error.Message, "build/fetch-data.sh made-up", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Read_AnotherFormat_SaysWhatIsFound()
    {
        using var data = new TemporaryData();
        data.Write("grid.npy", [.. "CDF and so on"u8]);
        DataFileException error = Assert.ThrowsExactly<DataFileException>(() => NpyFile.Read(data.Folder, "grid.npy"));
        StringAssert.Contains(error.Message, "43444620", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Read_MoreThanTheHeaderTells_IsReported()
    {
        using var data = new TemporaryData();
        data.Write("grid.npy", [.. TemporaryData.Npy("<f4", [1, 2], 2), 0]);
        Assert.ThrowsExactly<DataFileException>(() => NpyFile.Read(data.Folder, "grid.npy"));
    }
}
