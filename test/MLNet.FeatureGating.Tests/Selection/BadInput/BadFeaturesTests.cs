using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Selection.BadInput;

[TestClass]
public sealed class BadFeaturesTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly Row[] _rows = Problem.Create(rows: 30);

    [TestMethod]
    [DataRow("Features")]
    [DataRow("Doubles")]
    public void Fit_MissingValue_ThrowsNamingColumnSlotAndRow(string column)
    {
        _rows[17].Features[4] = float.NaN;
        _rows[17].Doubles[4] = double.NaN;

        Refusal.Throws<InvalidOperationException>(
            () => Fit(_mlContext.Load(_rows, Problem.SlotNames), column),
            $"'{column}'", "slot 4 ('four')", "row 17", "NaN", "ReplaceMissingValues", "FilterRowsByMissingValues");
    }

    [TestMethod]
    [DataRow("Features", 3)]
    [DataRow("Doubles", 3)]
    [DataRow("Features", 9)]
    [DataRow("Doubles", 0)]
    public void Fit_VectorOfAnotherLengthThanItsType_ThrowsNamingTheRow(string column, int length)
    {
        _rows[6].Features = new float[length];
        _rows[6].Doubles = new double[length];

        Refusal.Throws<InvalidOperationException>(
            () => Fit(_mlContext.Load(_rows), column), $"'{column}'", "8 slots", "row 6", $"one of {length}");
    }

    [TestMethod]
    [DataRow(float.PositiveInfinity, "Infinity")]
    [DataRow(float.NegativeInfinity, "-Infinity")]
    public void Fit_Infinity_ThrowsNamingColumnSlotAndRow(float value, string shown)
    {
        _rows[3].Features[0] = value;

        Refusal.Throws<InvalidOperationException>(() => Fit(_mlContext.Load(_rows)), "'Features'", "slot 0", "row 3", shown, "Clip");
    }

    [TestMethod]
    public void Fit_DoubleTooLargeForSingle_ThrowsSayingSo()
    {
        _rows[3].Doubles[2] = 1e300;

        Refusal.Throws<InvalidOperationException>(
            () => Fit(_mlContext.Load(_rows), "Doubles"), "'Doubles'", "slot 2", "row 3", "single precision");
    }

    [TestMethod]
    public void Fit_MissingValueInSecondOfSeveralColumns_NamesThatColumn()
    {
        _rows[5].X1To3[1] = float.NaN;

        Refusal.Throws<InvalidOperationException>(
            () => _mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", ["X0", "X1To3"], options: Quick.Hasty)
                .Fit(_mlContext.Load(_rows)),
            "'X1To3'", "slot 2", "row 5");
    }

    [TestMethod]
    public void Fit_EmptyView_ThrowsSayingSo() =>
        Refusal.Throws<InvalidOperationException>(() => Fit(_mlContext.Load([])), "no rows", "empty");

    [TestMethod]
    public void Fit_ColumnMissing_ThrowsListingTheColumns() =>
        RefusesColumn("Nowhere", "'Nowhere'", "not there", "Features", "Weight");

    [TestMethod]
    public void Fit_VariableSize_ThrowsSayingWhatToDo() => RefusesColumn(
        _mlContext.LoadWithoutSizes(_rows), "Features", "'Features'", "known size", "variable size", "Give it a size");

    [TestMethod]
    public void Fit_ScalarAlone_ThrowsSayingWhatToDo() =>
        RefusesColumn("X0", "'X0'", "vector", "Single", "Concatenate", "several input columns");

    [TestMethod]
    public void Fit_Text_ThrowsSayingWhatToDo() => RefusesColumn("Text", "'Text'", "String", "OneHotEncoding", "FeaturizeText");

    [TestMethod]
    public void Fit_Boolean_ThrowsSayingWhatToDo() => RefusesColumn("Flag", "'Flag'", "Boolean", "ConvertType");

    [TestMethod]
    public void Fit_TextAmongSeveral_NamesThatColumn() => Refuses<ArgumentOutOfRangeException>(["X0", "Text"], "'Text'", "OneHotEncoding");

    [TestMethod]
    public void Fit_SinglesAndDoubles_ThrowsSayingWhatToDo() =>
        Refuses<ArgumentOutOfRangeException>(["Features", "Doubles"], "'Features', 'Doubles'", "agree in type", "ConvertType");

    [TestMethod]
    public void Append_SinglesAndDoubles_ThrowsBeforeAnythingIsFitted()
    {
        var counting = new CountingView(_mlContext.Load(_rows));
        IEstimator<ITransformer> pipeline = _mlContext.Transforms.NormalizeMinMax("Features")
            .Append(_mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", ["Features", "Doubles"], options: Quick.Hasty));

        Refusal.Throws<ArgumentOutOfRangeException>(() => pipeline.Fit(counting), "'Features', 'Doubles'", "agree in type");
        Assert.AreEqual(0, counting.Cursors);
    }

    [TestMethod]
    [DataRow("X0")]
    [DataRow("Text")]
    [DataRow("Nowhere")]
    public void GetOutputSchema_UnfitColumn_ThrowsNamingIt(string column) => Refusal.Throws<ArgumentOutOfRangeException>(
        () => _mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", column).GetOutputSchema(ShapeProbe.Of(_mlContext.Load(_rows))),
        $"'{column}'");

    [TestMethod]
    public void GetOutputSchema_VariableSize_ThrowsNamingIt() => Refusal.Throws<ArgumentOutOfRangeException>(
        () => _mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", "Features")
            .GetOutputSchema(ShapeProbe.Of(_mlContext.LoadWithoutSizes(_rows))),
        "'Features'", "variable size");

    private StochasticGatesTransformer Fit(IDataView view, string column = "Features") =>
        Selecting.Fit(_mlContext, view, Quick.Hasty, column);

    private void RefusesColumn(string column, params string[] mentions) => RefusesColumn(_mlContext.Load(_rows), column, mentions);

    private void RefusesColumn(IDataView view, string column, params string[] mentions) =>
        Refusal.Throws<ArgumentOutOfRangeException>(() => Fit(view, column), mentions);

    private void Refuses<TException>(string[] columns, params string[] mentions)
        where TException : Exception => Refusal.Throws<TException>(
        () => _mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", columns, options: Quick.Hasty).Fit(_mlContext.Load(_rows)),
        mentions);
}
