using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Data;

[TestClass]
public sealed class StudyDataTests
{
    [TestMethod]
    public void Create_Standardize_BringsFeaturesToOneScale()
    {
        StudyData data = StudyData.Create(Table(LearningTask.BinaryClassification), standardize: true);

        Assert.AreEqual(-1f, data.Rows.Features.Span[0], 1e-6f);
        Assert.AreEqual(1f, data.Rows.Features.Span[2], 1e-6f);
    }

    [TestMethod]
    public void Create_Standardize_TakesTheFeaturesOver()
    {
        FeatureTable table = Table(LearningTask.BinaryClassification);
        float[] features = table.Features;

        StudyData data = StudyData.Create(table, standardize: true);

        CollectionAssert.AreEqual(new[] { -1f, 0, 1, 0 }, features, "A copy would take as much memory again.");
        Assert.IsTrue(data.Rows.Features.Span == features);
    }

    [TestMethod]
    public void Create_EveryRowLabelledOfSomeThatNeedNotBe_StandardizesOnce()
    {
        StudyData data = StudyData.Create(Table(LearningTask.BinaryClassification) with { Unlabelled = new([], null) }, standardize: true);

        CollectionAssert.AreEqual(new[] { -1f, 0, 1, 0 }, data.Rows.Features.ToArray());
        CollectionAssert.AreEqual(new[] { -1f, 0, 1, 0 }, data.AllRows!.Features.ToArray());
    }

    [TestMethod]
    public void Create_WithoutStandardizing_LeavesFeaturesAlone()
    {
        StudyData data = StudyData.Create(Table(LearningTask.BinaryClassification), standardize: false);

        CollectionAssert.AreEqual(new[] { 100f, 5, 300, 5 }, data.Rows.Features.ToArray());
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Create_ConstantSlot_IsFound(bool standardize) =>
        CollectionAssert.AreEqual(
            new[] { false, true }, StudyData.Create(Table(LearningTask.Regression), standardize).IsConstant.ToArray());

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Create_Regression_MeasuresTargetsInTheirSpread(bool standardize) =>
        CollectionAssert.AreEqual(new[] { -1f, 1f }, StudyData.Create(Table(LearningTask.Regression), standardize).Rows.Targets.ToArray());

    [TestMethod]
    public void Create_Classes_LeavesTargetsAlone() =>
        CollectionAssert.AreEqual(
            new[] { 0f, 1f }, StudyData.Create(Table(LearningTask.BinaryClassification), true).Rows.Targets.ToArray());

    [TestMethod]
    public void Create_Weights_CountInMeansAndGoAlong()
    {
        StudyData data = StudyData.Create(Table(LearningTask.Regression) with { Weights = [3, 1] }, standardize: true);

        Assert.AreEqual(-1 / MathF.Sqrt(3), data.Rows.Features.Span[0], 1e-6f);
        Assert.AreEqual(MathF.Sqrt(3), data.Rows.Targets.Span[1], 1e-6f);
        CollectionAssert.AreEqual(new[] { 3f, 1f }, data.Rows.Weights!.ToArray());
    }

    [TestMethod]
    public void Create_RowsWithoutALabel_CountInMeansAndInAllRowsOnly()
    {
        FeatureTable table = Table(LearningTask.Regression) with { Unlabelled = new([200, 9], null) };

        StudyData data = StudyData.Create(table, standardize: true);

        Assert.AreEqual(2, data.Rows.RowCount);
        Assert.AreEqual(3, data.AllRows!.RowCount);
        Assert.AreEqual(-MathF.Sqrt(1.5f), data.Rows.Features.Span[0], 1e-6f);
        Assert.AreEqual(0, data.AllRows.Features.Span[4], 1e-6f);
        CollectionAssert.AreEqual(new[] { false, false }, data.IsConstant.ToArray(), "What varies in any row is not constant.");
        CollectionAssert.AreEqual(new[] { -1f, 1f }, data.Rows.Targets.ToArray());
    }

    [TestMethod]
    public void Create_Survival_PassesTimesAndEventsOn()
    {
        StudyData data = StudyData.Create(Table(LearningTask.Survival) with { HasEvent = [true, false] }, standardize: true);

        CollectionAssert.AreEqual(new[] { 0f, 1f }, data.Rows.Targets.ToArray());
        CollectionAssert.AreEqual(new[] { true, false }, data.Rows.HasEvent!.ToArray());
        Assert.IsNull(data.AllRows);
    }

    private static FeatureTable Table(LearningTask task) => new(
        [100, 5, 300, 5], ["a", "b"], task == LearningTask.Regression ? [10f, 30f] : [0f, 1f], null, task, 2);
}
