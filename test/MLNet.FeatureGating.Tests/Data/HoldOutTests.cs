using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Data;

[TestClass]
public sealed class HoldOutTests
{
    [TestMethod]
    public void Create_EveryMember_PartsEveryRowInOne()
    {
        foreach ((float[]? training, float[]? validation) in HoldOut.Create(Table(40, 60), 0.2, 5, seed: 1))
        {
            CollectionAssert.AreEqual(
                Enumerable.Repeat(1f, 100).ToArray(), training!.Zip(validation!, (learnt, judged) => learnt + judged).ToArray());
            Assert.IsTrue(training!.All(weight => weight is 0 or 1));
        }
    }

    [TestMethod]
    public void Create_FractionOfOneMemberInFive_TogetherHoldOutEveryRowOnce()
    {
        IReadOnlyList<(float[]? Training, float[]? Validation)> members = HoldOut.Create(Table(40, 60), 0.2, 5, seed: 1);

        for (int row = 0; row < 100; row++)
        {
            Assert.AreEqual(1f, members.Sum(member => member.Validation![row]));
        }
    }

    [TestMethod]
    public void Create_UnequalClasses_HoldsOutTheSamePartOfEach()
    {
        FeatureTable table = Table(10, 90);

        foreach ((_, float[]? validation) in HoldOut.Create(table, 0.2, 3, seed: 1))
        {
            Assert.AreEqual(2f, validation!.Where((_, row) => table.Targets[row] == 0).Sum());
            Assert.AreEqual(18f, validation!.Where((_, row) => table.Targets[row] == 1).Sum());
        }
    }

    [TestMethod]
    [DataRow(0.2)]
    [DataRow(0.9)]
    public void Create_TinyClasses_LeavesOneRowOfEachToLearnFrom(double fraction)
    {
        FeatureTable table = Table(1, 2, 3);

        foreach ((float[]? training, _) in HoldOut.Create(table, fraction, 4, seed: 1))
        {
            for (int label = 0; label < 3; label++)
            {
                Assert.IsTrue(training is null || training.Where((_, row) => table.Targets[row] == label).Sum() >= 1);
            }
        }
    }

    [TestMethod]
    public void Create_NoRowToSpare_HasNoWeights()
    {
        foreach ((float[]? training, float[]? validation) in HoldOut.Create(Table(1, 1), 0.5, 2, seed: 1))
        {
            Assert.IsNull(training);
            Assert.IsNull(validation);
        }
    }

    [TestMethod]
    public void Create_FractionZero_HasNoWeights() => Assert.IsNull(HoldOut.Create(Table(50, 50), 0, 1, seed: 1)[0].Training);

    [TestMethod]
    public void Create_Weights_AreThoseOfTheTable()
    {
        float[] weights = [.. Enumerable.Range(1, 20).Select(row => (float)row)];

        (float[]? training, float[]? validation) = HoldOut.Create(Table(10, 10) with { Weights = weights }, 0.3, 1, seed: 1)[0];

        CollectionAssert.AreEqual(weights, training!.Zip(validation!, (learnt, judged) => learnt + judged).ToArray());
    }

    [TestMethod]
    public void Create_Regression_HoldsOutAPartOfAllRows()
    {
        FeatureTable table = Table(Enumerable.Repeat(1, 50).ToArray()) with { Task = LearningTask.Regression, ClassCount = 1 };

        Assert.AreEqual(10f, HoldOut.Create(table, 0.2, 1, seed: 1)[0].Validation!.Sum());
    }

    [TestMethod]
    public void Create_Survival_HoldsOutTheSamePartOfEventsAndOfCensoredRows()
    {
        FeatureTable table = Survival(events: 10, censored: 40);

        foreach ((_, float[]? validation) in HoldOut.Create(table, 0.2, 5, seed: 1))
        {
            Assert.AreEqual(2f, validation!.Where((_, row) => table.HasEvent![row]).Sum());
            Assert.AreEqual(8f, validation!.Where((_, row) => !table.HasEvent![row]).Sum());
        }
    }

    [TestMethod]
    public void Create_FewEvents_HoldsOneOutAndLeavesOneToLearnFrom()
    {
        FeatureTable table = Survival(events: 2, censored: 20);

        foreach ((_, float[]? validation) in HoldOut.Create(table, 0.1, 4, seed: 1))
        {
            Assert.AreEqual(1f, validation!.Where((_, row) => table.HasEvent![row]).Sum());
        }
    }

    [TestMethod]
    public void Create_OneEvent_HasNoWeights() => Assert.IsNull(HoldOut.Create(Survival(events: 1, censored: 20), 0.2, 1, seed: 1)[0].Training);

    [TestMethod]
    public void Create_Reconstruction_HoldsOutAPartOfAllRows() => Assert.AreEqual(
        10f, HoldOut.Create(Table(50) with { Task = LearningTask.Reconstruction }, 0.2, 1, seed: 1)[0].Validation!.Sum());

    [TestMethod]
    public void Create_SameSeed_GivesTheSame() => CollectionAssert.AreEqual(
        HoldOut.Create(Table(40, 60), 0.2, 1, seed: 7)[0].Training, HoldOut.Create(Table(40, 60), 0.2, 1, seed: 7)[0].Training);

    [TestMethod]
    public void Create_AnotherSeed_GivesAnother() => CollectionAssert.AreNotEqual(
        HoldOut.Create(Table(40, 60), 0.2, 1, seed: 7)[0].Training, HoldOut.Create(Table(40, 60), 0.2, 1, seed: 8)[0].Training);

    [TestMethod]
    public void Create_MoreMembers_LeavesTheFirstAlone() => CollectionAssert.AreEqual(
        HoldOut.Create(Table(40, 60), 0.2, 1, seed: 7)[0].Training, HoldOut.Create(Table(40, 60), 0.2, 9, seed: 7)[0].Training);

    private static FeatureTable Table(params int[] rowsOfClasses)
    {
        float[] targets = [.. rowsOfClasses.SelectMany((count, label) => Enumerable.Repeat((float)label, count))];
        return new(new float[targets.Length], ["x"], targets, null, LearningTask.MulticlassClassification, rowsOfClasses.Length);
    }

    private static FeatureTable Survival(int events, int censored) => Table(events + censored) with
    {
        Task = LearningTask.Survival,
        HasEvent = [.. Enumerable.Range(0, events + censored).Select(row => row < events)],
    };
}
