using MLNet.FeatureGating.Training.Linear;

namespace MLNet.FeatureGating.Training.Tests.Linear;

[TestClass]
public sealed class LocalSelectionTests
{
    private static readonly LocalSelectionOptions Quick = new() { RowsPerCluster = 500, Searches = 2 };

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    public void Select_TwoRegimes_FindsWhatExplainsEach(int seed)
    {
        (Table table, int[] regimes) = Mixture.Create(1500, 10 + seed);

        LocalLinearSelection selection = LocalSelection.Select(table.Values, table.ColumnCount, null, 2, null, Quick, seed);

        Assert.DoesNotContain(Mixture.Carrier, selection.Start.Columns);
        Assert.Contains(Mixture.Carrier, selection.Columns);
        Assert.IsTrue(selection.Columns.Any(column => column < Mixture.Switches));
        Assert.AreEqual(3, selection.ClusterCount);
        Assert.IsGreaterThanOrEqualTo(1, selection.SwapCount);
        Assert.IsLessThan(selection.RemainingBefore * 0.95, selection.RemainingAfter);

        // The regimes themselves confirm it, and one linear reconstruction would not.
        var naive = new NaiveLocal(table);
        Assert.IsLessThan(naive.Remaining(selection.Start.Columns, regimes, 1e-6), naive.Remaining(selection.Columns, regimes, 1e-6));
        Assert.IsGreaterThan(selection.Start.ResidualVariance, selection.Linear.ResidualVariance);
    }

    [TestMethod]
    public void Improve_OneCluster_EndsWhereNoLinearSwapHelps()
    {
        Table table = Table.Correlated(400, 14, 20);
        Covariance covariance = table.Measure();
        var options = new LinearSelectionOptions { ColumnWeights = Table.Weights(14, 21) };
        var local = new LocalSelectionOptions { Ridge = 1e-6, MinimumGain = 0, MaximumSweeps = 50 };
        bool[] isFirst = [.. Enumerable.Range(0, 14).Select(column => column < 4)];
        LinearSelection poor = GreedySelection.Select(covariance, 4, new() { ColumnWeights = options.ColumnWeights, IsSelectable = isFirst });

        LocalLinearSelection selection = LocalSelection.Improve(table.Values, null, covariance, poor, options, local, 22, null, default);

        Assert.AreEqual(1, selection.ClusterCount);
        Assert.IsTrue(selection.IsLocalOptimum);
        Assert.IsGreaterThan(0, selection.SwapCount);
        var reference = new LeastSquares(table, null, options.ColumnWeights);
        double residual = reference.ResidualVariance(selection.Columns);
        Assert.AreEqual(residual / selection.Linear.TotalVariance, selection.RemainingAfter, 1e-4);
        foreach (int removed in selection.Columns)
        {
            foreach (int added in Enumerable.Range(0, 14).Except(selection.Columns))
            {
                double swapped = reference.ResidualVariance([.. selection.Columns.Where(column => column != removed), added]);
                Assert.IsGreaterThan(residual * (1 - 1e-4), swapped, $"{added} for {removed} helps.");
            }
        }
    }

    [TestMethod]
    public void Select_OneCluster_KeepsTheLinearSelection()
    {
        Table table = Table.Correlated(400, 14, 23);

        LocalLinearSelection selection = LocalSelection.Select(table.Values, 14, null, 4, null, new() { Ridge = 1e-6 });

        CollectionAssert.AreEqual(GreedySelection.Select(table.Measure(), 4).Columns.ToArray(), selection.Columns.ToArray());
        Assert.AreEqual(0, selection.SwapCount);
        Assert.AreEqual(1, selection.SweepCount);
        Assert.IsTrue(selection.IsLocalOptimum);
        Assert.AreEqual(selection.RemainingBefore, selection.RemainingAfter);
    }

    [TestMethod]
    public void Select_ConstantAndExcluded_TakesOthers()
    {
        Table mixture = Mixture.Create(1500, 10).Table;
        Table table = new([.. mixture.Rows.Select(row => (double[])[.. row, 7, 0.25])]);
        bool[] isSelectable = [.. Enumerable.Range(0, 15).Select(column => column != Mixture.Carrier)];

        LocalLinearSelection selection = LocalSelection.Select(
            table.Values, 15, null, 11, new() { IsSelectable = isSelectable }, Quick with { MinimumGain = 0 });

        Assert.HasCount(11, selection.Columns.Distinct());
        Assert.IsFalse(selection.Columns.Any(column => column >= Mixture.Carrier));
    }

    [TestMethod]
    public void Select_ColumnWeights_ExplainsWhatWeighs()
    {
        Table table = Mixture.Create(1500, 24).Table;
        float[] weights = [.. Enumerable.Range(0, 13).Select(column => column < Mixture.Switches ? 1f : 0f)];

        LocalLinearSelection selection = LocalSelection.Select(table.Values, 13, null, 2, new() { ColumnWeights = weights }, Quick);

        Assert.IsTrue(selection.Columns.All(column => column < Mixture.Switches));
    }

    [TestMethod]
    public void Select_ScaledColumns_SelectsTheSame()
    {
        Table table = Mixture.Create(1500, 10).Table;
        float[] weights = [.. Enumerable.Range(0, 13).Select(column => column == Mixture.Carrier ? 0f : 1f)];
        Table scaled = new([.. table.Rows.Select(row => row.Select((x, i) => i == Mixture.Carrier ? (double)(float)(x * 1e-3) : x).ToArray())]);

        foreach (Table either in (Table[])[table, scaled])
        {
            LocalLinearSelection selection = LocalSelection.Select(either.Values, 13, null, 2, new() { ColumnWeights = weights }, Quick);

            Assert.Contains(Mixture.Carrier, selection.Columns);
        }
    }

    [TestMethod]
    public void Select_AnyThreads_IsTheSameToTheBit()
    {
        Table table = Mixture.Create(2500, 25).Table;
        LocalLinearSelection expected = Select(table, 1, 5);

        foreach (int threads in (int[])[1, 2, 5])
        {
            LocalLinearSelection actual = Select(table, threads, 5);

            CollectionAssert.AreEqual(expected.Columns.ToArray(), actual.Columns.ToArray());
            Assert.AreEqual(expected.RemainingBefore, actual.RemainingBefore);
            Assert.AreEqual(expected.RemainingAfter, actual.RemainingAfter);
            Assert.AreEqual(expected.SwapCount, actual.SwapCount);
        }

        Assert.AreNotEqual(expected.RemainingBefore, Select(table, 1, 6).RemainingBefore, "The seed does nothing.");
    }

    [TestMethod]
    public void Select_SomeRows_LooksAtNoOther()
    {
        Table table = Mixture.Create(1500, 26).Table;
        double[] held = [.. Enumerable.Range(0, 13).Select(column => column % 2 == 0 ? 1e6 : -1e6)];
        Table more = new([.. table.Rows.SelectMany(row => (double[][])[held, row])]);

        LocalLinearSelection expected = LocalSelection.Select(table.Values, 13, null, 2, null, Quick, 3);
        LocalLinearSelection actual = LocalSelection.Select(
            more.Values, 13, [.. Enumerable.Range(0, 1500).Select(row => (2 * row) + 1).Reverse()], 2, null, Quick, 3);

        CollectionAssert.AreEqual(expected.Columns.ToArray(), actual.Columns.ToArray());
        Assert.AreEqual(expected.RemainingAfter, actual.RemainingAfter, 1e-4);
    }

    [TestMethod]
    public void Select_ManyRows_LooksAtSomeOfThem()
    {
        Table table = Mixture.Create(3000, 27).Table;

        LocalLinearSelection selection = LocalSelection.Select(table.Values, 13, null, 2, null, Quick with { MaximumRows = 1100 });

        Assert.AreEqual(2, selection.ClusterCount);
        Assert.Contains(Mixture.Carrier, selection.Columns);
    }

    [TestMethod]
    [DataRow(100, 5, 1)]
    [DataRow(1799, 5, 1)]
    [DataRow(1800, 5, 2)]
    [DataRow(30_000, 80, 32)]
    [DataRow(30_000, 190, 15)]
    [DataRow(10_000_000, 5, 32)]
    public void ClusterCount_Rows_AreEnoughForEach(int rows, int count, int expected) =>
        Assert.AreEqual(expected, LocalSelection.ClusterCount(rows, count, new()));

    [TestMethod]
    [DataRow(6, 40)]
    [DataRow(40, 3)]
    [DataRow(2, 2)]
    public void Select_FewRowsOrAllColumns_Works(int rows, int columns)
    {
        Table table = Table.Correlated(rows, columns, 28);

        LocalLinearSelection selection = LocalSelection.Select(table.Values, columns, null, Math.Min(columns, 3));

        Assert.HasCount(Math.Min(columns, 3), selection.Columns.Distinct());
        Assert.IsLessThanOrEqualTo(selection.RemainingBefore, selection.RemainingAfter);
    }

    [TestMethod]
    public void Select_OneColumn_IsTriedWithoutClusters()
    {
        Table table = Mixture.Create(1500, 29).Table;

        LocalLinearSelection selection = LocalSelection.Select(table.Values, 13, null, 1, null, Quick);

        Assert.IsLessThan(Mixture.Switches, selection.Columns.Single());
    }

    [TestMethod]
    public void Select_Progress_CountsTries()
    {
        Table table = Mixture.Create(1500, 10).Table;
        var log = new Log();

        LocalLinearSelection selection = LocalSelection.Select(table.Values, 13, null, 2, null, Quick, 0, log);

        CollectionAssert.AreEqual(Enumerable.Range(1, log.Reports.Count).ToArray(), log.Reports.Select(report => report.TryCount).ToArray());
        Assert.IsTrue(log.Reports.All(report => report.MaximumTryCount == 2 * 5 * 2 && report.TryCount <= report.MaximumTryCount));
        Assert.Contains(selection.SwapCount, log.Reports.Select(report => report.SwapCount));
    }

    [TestMethod]
    public void Select_Cancelled_Throws()
    {
        Table table = Mixture.Create(1500, 10).Table;
        using var source = new CancellationTokenSource();
        var log = new Log(source.Cancel);

        Assert.ThrowsExactly<OperationCanceledException>(() => LocalSelection.Select(table.Values, 13, null, 2, null, Quick, 0, log, source.Token));

        Assert.HasCount(1, log.Reports);
        Assert.ThrowsExactly<OperationCanceledException>(
            () => LocalSelection.Select(table.Values, 13, null, 2, cancellationToken: new(canceled: true)));
    }

    [TestMethod]
    public void Select_WrongInput_SaysWhatIsWrong()
    {
        float[] values = Table.Correlated(20, 3, 30).Values;

        AssertThrows<ArgumentException>("60 values are no rows of 7 columns", () => LocalSelection.Select(values, 7, null, 2));
        AssertThrows<ArgumentException>("number 1 of those to look at is 20", () => LocalSelection.Select(values, 3, [0, 20], 2));
        AssertThrows<ArgumentException>("number 0 of those to look at is -1", () => LocalSelection.Select(values, 3, [-1, 2], 2));
        AssertThrows<ArgumentException>("row 4 is listed twice", () => LocalSelection.Select(values, 3, [4, 3, 4], 2));
        AssertThrows<ArgumentException>("at least 2 rows to look at, but there are 1", () => LocalSelection.Select(values, 3, [4], 2));
        AssertThrows<ArgumentOutOfRangeException>("at least 1, but it is 0", () => LocalSelection.Select(values, 3, null, 0));
        AssertThrows<ArgumentOutOfRangeException>("4 columns are to be selected", () => LocalSelection.Select(values, 3, null, 4));
        AssertThrows<ArgumentException>("IsSelectable", () => LocalSelection.Select(values, 3, null, 1, new() { IsSelectable = [true] }));
        foreach ((string name, LocalSelectionOptions options) in ((string, LocalSelectionOptions)[])[
            ("MaximumClusters", new() { MaximumClusters = 0 }),
            ("Searches", new() { Searches = 0 }),
            ("JudgingClusterings", new() { JudgingClusterings = 0 }),
            ("RowsPerCluster", new() { RowsPerCluster = 0 }),
            ("MinimumClusterRows", new() { MinimumClusterRows = 1 }),
            ("MaximumRows", new() { MaximumRows = 1 }),
            ("Targets", new() { Targets = 0 }),
            ("ClusteringModes", new() { ClusteringModes = 0 }),
            ("MaximumSweeps", new() { MaximumSweeps = -1 }),
            ("Ridge", new() { Ridge = 0 }),
            ("MinimumGain", new() { MinimumGain = double.NaN }),
            ("TriesPerClustering", new() { TriesPerClustering = 0 }),
            ("ClusteringRows", new() { ClusteringRows = 0 }),
            ("ClusteringSteps", new() { ClusteringSteps = -1 })])
        {
            AssertThrows<ArgumentOutOfRangeException>($"{name} must be", () => LocalSelection.Select(values, 3, null, 2, null, options));
        }
    }

    private static LocalLinearSelection Select(Table table, int threads, int seed) =>
        LocalSelection.Select(table.Values, table.ColumnCount, null, 4, new() { Threads = threads }, Quick with { MaximumRows = 2000 }, seed);

    private static void AssertThrows<T>(string message, Action action)
        where T : Exception => Assert.Contains(message, Assert.ThrowsExactly<T>(action).Message);

    private sealed class Log(Action? action = null) : IProgress<LocalSelectionProgress>
    {
        public List<LocalSelectionProgress> Reports { get; } = [];

        public void Report(LocalSelectionProgress value)
        {
            Reports.Add(value);
            action?.Invoke();
        }
    }
}
