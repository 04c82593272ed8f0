using MLNet.FeatureGating.Training.Linear;

namespace MLNet.FeatureGating.Training.Tests.Linear;

[TestClass]
public sealed class LocalPartitionTests
{
    private static readonly LocalSelectionOptions All = new() { Targets = 100, ClusteringModes = 100, MinimumClusterRows = 2, Ridge = 0.02 };

    [TestMethod]
    [DataRow(1, false)]
    [DataRow(3, false)]
    [DataRow(4, true)]
    public void Judge_AnyColumn_GainsWhatTheNaiveObjectiveLoses(int clusters, bool isWeighted)
    {
        Table table = Mixture.Create(900, 1).Table;
        float[]? weights = isWeighted ? Table.Weights(table.ColumnCount, 2) : null;
        var naive = new NaiveLocal(table, weights);
        int[] selected = [1, 7, 12, 4];
        using var setting = new Setting(table, weights, All, selected, clusters);
        LocalPartition partition = setting.Partition;
        double[] gains = new double[table.ColumnCount];
        int moved = 0;

        // Moments are made once, and changed by each of these.
        foreach ((int slot, int column) in ((int, int)[])[(0, 1), (2, 9), (0, 5), (3, 2), (1, 12)])
        {
            int[] known = [.. partition.Assignment.Take(table.RowCount)];
            double remaining = partition.Judge(slot, gains);
            int[] assignment = [.. partition.Assignment.Take(table.RowCount)];
            moved += known.Zip(assignment).Count(pair => pair.First != pair.Second);

            int[] others = [.. selected.Where((_, i) => i != slot)];
            double without = naive.Remaining(others, assignment, All.Ridge);
            Assert.AreEqual(without, remaining, 1e-5);
            for (int j = 0; j < table.ColumnCount; j++)
            {
                if (!others.Contains(j))
                {
                    double with = naive.Remaining([.. others, j], assignment, All.Ridge);
                    Assert.AreEqual(without - with, gains[j], 1e-5, $"Column {j} in the place of {selected[slot]}.");
                }
            }

            selected[slot] = column;
            partition.Replace(slot);
            partition.Recluster();
            Assert.AreEqual(naive.Remaining(selected, [.. partition.Assignment], All.Ridge), partition.Remaining(), 1e-5);
        }

        Assert.AreEqual(clusters > 1, moved > 0, "Where no row moves, moves are not tested.");
    }

    [TestMethod]
    public void Judge_FarClusters_LosesNothingToTheirDistance()
    {
        Table near = Mixture.Create(600, 3).Table;
        Table far = new([.. near.Rows.Select((row, i) => row.Select(x => (double)(float)(x + (i % 2 * 100))).ToArray())]);
        LocalSelectionOptions options = All with { Ridge = 1e-6 };
        using var setting = new Setting(far, null, options, [5, 12], 2);
        double[] gains = new double[far.ColumnCount];

        double remaining = setting.Partition.Judge(0, gains);

        // Nearly all of the variance lies between the clusters; modes that are lost in the covariance's rounding are no targets.
        int[] clusters = [.. setting.Partition.Assignment.Take(far.RowCount)];
        CollectionAssert.AreEqual(clusters.Select((_, i) => clusters[i % 2]).ToArray(), clusters);
        var naive = new NaiveLocal(far);
        double without = naive.Remaining([12], clusters, options.Ridge);
        double gain = without - naive.Remaining([12, 8], clusters, options.Ridge);
        Assert.IsLessThan(1e-3, without);
        Assert.AreEqual(without, remaining, 3e-3 * without);
        Assert.AreEqual(gain, gains[8], 3e-3 * gain);
    }

    [TestMethod]
    public void Judge_FewTargets_ExplainsThoseAlone()
    {
        Table table = Mixture.Create(600, 4).Table;
        using var setting = new Setting(table, null, All with { Targets = 1 }, [12, 5], 1);
        double[] gains = new double[table.ColumnCount];

        double remaining = setting.Partition.Judge(1, gains);

        // The first mode is the regime, which the small column tells nothing about.
        Assert.IsGreaterThan(0.95, remaining);
        Assert.IsGreaterThan(0.9, gains[0]);
        Assert.IsLessThan(0.1, gains[5]);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Judge_TriedColumn_TellsClustersWhereAskedTo(bool isLeftOut)
    {
        Table table = Mixture.Create(900, 1).Table;
        LocalSelectionOptions options = All with { LeavesTriedColumnOut = isLeftOut };
        int[] selected = [1, 7, 12, 4];
        using var setting = new Setting(table, null, options, selected, 3);
        LinearClusters clusters = setting.Partition.Clusters;
        int[] byAll = clusters.CreateAssignment();
        int[] byOthers = clusters.CreateAssignment();
        clusters.Assign(-1, byAll);
        clusters.Assign(2, byOthers);

        double remaining = setting.Partition.Judge(2, new double[table.ColumnCount]);

        CollectionAssert.AreNotEqual(byAll, byOthers);
        CollectionAssert.AreEqual(isLeftOut ? byOthers : byAll, setting.Partition.Assignment.ToArray());

        // It is left out of the regressions in any case.
        int[] assignment = [.. setting.Partition.Assignment.Take(table.RowCount)];
        Assert.AreEqual(new NaiveLocal(table).Remaining([1, 7, 4], assignment, options.Ridge), remaining, 1e-5);
    }

    [TestMethod]
    public void Judge_SmallClusters_DoNotCount()
    {
        Table table = Mixture.Create(600, 5).Table;
        using var setting = new Setting(table, null, All with { MinimumClusterRows = 1000 }, [12, 5], 3);
        double[] gains = new double[table.ColumnCount];

        Assert.AreEqual(0, setting.Partition.Judge(1, gains));
        Assert.IsTrue(gains.All(gain => gain == 0));
    }

    [TestMethod]
    [DataRow(-1, false)]
    [DataRow(1, false)]
    [DataRow(2, true)]
    public void Assign_AnyColumns_FindsTheNearestCentre(int leftOut, bool isWeighted)
    {
        Table table = Table.Correlated(777, 11, 6);
        float[]? weights = isWeighted ? Table.Weights(table.ColumnCount, 7) : null;
        int[] selected = [3, 0, 8];
        using var setting = new Setting(table, weights, All, selected, 5);
        LinearClusters clusters = setting.Partition.Clusters;
        int[] known = [.. setting.Partition.Assignment];
        clusters.MoveCenters(known);
        int[] assignment = clusters.CreateAssignment();

        clusters.Assign(leftOut, assignment);

        // In all modes, distances are those of the columns.
        var naive = new NaiveLocal(table, weights);
        double[][] places = naive.Reconstruct(selected, LinearClusters.Ridge);
        double[][] centers = [.. Enumerable.Range(0, 5).Select(cluster => Mean([.. places.Where((_, row) => known[row] == cluster)]))];
        double[][] seen = naive.Reconstruct([.. selected.Where((_, i) => i != leftOut)], LinearClusters.Ridge);
        double scale = places.Average(place => SquaredDistance(place, new double[place.Length]));
        for (int row = 0; row < table.RowCount; row++)
        {
            double[] distances = [.. centers.Select(center => SquaredDistance(center, seen[row]))];
            Assert.AreEqual(distances.Min(), distances[assignment[row]], 1e-4 * scale, $"Row {row}.");
        }

        Assert.AreEqual(leftOut < 0, SquaredDistance(places[0], seen[0]) == 0);
        Assert.HasCount(5, assignment.Take(table.RowCount).Distinct());
    }

    [TestMethod]
    public void Create_TwoRegimes_FindsThem()
    {
        (Table table, int[] regimes) = Mixture.Create(800, 8);
        using var setting = new Setting(table, null, All, [0, 5], 2);

        int[] clusters = [.. setting.Partition.Assignment.Take(table.RowCount)];

        CollectionAssert.AreEqual(regimes, clusters.Select(cluster => cluster == clusters[0] ? regimes[0] : 1 - regimes[0]).ToArray());
    }

    private static double[] Mean(double[][] places) => [.. Enumerable.Range(0, places[0].Length).Select(i => places.Average(place => place[i]))];

    private static double SquaredDistance(double[] a, double[] b) => a.Zip(b, (x, y) => (x - y) * (x - y)).Sum();

    private sealed class Setting : IDisposable
    {
        private readonly SampledRows _rows;

        public Setting(Table table, float[]? weights, LocalSelectionOptions options, int[] selected, int clusters)
        {
            Covariance covariance = table.Measure();
            var problem = LinearSelectionProblem.Create(covariance, selected.Length, new() { ColumnWeights = weights }, default);
            int targets = Math.Min(options.Targets, table.ColumnCount);
            var modes = PrincipalModes.Create(covariance, problem.Weights, targets, problem.Workers);
            _rows = new(table.Values, [.. Enumerable.Range(0, table.RowCount)], problem, modes);
            _rows.ComputeTargets(problem.Workers);
            Partition = new(_rows, problem, options, selected, clusters);
            Partition.Create(9);
        }

        public LocalPartition Partition { get; }

        public void Dispose()
        {
            Partition.Dispose();
            _rows.Dispose();
        }
    }
}
