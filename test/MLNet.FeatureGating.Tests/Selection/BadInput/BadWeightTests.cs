using MLNet.FeatureGating.Tests.Support;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Selection.BadInput;

[TestClass]
public sealed class BadWeightTests
{
    private readonly Row[] _rows = Problem.Create(rows: 30);

    [TestMethod]
    [DataRow(-1f, "-1")]
    [DataRow(float.NaN, "NaN")]
    [DataRow(float.PositiveInfinity, "Infinity")]
    public void Fit_UnfitWeight_ThrowsNamingTheRow(float weight, string shown)
    {
        _rows[4].Weight = weight;
        _rows[4].DoubleWeight = weight;

        Refuses<InvalidOperationException>("Weight", "Weight column 'Weight'", "at least 0", $"row 4 has {shown}");
        Refuses<InvalidOperationException>("DoubleWeight", "Weight column 'DoubleWeight'", "at least 0", $"row 4 has {shown}");
    }

    [TestMethod]
    public void Fit_AllZero_ThrowsSayingSo()
    {
        _rows.With((row, _) => row.Weight = 0);

        Refuses<InvalidOperationException>("Weight", "no rows to learn from", "'Weight' is 0");
    }

    [TestMethod]
    public void Fit_OneClassLeft_ThrowsSayingSo()
    {
        _rows.With((row, _) => row.Weight = row.Label ? 1 : 0);

        Refuses<InvalidOperationException>("Weight", "'Label'", "at least two values");
    }

    [TestMethod]
    public void Fit_BeyondSinglePrecision_ThrowsNamingTheRow()
    {
        _rows[4].DoubleWeight = 1e60;

        Refuses<InvalidOperationException>("DoubleWeight", "'DoubleWeight'", "row 4", "single precision");
    }

    [TestMethod]
    public void Fit_Missing_ThrowsListingTheColumns() =>
        Refuses<ArgumentOutOfRangeException>("Nowhere", "Weight column 'Nowhere'", "not there", "DoubleWeight");

    [TestMethod]
    [DataRow("Text")]
    [DataRow("Features")]
    [DataRow("Flag")]
    [DataRow("Key")]
    public void Fit_OtherType_ThrowsSayingWhatItIs(string weight) =>
        Refuses<ArgumentOutOfRangeException>(weight, $"Weight column '{weight}'", "Single or Double");

    [TestMethod]
    [DataRow("Nowhere")]
    [DataRow("Text")]
    [DataRow("Features")]
    [DataRow("Key")]
    public void GetOutputSchema_UnfitColumn_ThrowsNamingIt(string weight)
    {
        var mlContext = new MLContext(seed: 1);

        Refusal.Throws<ArgumentOutOfRangeException>(
            () => mlContext.Transforms
                .SelectFeaturesByStochasticGates("Kept", "Features", options: new() { ExampleWeightColumnName = weight })
                .GetOutputSchema(ShapeProbe.Of(mlContext.Load(_rows))),
            $"Weight column '{weight}'");
    }

    private void Refuses<TException>(string weight, params string[] mentions)
        where TException : Exception =>
        Refusal.Throws<TException>(() => Selecting.Fit(_rows, Quick.Hasty with { ExampleWeightColumnName = weight }), mentions);
}
