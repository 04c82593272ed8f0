using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Search.Rows;

[TestClass]
public sealed class TrainingRowsTests
{
    private const int Rows = 30;
    private const int Slots = 4;

    private static readonly float[] Weights = [.. Enumerable.Range(0, Rows).Select(row => 0.5f + (row % 4))];
    private static readonly int[] Learnt = [.. Enumerable.Range(0, Rows).Where(row => !IsHeldOut(row))];
    private static readonly int[] Judged = [.. Enumerable.Range(0, Rows).Where(IsHeldOut)];

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Create_Rows_AreStandardisedByThoseToLearnFrom(bool isWeighted)
    {
        FeatureTable table = Regression(isWeighted);

        var rows = TrainingRows.Create(SearchProblems.Of(table), IsHeldOut);

        for (int slot = 0; slot < Slots; slot++)
        {
            (double mean, double deviation) = Moments(table, row => table.Features[(row * Slots) + slot]);
            AssertColumn(table, rows.Training, Learnt, slot, mean, deviation);
            AssertColumn(table, rows.Validation, Judged, slot, mean, deviation);
        }
    }

    [TestMethod]
    public void Create_Rows_KeepTheirWeights()
    {
        var rows = TrainingRows.Create(SearchProblems.Of(Regression(isWeighted: true)), IsHeldOut);

        CollectionAssert.AreEqual(Learnt.Select(row => Weights[row]).ToArray(), rows.Training.Weights!.ToArray());
        CollectionAssert.AreEqual(Judged.Select(row => Weights[row]).ToArray(), rows.Validation.Weights!.ToArray());
        Assert.IsNull(TrainingRows.Create(SearchProblems.Of(Regression(isWeighted: false)), IsHeldOut).Training.Weights);
    }

    [TestMethod]
    public void Create_OtherHeldOutRows_LeavesThoseToLearnFromToTheBit()
    {
        FeatureTable table = Regression(isWeighted: false);
        FeatureTable other = table with { Features = [.. table.Features], Targets = [.. table.Targets] };
        foreach (int row in Judged)
        {
            other.Features.AsSpan(row * Slots, Slots).Fill(1e6f);
            other.Targets[row] = -1e6f;
        }

        var rows = TrainingRows.Create(SearchProblems.Of(table), IsHeldOut);
        var others = TrainingRows.Create(SearchProblems.Of(other), IsHeldOut);

        CollectionAssert.AreEqual(Bits(rows.Training.Features), Bits(others.Training.Features));
        CollectionAssert.AreEqual(Bits(rows.Training.Targets), Bits(others.Training.Targets));
        CollectionAssert.AreNotEqual(Bits(rows.Validation.Features), Bits(others.Validation.Features));
    }

    [TestMethod]
    public void Create_NotStandardised_LeavesNumbers()
    {
        FeatureTable table = Regression(isWeighted: false);

        var rows = TrainingRows.Create(SearchProblems.Of(table, Unscaled), IsHeldOut);

        AssertColumn(table, rows.Training, Learnt, slot: 2, mean: 0, deviation: 1);
        AssertColumn(table, rows.Validation, Judged, slot: 2, mean: 0, deviation: 1);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Create_SomeSlots_AreThoseColumnsOfTheWhole(bool standardize)
    {
        SearchProblem problem = SearchProblems.Of(Regression(isWeighted: true), standardize ? null : Unscaled);
        int[] slots = [3, 1];

        var whole = TrainingRows.Create(problem, IsHeldOut);
        var part = TrainingRows.Create(problem, IsHeldOut, slots);

        Assert.AreEqual(2, part.Training.FeatureCount);
        foreach ((TrainingData some, TrainingData all) in new[] { (part.Training, whole.Training), (part.Validation, whole.Validation) })
        {
            CollectionAssert.AreEqual(
                Bits(Enumerable.Range(0, all.RowCount).SelectMany(row => slots.Select(slot => all.Features.Span[(row * Slots) + slot])).ToArray()),
                Bits(some.Features));
            CollectionAssert.AreEqual(Bits(all.Targets), Bits(some.Targets));
        }

        Assert.AreEqual(whole.ConstantLoss, part.ConstantLoss);
    }

    [TestMethod]
    public void Create_OtherTable_IsStandardisedByTheRowsToLearnFrom()
    {
        FeatureTable table = Regression(isWeighted: true);
        FeatureTable test = SearchProblems.Table(LearningTask.Regression, [5, 6, 7, 8], Slots, seed: 9);

        var rows = TrainingRows.Create(table, test, standardize: true, slots: [2]);

        double total = Weights.Sum(weight => (double)weight);
        double mean = Enumerable.Range(0, Rows).Sum(row => Weights[row] * table.Features[(row * Slots) + 2]) / total;
        double deviation = Math.Sqrt(
            Enumerable.Range(0, Rows).Sum(row => Weights[row] * Math.Pow(table.Features[(row * Slots) + 2] - mean, 2)) / total);
        Assert.AreEqual(Rows, rows.Training.RowCount);
        Assert.AreEqual(4, rows.Validation.RowCount);
        for (int row = 0; row < 4; row++)
        {
            Assert.AreEqual((test.Features[(row * Slots) + 2] - mean) / deviation, rows.Validation.Features.Span[row], 1e-5);
        }
    }

    [TestMethod]
    public void Create_PermutedLabels_AreThoseOfOtherRowsAndNothingElseIs()
    {
        FeatureTable table = SearchProblems.Survival(events: 10, censored: Rows - 10) with { Weights = Weights };
        SearchProblem problem = SearchProblems.Of(table);
        int[] labels = [.. Enumerable.Range(0, Rows).Select(row => (row + 7) % Rows)];

        var own = TrainingRows.Create(problem, IsHeldOut);
        var permuted = TrainingRows.Create(problem, IsHeldOut, labelOfRows: labels);

        CollectionAssert.AreEqual(Learnt.Select(row => table.Targets[labels[row]]).ToArray(), permuted.Training.Targets.ToArray());
        CollectionAssert.AreEqual(Learnt.Select(row => table.HasEvent![labels[row]]).ToArray(), permuted.Training.HasEvent!.ToArray());
        CollectionAssert.AreEqual(Judged.Select(row => table.Targets[labels[row]]).ToArray(), permuted.Validation.Targets.ToArray());
        CollectionAssert.AreEqual(own.Training.Weights!.ToArray(), permuted.Training.Weights!.ToArray());
        CollectionAssert.AreEqual(Bits(own.Training.Features), Bits(permuted.Training.Features));
    }

    [TestMethod]
    public void Create_RegressionLabels_AreStandardisedByThoseToLearnFromInAnyCase()
    {
        FeatureTable table = Regression(isWeighted: true);
        (double mean, double deviation) = Moments(table, row => table.Targets[row]);

        var rows = TrainingRows.Create(SearchProblems.Of(table, Unscaled), IsHeldOut);

        for (int i = 0; i < Judged.Length; i++)
        {
            Assert.AreEqual((table.Targets[Judged[i]] - mean) / deviation, rows.Validation.Targets.Span[i], 1e-5);
        }
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void ConstantLoss_Regression_IsTheMeanSquareAboutTheMeanInVariances(bool isWeighted)
    {
        FeatureTable table = Regression(isWeighted);
        (double mean, double deviation) = Moments(table, row => table.Targets[row]);
        double expected = Judged.Sum(
            row => Weight(table, row) * Math.Pow((table.Targets[row] - mean) / deviation, 2)) / Judged.Sum(row => Weight(table, row));

        Assert.AreEqual(expected, TrainingRows.Create(SearchProblems.Of(table), IsHeldOut).ConstantLoss, 1e-5);
    }

    [TestMethod]
    [DataRow(false, true)]
    [DataRow(true, true)]
    [DataRow(false, false)]
    [DataRow(true, false)]
    public void ConstantLoss_Reconstruction_IsTheMeanSquareAboutTheMeansOfThoseToLearnFrom(bool isWeighted, bool standardize)
    {
        FeatureTable table = Regression(isWeighted) with { Task = LearningTask.Reconstruction };
        double expected = Enumerable.Range(0, Slots).Average(slot =>
        {
            (double mean, double deviation) = Moments(table, row => table.Features[(row * Slots) + slot]);
            return Judged.Sum(row => Weight(table, row) * Math.Pow((table.Features[(row * Slots) + slot] - mean) / (standardize ? deviation : 1), 2))
                / Judged.Sum(row => Weight(table, row));
        });

        Assert.AreEqual(expected, TrainingRows.Create(SearchProblems.Of(table, standardize ? null : Unscaled), IsHeldOut).ConstantLoss, 1e-5);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void ConstantLoss_Classes_IsTheCrossEntropyOfTheirSharesAmongThoseToLearnFrom(bool isWeighted)
    {
        FeatureTable table = SearchProblems.Classes(6, 9, 15) with { Weights = isWeighted ? Weights : null };
        double Share(float label) =>
            Learnt.Where(row => table.Targets[row] == label).Sum(row => Weight(table, row)) / Learnt.Sum(row => Weight(table, row));
        double expected = -Judged.Sum(row => Weight(table, row) * Math.Log(Share(table.Targets[row]))) / Judged.Sum(row => Weight(table, row));

        Assert.AreEqual(expected, TrainingRows.Create(SearchProblems.Of(table), IsHeldOut).ConstantLoss, 1e-12);
    }

    [TestMethod]
    public void ConstantLoss_ClassAmongHeldOutRowsOnly_CountsLikeHalfARow()
    {
        FeatureTable table = SearchProblems.Classes(6, 3, 1);

        var rows = TrainingRows.Create(SearchProblems.Of(table), row => row is 0 or 9);

        // Of 5, 3 and, though there is none, half a row.
        Assert.AreEqual(-(Math.Log(5 / 8.5) + Math.Log(0.5 / 8.5)) / 2, rows.ConstantLoss, 1e-12);
    }

    [TestMethod]
    public void ConstantLoss_ClassesThatNoRowHas_DoNotCount()
    {
        FeatureTable table = SearchProblems.Classes(5, 5);

        double few = TrainingRows.Create(SearchProblems.Of(table), row => row is 0 or 9).ConstantLoss;
        double many = TrainingRows.Create(SearchProblems.Of(table with { ClassCount = 10 }), row => row is 0 or 9).ConstantLoss;

        Assert.AreEqual(Math.Log(2), few, 1e-12);
        Assert.AreEqual(few, many, 1e-12);
    }

    [TestMethod]
    public void ConstantLoss_Survival_IsThatOfEqualHazardsAmongHeldOutRows()
    {
        FeatureTable table = SearchProblems.Survival(events: 12, censored: Rows - 12);
        int[] events = [.. Judged.Where(row => table.HasEvent![row])];
        double expected = events.Average(row => Math.Log(Judged.Count(other => table.Targets[other] >= table.Targets[row])));

        Assert.AreEqual(expected, TrainingRows.Create(SearchProblems.Of(table), IsHeldOut).ConstantLoss, 1e-12);
    }

    [TestMethod]
    public void ConstantLoss_WeightedSurvival_WeighsEventsAndThoseAtRisk()
    {
        FeatureTable table = SearchProblems.Survival(events: 12, censored: Rows - 12) with { Weights = Weights };
        double scale = Judged.Length / Judged.Sum(row => Weight(table, row));
        int[] events = [.. Judged.Where(row => table.HasEvent![row])];
        double expected = events.Sum(row => Weight(table, row)
            * Math.Log(scale * Judged.Where(other => table.Targets[other] >= table.Targets[row]).Sum(other => Weight(table, other))))
            / events.Sum(row => Weight(table, row));

        Assert.AreEqual(expected, TrainingRows.Create(SearchProblems.Of(table), IsHeldOut).ConstantLoss, 1e-12);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void ConstantMetric_Classes_IsTheShareOfTheClassThatIsCommonestAmongThoseToLearnFrom(bool isWeighted)
    {
        FeatureTable table = SearchProblems.Classes(6, 9, 15) with { Weights = isWeighted ? Weights : null };
        double Total(IEnumerable<int> rows, float label) => rows.Where(row => table.Targets[row] == label).Sum(row => Weight(table, row));
        float commonest = new float[] { 0, 1, 2 }.MaxBy(label => Total(Learnt, label));

        double metric = TrainingRows.Create(SearchProblems.Of(table), IsHeldOut).ConstantMetric;

        Assert.AreEqual(Total(Judged, commonest) / Judged.Sum(row => Weight(table, row)), metric, 1e-12);
    }

    [TestMethod]
    [DataRow(LearningTask.Regression, false)]
    [DataRow(LearningTask.Regression, true)]
    [DataRow(LearningTask.Reconstruction, true)]
    public void ConstantMetric_Values_IsRSquaredOfTheMeansOfOtherRows(LearningTask task, bool isWeighted)
    {
        FeatureTable table = Regression(isWeighted) with { Task = task };
        bool isLabel = task == LearningTask.Regression;
        double residual = 0;
        double variance = 0;
        foreach (int slot in Enumerable.Range(0, isLabel ? 1 : Slots))
        {
            double Value(int row) => isLabel ? table.Targets[row] : table.Features[(row * Slots) + slot];
            double total = Judged.Sum(row => Weight(table, row));
            double own = Judged.Sum(row => Weight(table, row) * Value(row)) / total;
            (double mean, double deviation) = Moments(table, Value);
            residual += Judged.Sum(row => Weight(table, row) * Math.Pow((Value(row) - mean) / deviation, 2));
            variance += Judged.Sum(row => Weight(table, row) * Math.Pow((Value(row) - own) / deviation, 2));
        }

        double metric = TrainingRows.Create(SearchProblems.Of(table), IsHeldOut).ConstantMetric;

        Assert.AreEqual(1 - (residual / variance), metric, 1e-4);
        Assert.IsLessThan(0, metric);
    }

    [TestMethod]
    public void ConstantMetric_Survival_IsThatOfNoOrder() => Assert.AreEqual(
        0.5, TrainingRows.Create(SearchProblems.Of(SearchProblems.Survival(events: 12, censored: Rows - 12)), IsHeldOut).ConstantMetric);

    private static LambdaExperimentSettings Unscaled => SearchProblems.Hasty with { Gates = SearchProblems.Hasty.Gates with { Standardize = false } };

    private static bool IsHeldOut(int row) => row % 3 == 1;

    private static FeatureTable Regression(bool isWeighted) => SearchProblems.Table(
        LearningTask.Regression, [.. Enumerable.Range(0, Rows).Select(row => 10 + (float)Math.Sin(row))], Slots) with
    {
        Weights = isWeighted ? Weights : null,
    };

    private static double Weight(FeatureTable table, int row) => table.Weights?[row] ?? 1;

    private static (double Mean, double Deviation) Moments(FeatureTable table, Func<int, double> value)
    {
        double total = Learnt.Sum(row => Weight(table, row));
        double mean = Learnt.Sum(row => Weight(table, row) * value(row)) / total;
        return (mean, Math.Sqrt(Learnt.Sum(row => Weight(table, row) * Math.Pow(value(row) - mean, 2)) / total));
    }

    private static void AssertColumn(FeatureTable table, TrainingData data, int[] rows, int slot, double mean, double deviation)
    {
        Assert.AreEqual(rows.Length, data.RowCount);
        for (int i = 0; i < rows.Length; i++)
        {
            Assert.AreEqual((table.Features[(rows[i] * Slots) + slot] - mean) / deviation, data.Features.Span[(i * Slots) + slot], 1e-5);
        }
    }

    private static int[] Bits(ReadOnlyMemory<float> values) => [.. values.ToArray().Select(BitConverter.SingleToInt32Bits)];
}
