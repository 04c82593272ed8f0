using MathNet.Numerics.LinearAlgebra;
using MLNet.FeatureGating.Training.Linear;
using MLNet.FeatureGating.Training.Tests.Assertions;

namespace MLNet.FeatureGating.Training.Tests.Linear;

[TestClass]
public sealed class LinearReconstructionTests
{
    private static readonly int[] Selected = [11, 2, 7];

    [TestMethod]
    [DataRow(90, 21)]
    [DataRow(9, 60)]
    public void Fit_Columns_HasTheWeightsOfLeastSquares(int rows, int columns)
    {
        Table table = Table.Correlated(rows, columns, 1);
        float[] weights = Table.Weights(rows, 2);

        var map = LinearReconstruction.Fit(table.Measure(weights), Selected, ridge: 0);

        CollectionAssert.AreEqual(Selected, map.Columns.ToArray());
        Assert.AreEqual(columns, map.ColumnCount);
        Matrix<double> expected = new LeastSquares(table, weights).Coefficients(Selected);
        double[] found = [.. map.Weights.ToArray().Select(weight => (double)weight)];
        Close.Numbers([.. Enumerable.Range(0, 3 * columns).Select(k => expected[k / columns, k % columns])], found, 2e-5);
        for (int i = 0; i < 3; i++)
        {
            Close.Numbers([i == 0 ? 1 : 0, i == 1 ? 1 : 0, i == 2 ? 1 : 0], [.. Selected.Select(column => found[(i * columns) + column])], 0);
        }
    }

    [TestMethod]
    [DataRow(3000, 21)]
    [DataRow(90, 21)]
    [DataRow(9, 60)]
    public void MeanSquaredError_OnTheSameRows_IsTheResidualVariance(int rows, int columns)
    {
        Table table = Table.Correlated(rows, columns, 3);
        float[] rowWeights = Table.Weights(rows, 4);
        float[] columnWeights = Table.Weights(columns, 5);
        Covariance covariance = table.Measure(rowWeights);
        LinearSelection selection = GreedySelection.Select(covariance, 4, new() { ColumnWeights = columnWeights });

        double error = LinearReconstruction.Fit(covariance, selection.Columns).MeanSquaredError(table.Values, rowWeights, columnWeights);

        double expected = selection.ResidualVariance / columnWeights.Sum(weight => (double)weight);
        Assert.AreEqual(expected, error, 2e-5 * expected);
        double unweighted = LinearReconstruction.Fit(covariance, selection.Columns).MeanSquaredError(table.Values);
        Assert.IsGreaterThan(1e-4 * expected, Math.Abs(unweighted - error), "Weights matter.");
    }

    [TestMethod]
    [DataRow(2)]
    [DataRow(49)]
    [DataRow(3333)]
    public void ColumnErrors_OnOtherRows_AreThoseOfTheReconstruction(int rows)
    {
        LinearReconstruction map = Fit();
        Table other = Table.Correlated(rows, 21, 1 + rows);
        float[] weights = Table.Weights(rows, 7);
        float[] reconstructed = new float[rows * 21];

        map.Reconstruct(other.Values, reconstructed);
        double[] errors = map.ColumnErrors(other.Values, weights);

        double total = weights.Sum(weight => (double)weight);
        double[] expected = [.. Enumerable.Range(0, 21).Select(column => Enumerable.Range(0, rows).Sum(
            row => weights[row] / total * Math.Pow(other.Rows[row][column] - reconstructed[(row * 21) + column], 2)))];
        Close.Numbers(expected, errors, 2e-6);
        Assert.IsGreaterThan(0.01, expected[0]);
        Assert.AreEqual(expected.Average(), map.MeanSquaredError(other.Values, weights), 1e-6 * expected.Average());
        Assert.IsTrue(Selected.All(column => errors[column] < 1e-12));
    }

    [TestMethod]
    public void Reconstruct_Rows_AreMeansAndWeightedDeviations()
    {
        Table table = Table.Correlated(90, 21, 1);
        LinearReconstruction map = Fit();
        Table other = Table.Correlated(130, 21, 8);
        float[] all = new float[130 * 21];
        float[] ofSelected = new float[130 * 21];
        float[] inPlace = other.Values;

        map.Reconstruct(other.Values, all);
        map.ReconstructSelected(other.Rows.SelectMany(row => Selected.Select(column => (float)row[column])).ToArray(), ofSelected);
        map.Reconstruct(inPlace, inPlace);

        double[] means = table.Means();
        float[] weights = map.Weights.ToArray();
        double[] expected = [.. Enumerable.Range(0, 130 * 21).Select(
            k => means[k % 21] + Selected.Select((column, i) => (other.Rows[k / 21][column] - means[column]) * weights[(i * 21) + (k % 21)]).Sum())];
        Close.Numbers(expected, [.. all.Select(value => (double)value)], 2e-6);
        CollectionAssert.AreEqual(all, ofSelected);
        CollectionAssert.AreEqual(all, inPlace);
    }

    [TestMethod]
    [DataRow(90)]
    [DataRow(5)]
    public void Fit_CopiesAndConstantsAmongTheSelected_DoNoHarm(int rows)
    {
        Table table = new([.. Table.Correlated(rows, 21, 9).Rows.Select(row => (double[])[row[0], row[0], -3 * row[0], 5, .. row[4..]])]);
        Covariance covariance = table.Measure();
        double expected = LinearReconstruction.Fit(covariance, [0, 9]).MeanSquaredError(table.Values);

        foreach (double ridge in (double[])[0, LinearReconstruction.DefaultRidge])
        {
            var map = LinearReconstruction.Fit(covariance, [0, 1, 2, 3, 9], ridge);

            Assert.IsTrue(map.Weights.ToArray().All(weight => Math.Abs(weight) < 100));
            Assert.AreEqual(expected, map.MeanSquaredError(table.Values), 1e-4 * expected);
        }
    }

    [TestMethod]
    public void Fit_Ridge_ShrinksTheWeights()
    {
        Table table = Table.Correlated(90, 21, 10);
        Covariance covariance = table.Measure();

        float[] plain = LinearReconstruction.Fit(covariance, [4], ridge: 0).Weights.ToArray();
        float[] shrunk = LinearReconstruction.Fit(covariance, [4], ridge: 0.25).Weights.ToArray();

        double[] expected = [.. plain.Select((weight, column) => column == 4 ? 1.0 : weight / 1.25)];
        Close.Numbers(expected, [.. shrunk.Select(weight => (double)weight)], 1e-6);
    }

    [TestMethod]
    public void AllMethods_AnyNumberOfThreads_GiveTheSameBits()
    {
        LinearReconstruction map = Fit();
        Table other = Table.Correlated(700, 21, 11);
        double[] errors = map.ColumnErrors(other.Values, threads: 1);
        float[] one = new float[700 * 21];
        map.Reconstruct(other.Values, one, threads: 1);

        foreach (int threads in (int[])[2, 3])
        {
            float[] several = new float[700 * 21];
            map.Reconstruct(other.Values, several, threads);

            CollectionAssert.AreEqual(errors, map.ColumnErrors(other.Values, threads: threads));
            CollectionAssert.AreEqual(one, several);
        }
    }

    [TestMethod]
    public void AllMethods_BadArguments_SayWhatIsWrong()
    {
        LinearReconstruction map = Fit();
        Covariance covariance = Table.Correlated(90, 21, 1).Measure();
        void AssertThrows<T>(string message, Action action)
            where T : Exception => Assert.Contains(message, Assert.ThrowsExactly<T>(action).Message);

        AssertThrows<ArgumentException>("but there is none", () => LinearReconstruction.Fit(covariance, []));
        AssertThrows<ArgumentException>("between 0 and 20, but one is 21", () => LinearReconstruction.Fit(covariance, [21]));
        AssertThrows<ArgumentException>("between 0 and 20, but one is -1", () => LinearReconstruction.Fit(covariance, [3, -1]));
        AssertThrows<ArgumentException>("column 3 is there twice", () => LinearReconstruction.Fit(covariance, [3, 1, 3]));
        AssertThrows<ArgumentOutOfRangeException>("ridge must be", () => LinearReconstruction.Fit(covariance, [3], -1));
        AssertThrows<ArgumentException>("20 values are no rows of 21 columns", () => map.Reconstruct(new float[20], new float[20]));
        AssertThrows<ArgumentException>("4 values are no rows of 3 columns", () => map.ReconstructSelected(new float[4], new float[21]));
        AssertThrows<ArgumentException>(
            "42 values need as much place, but there is some for 41.", () => map.ReconstructSelected(new float[6], new float[41]));
        AssertThrows<ArgumentException>("2 rows need as many weights, but there are 1.", () => map.MeanSquaredError(new float[42], [1]));
        AssertThrows<ArgumentException>("21 columns need as many weights, but there are 1.", () => map.MeanSquaredError(new float[42], null, [1]));
        float[] notFinite = [.. Enumerable.Range(0, 42).Select(i => i == 21 ? float.NaN : 1)];
        AssertThrows<ArgumentException>("Value 21 must be finite, but it is NaN.", () => map.ColumnErrors(notFinite));
        Assert.ThrowsExactly<OperationCanceledException>(() => map.ColumnErrors(new float[42], cancellationToken: new(canceled: true)));
        Assert.ThrowsExactly<OperationCanceledException>(() => map.Reconstruct(new float[42], new float[42], null, new(canceled: true)));
    }

    private static LinearReconstruction Fit() => LinearReconstruction.Fit(Table.Correlated(90, 21, 1).Measure(), Selected);
}
