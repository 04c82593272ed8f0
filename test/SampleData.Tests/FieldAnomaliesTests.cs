using SampleData.Tests.Support;

namespace SampleData.Tests;

[TestClass]
public sealed class FieldAnomaliesTests
{
    [TestMethod]
    public void OfMonths_LastYears_AreHeldOut()
    {
        FieldAnomalies field = FieldAnomalies.OfMonths(Years(4), 1);

        Assert.HasCount(36, field.TrainingNames);
        CollectionAssert.AreEqual(Enumerable.Range(36, 12).Select(month => $"month {month}").ToArray(), field.TestNames.ToArray());
        CollectionAssert.AreEqual(new[] { 0, 1, 2 }, field.TrainingGroups.Distinct().ToArray());
    }

    [TestMethod]
    [DataRow(0, 36)]
    [DataRow(1, 24)]
    [DataRow(3, 0)]
    public void OfMonths_AnySplit_HoldsOutAsManyYearsFurtherBack(int split, int first)
    {
        FieldAnomalies field = FieldAnomalies.OfMonths(Years(4), 1, split);

        CollectionAssert.AreEqual(Enumerable.Range(first, 12).Select(month => $"month {month}").ToArray(), field.TestNames.ToArray());
        Assert.HasCount(36, field.TrainingNames);
        Assert.IsFalse(field.TrainingNames.Intersect(field.TestNames).Any());
        Assert.HasCount(3, field.TrainingGroups.Distinct());
    }

    // A cell is its month of the year, and 100 times its year: what is usual are the means of the years that are learnt from.
    [TestMethod]
    public void OfMonths_Rows_AreDeviationsFromTheCalendarMonthsThatAreLearntFrom()
    {
        FieldAnomalies field = FieldAnomalies.OfMonths(Years(3), 1);

        for (int month = 0; month < 12; month++)
        {
            Assert.AreEqual(-50, field.Training[month * 6]);
            Assert.AreEqual(50, field.Training[(12 + month) * 6]);
            Assert.AreEqual(150, field.Test[month * 6]);
        }
    }

    [TestMethod]
    public void OfMonths_MissingCells_Are0AndWeighNothing()
    {
        FieldAnomalies field = FieldAnomalies.OfMonths(Years(3, missing: 4), 1);

        CollectionAssert.AreEqual(new[] { 4 }, field.MissingCells.ToArray());
        Assert.AreEqual(0, field.CellWeights[4]);
        Assert.IsTrue(field.Training.Chunk(6).Concat(field.Test.Chunk(6)).All(row => row[4] == 0));
        Assert.IsTrue(field.Training.All(float.IsFinite));
    }

    [TestMethod]
    public void CellWeights_OfLatitudes_AreTheirCosines()
    {
        FieldAnomalies field = FieldAnomalies.OfMonths(Years(3), 1);

        foreach (int longitude in (int[])[0, 1])
        {
            Assert.AreEqual(0, field.CellWeights[longitude], "The pole.");
            Assert.AreEqual(1, field.CellWeights[2 + longitude]);
            Assert.AreEqual(0.5, field.CellWeights[4 + longitude], 1e-6);
        }
    }

    [TestMethod]
    [DataRow(0, 0, "heldOutYears")]
    [DataRow(2, 0, "heldOutYears")]
    [DataRow(1, 3, "split")]
    [DataRow(1, -1, "split")]
    public void OfMonths_TooFewYears_SaysWhich(int years, int split, string name) =>
        Assert.AreEqual(name, Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => FieldAnomalies.OfMonths(Years(3), years, split)).ParamName);

    [TestMethod]
    [DataRow(0, 3, 7)]
    [DataRow(3, 0, 4)]
    public void OfDepths_OneOfFourMonths_IsHeldOutAtAllDepths(int split, int first, int second)
    {
        GriddedField[] depths = [Months(8, depth: 0), Months(8, depth: 1)];

        FieldAnomalies field = FieldAnomalies.OfDepths(depths, split);

        CollectionAssert.AreEqual(
            new[] { $"month {first}, depth 0", $"month {first}, depth 1", $"month {second}, depth 0", $"month {second}, depth 1" },
            field.TestNames.ToArray());
        Assert.HasCount(12, field.TrainingNames);
        Assert.HasCount(6, field.TrainingGroups.Distinct());
    }

    [TestMethod]
    public void OfDepths_Rows_AreDeviationsFromTheirDepth()
    {
        FieldAnomalies field = FieldAnomalies.OfDepths([Months(4, depth: 0), Months(4, depth: 1)]);

        // Months 0, 1 and 2 are learnt from: their mean is 1 at both depths, beyond 1000 a depth.
        CollectionAssert.AreEqual(new float[] { -1, -1, 0, 0, 1, 1 }, field.Training.Chunk(6).Select(row => row[0]).ToArray());
        CollectionAssert.AreEqual(new float[] { 2, 2 }, field.Test.Chunk(6).Select(row => row[0]).ToArray());
    }

    [TestMethod]
    public void OfDepths_MissingAtOneDepth_IsMissingAtAll()
    {
        FieldAnomalies field = FieldAnomalies.OfDepths([Months(4, depth: 0, missing: 2), Months(4, depth: 1, missing: 5)]);

        CollectionAssert.AreEqual(new[] { 2, 5 }, field.MissingCells.ToArray());
    }

    [TestMethod]
    public void OfDepths_BadArguments_Throw()
    {
        Assert.ThrowsExactly<ArgumentException>(() => FieldAnomalies.OfDepths([]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => FieldAnomalies.OfDepths([Months(4, 0)], 4));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => FieldAnomalies.OfDepths([Months(4, 0)], -1));
    }

    private static GriddedField Years(int years, int? missing = null) =>
        Field(12 * years, month => (100 * (month / 12)) + (month % 12), missing);

    private static GriddedField Months(int months, int depth, int? missing = null) => Field(months, month => month + (1000 * depth), missing);

    // Three latitudes and two longitudes.
    private static GriddedField Field(int months, Func<int, float> value, int? missing)
    {
        using var data = new TemporaryData();
        data.Write("months.txt", [.. System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, months).Select(month => $"month {month}\n")))]);
        data.WriteNpy("latitudes.npy", [-90, 0, 60], 3);
        data.WriteNpy("longitudes.npy", [0, 180], 2);
        data.WriteNpy(
            "wind.npy",
            [.. Enumerable.Range(0, months).SelectMany(month => Enumerable.Range(0, 6).Select(cell => cell == missing ? float.NaN : value(month)))],
            months,
            3,
            2);
        return GriddedField.Read(data.Folder, "wind");
    }
}
