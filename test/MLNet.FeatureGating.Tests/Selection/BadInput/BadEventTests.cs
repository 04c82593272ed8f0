using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Selection.BadInput;

[TestClass]
public sealed class BadEventTests
{
    private readonly Row[] _rows = Problem.Create(rows: 30);

    [TestMethod]
    public void Fit_Missing_ThrowsListingTheColumns() =>
        Refuses<ArgumentOutOfRangeException>("Nowhere", "Event column 'Nowhere'", "not there", "Died");

    [TestMethod]
    [DataRow("Text", "String")]
    [DataRow("X1To3", "Vector")]
    [DataRow("Key", "Key")]
    public void Fit_WrongType_ThrowsSayingWhatItIs(string name, string type) =>
        Refuses<ArgumentOutOfRangeException>(name, $"Event column '{name}'", "Boolean, Single or Double", type);

    [TestMethod]
    [DataRow("Nowhere", "not there")]
    [DataRow("Text", "Boolean, Single or Double")]
    [DataRow("X1To3", "a vector of")]
    [DataRow("Key", "a key of")]
    public void GetOutputSchema_UnfitEvents_ThrowsNamingThem(string name, string mention)
    {
        var mlContext = new MLContext(seed: 1);
        Refusal.Throws<ArgumentOutOfRangeException>(
            () => mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", "Features", "Time", Options(name))
                .GetOutputSchema(ShapeProbe.Of(mlContext.Load(_rows))),
            $"Event column '{name}'", mention);
    }

    [TestMethod]
    public void Fit_NoEvents_ThrowsSayingSo()
    {
        _rows.With((row, _) => row.Died = false);

        Refuses<InvalidOperationException>("Died", "'Died'", "all 30 rows are censored", "right column");
    }

    [TestMethod]
    [DataRow(0.5f)]
    [DataRow(-1f)]
    [DataRow(float.NaN)]
    public void Fit_NeitherZeroNorOne_ThrowsNamingTheRow(float value)
    {
        _rows[11].Death = value;

        Refuses<InvalidOperationException>("Death", "'Death'", "row 11");
    }

    [TestMethod]
    public void Fit_NegativeTime_ThrowsNamingTheRow()
    {
        _rows[11].Time = -1;

        Refuses<InvalidOperationException>("Died", "'Time'", "row 11", "below 0");
    }

    [TestMethod]
    public void Fit_MissingTime_ThrowsNamingTheRow()
    {
        _rows[11].Time = float.NaN;

        Refuses<InvalidOperationException>("Died", "'Time'", "row 11 has none");
    }

    private static StochasticGatesOptions Options(string name) =>
        Quick.Hasty with { Task = LearningTask.Survival, EventColumnName = name };

    private void Refuses<TException>(string name, params string[] mentions)
        where TException : Exception =>
        Refusal.Throws<TException>(() => Selecting.Fit(_rows, Options(name), label: "Time"), mentions);
}
