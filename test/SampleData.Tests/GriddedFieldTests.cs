using System.Numerics;
using Microsoft.ML.Data;
using SampleData.Files;
using SampleData.Pictures;
using SampleData.Tests.Support;

namespace SampleData.Tests;

[TestClass]
public sealed class GriddedFieldTests
{
    [TestMethod]
    public void Read_WithoutDepths_GivesValuesByMonthAndPlace()
    {
        using TemporaryData data = Grid();
        data.WriteNpy("wind.npy", [.. Enumerable.Range(0, 12).Select(i => (float)i)], 2, 2, 3);
        GriddedField field = GriddedField.Read(data.Folder, "wind");
        Assert.AreEqual(6, field.CellCount);
        Assert.AreEqual(11, field[1, 1, 2]);
        CollectionAssert.AreEqual(new float[] { 6, 7, 8, 9, 10, 11 }, field.Month(1).ToArray());
        CollectionAssert.AreEqual(new[] { "January", "February" }, field.Months.ToArray());
        CollectionAssert.AreEqual(new float[] { -10, 10 }, field.Latitudes.ToArray());
        CollectionAssert.AreEqual(new float[] { 0, 120, 240 }, field.Longitudes.ToArray());
    }

    [TestMethod]
    public void Read_WithDepths_GivesTheDepthThatIsAskedFor()
    {
        using TemporaryData data = Grid();
        data.WriteNpy("sea.npy", [.. Enumerable.Range(0, 24).Select(i => (float)i)], 2, 2, 2, 3);
        GriddedField field = GriddedField.Read(data.Folder, "sea", depth: 1);
        CollectionAssert.AreEqual(new float[] { 6, 7, 8, 9, 10, 11, 18, 19, 20, 21, 22, 23 }, field.Values);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => GriddedField.Read(data.Folder, "sea", depth: 2));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => GriddedField.Read(data.Folder, "sea", depth: -1));
    }

    [TestMethod]
    [DataRow(2, 3, 2)]
    [DataRow(1, 2, 3)]
    public void Read_GridOfAnotherSize_SaysBoth(int months, int latitudes, int longitudes)
    {
        using TemporaryData data = Grid();
        data.WriteNpy("wind.npy", new float[months * latitudes * longitudes], months, latitudes, longitudes);
        DataFileException error = Assert.ThrowsExactly<DataFileException>(() => GriddedField.Read(data.Folder, "wind"));
        StringAssert.Contains(error.Message, "2 months x 2 latitudes x 3 longitudes", StringComparison.Ordinal);
        StringAssert.Contains(error.Message, $"{months} x {latitudes} x {longitudes} is found", StringComparison.Ordinal);
    }

    [TestMethod]
    public void PresentCells_MissingInAnyMonth_AreLeftOut()
    {
        using TemporaryData data = Grid();
        data.WriteNpy("sea.npy", [0, float.NaN, 0, 0, 0, 0, float.NaN, float.NaN, 0, 0, 0, 0], 2, 2, 3);
        CollectionAssert.AreEqual(new[] { 2, 3, 4, 5 }, GriddedField.Read(data.Folder, "sea").PresentCells());
    }

    [TestMethod]
    public void Draw_NorthIsAbove()
    {
        using TemporaryData data = Grid();
        data.WriteNpy("wind.npy", new float[12], 2, 2, 3);
        GriddedField field = GriddedField.Read(data.Folder, "wind");
        var sheet = new ImageSheet { Zoom = 1 };
        sheet.Add("", field.Draw([0, 0, 0, 100, 50, 0], [2]));
        sheet.Save(data.PathOf("sheet.png"));
        using MLImage image = MLImage.CreateFromFile(data.PathOf("sheet.png"));
        CollectionAssert.AreEqual(new byte[] { 255, 128, 0 }, Pixels.Reds(image, 18)[4..7]);
        CollectionAssert.AreEqual(new byte[] { 0, 0, 230 }, Pixels.Reds(image, 19)[4..7]);
    }

    [TestMethod]
    public void Position_OfCells_IsOnTheGlobe()
    {
        using TemporaryData data = Grid();
        data.WriteNpy("wind.npy", new float[12], 2, 2, 3);
        GriddedField field = GriddedField.Read(data.Folder, "wind");
        foreach (int cell in Enumerable.Range(0, 6))
        {
            Vector3 position = field.Position(cell);
            Assert.AreEqual(1, position.Length(), 1e-6);
            Assert.AreEqual(Math.Sin((cell < 3 ? -10 : 10) * Math.PI / 180), position.Z, 1e-6);
        }

        // 20 degrees across the equator, and a third of a circle of latitude.
        Assert.AreEqual(2 * Math.Sin(10 * Math.PI / 180), Vector3.Distance(field.Position(1), field.Position(4)), 1e-6);
        Assert.AreEqual(Math.Sqrt(3) * Math.Cos(10 * Math.PI / 180), Vector3.Distance(field.Position(0), field.Position(2)), 1e-6);
    }

    private static TemporaryData Grid()
    {
        var data = new TemporaryData();
        data.Write("months.txt", [.. "January\nFebruary\n"u8]);
        data.WriteNpy("latitudes.npy", [-10, 10], 2);
        data.WriteNpy("longitudes.npy", [0, 120, 240], 3);
        return data;
    }
}
