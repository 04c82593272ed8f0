using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Search.Analysis;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Stages;
using MLNet.FeatureGating.Tests.Support;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Search.Analysis;

/// <summary>Rows that are dealt out to folds several times.</summary>
[TestClass]
public sealed class PartitionTests
{
    private static readonly SearchProblem Problem = SearchProblems.Of(SearchProblems.Learnable()) is var first
        ? first with { OtherPartitions = [[.. first.FoldOfRows.Select(fold => (fold + 1) % first.Folds)]] }
        : null!;

    [TestMethod]
    public void IsHeldOut_FoldsOfTheSecondPartition_AreThoseOfItsOwn()
    {
        Assert.AreEqual(2 * Problem.Folds, Problem.AllFolds);
        for (int row = 0; row < Problem.Table.RowCount; row++)
        {
            int[] heldOutBy = [.. Enumerable.Range(0, Problem.AllFolds).Where(fold => Problem.IsHeldOut(fold, row))];
            CollectionAssert.AreEqual(new[] { Problem.FoldOfRows[row], Problem.Folds + Problem.OtherPartitions[0][row] }, heldOutBy);
        }
    }

    [TestMethod]
    public void Losses_EpochOfAFold_IsThatOfItsOwnPartition()
    {
        // The first partition is best at epoch 0, the second at epoch 1: were they mixed, one of them would be read at the other's.
        var table = new SubsetTable(Problem);
        for (int fold = 0; fold < Problem.AllFolds; fold++)
        {
            table.Add(fold, new([new(1, fold < Problem.Folds ? [1, 9] : [5, 2], [0, 0])], 10, 0));
        }

        CollectionAssert.AreEqual(new double[] { 1, 1, 1, 2, 2, 2 }, table.Losses(1));
    }

    [TestMethod]
    public void Loss_StandardError_CountsTheFoldsOfOnePartition()
    {
        var table = new SubsetTable(Problem);
        for (int fold = 0; fold < Problem.AllFolds; fold++)
        {
            table.Add(fold, new([new(1, [fold], [0])], 10, 0));
        }

        // Six losses of variance 3.5, of which three are independent.
        Assert.AreEqual(2.5, table.Loss(1).Mean, 1e-12);
        Assert.AreEqual(Math.Sqrt(3.5 / 3), table.Loss(1).StandardError, 1e-12);
    }

    [TestMethod]
    public void Read_Partitions_AreDealtOutDifferentlyAndTheFirstIsAsEver()
    {
        var mlContext = new MLContext(seed: 1);
        SearchProblem Read(int partitions) => new SearchProblemReader(
            MLNet.FeatureGating.Selection.EstimatorHost.Of(mlContext),
            SearchProblems.Hasty with { Partitions = partitions },
            "Label",
            "Features",
            null)
            .Read(mlContext.Load(Support.Problem.Create(90)), seed: 3);

        SearchProblem one = Read(1);
        SearchProblem three = Read(3);

        CollectionAssert.AreEqual(one.FoldOfRows, three.FoldOfRows);
        Assert.HasCount(2, three.OtherPartitions);
        CollectionAssert.AreNotEqual(three.FoldOfRows, three.OtherPartitions[0]);
        CollectionAssert.AreNotEqual(three.OtherPartitions[0], three.OtherPartitions[1]);
    }

    [TestMethod]
    public void Execute_Partitions_AreToldInTheSummary()
    {
        var mlContext = new MLContext(seed: 1);
        LambdaExperimentResult result = mlContext.FeatureGating()
            .CreateLambdaExperiment(SearchProblems.Hasty with { Partitions = 2, LambdaCount = 0, Permutations = 0 })
            .Execute(mlContext.Load(Support.Problem.Create(60)));

        Assert.AreEqual(2, result.Summary.PartitionCount);
        Assert.AreEqual(3, result.Summary.FoldCount);
    }
}
