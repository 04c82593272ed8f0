using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Selection.BadInput;

[TestClass]
public sealed class BadLabelTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly Row[] _rows = Problem.Create(rows: 30);

    [TestMethod]
    public void Fit_Missing_ThrowsListingTheColumns() =>
        Refuses<ArgumentOutOfRangeException>("Nowhere", null, "Label column 'Nowhere'", "not there", "Value");

    [TestMethod]
    public void Fit_Text_ThrowsSayingWhatToDo() =>
        Refuses<ArgumentOutOfRangeException>("Name", null, "'Name'", "Boolean, a key, Single or Double", "String", "MapValueToKey");

    [TestMethod]
    public void Fit_Vector_ThrowsSayingWhatItIs() =>
        Refuses<ArgumentOutOfRangeException>("X1To3", null, "Label column 'X1To3'", "Boolean, a key, Single or Double", "Vector");

    [TestMethod]
    public void Fit_KeySaidToBeRegression_Throws() =>
        Refuses<ArgumentOutOfRangeException>("Key", LearningTask.Regression, "'Key'", "Single or Double for a regression", "Key");

    [TestMethod]
    public void Fit_KeyOfThreeSaidToBeBinary_Throws() =>
        Refuses<ArgumentOutOfRangeException>("Key", LearningTask.BinaryClassification, "'Key'", "key of 2 values", "Key");

    [TestMethod]
    [DataRow("Nowhere", "not there")]
    [DataRow("Name", "MapValueToKey")]
    [DataRow("X1To3", "a vector of")]
    public void GetOutputSchema_UnfitLabel_ThrowsNamingIt(string label, string mention) => Refusal.Throws<ArgumentOutOfRangeException>(
        () => _mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", "Features", label)
            .GetOutputSchema(ShapeProbe.Of(_mlContext.Load(_rows))),
        $"Label column '{label}'", mention);

    [TestMethod]
    public void Fit_OneClass_ThrowsSayingSo()
    {
        _rows.With((row, _) => row.Label = true);

        Refuses<InvalidOperationException>("Label", null, "'Label'", "at least two values", "all 30 rows have true", "right column");
    }

    [TestMethod]
    public void Fit_OneKey_ThrowsSayingSo()
    {
        _rows.With((row, _) => row.Key = 2);

        Refuses<InvalidOperationException>("Key", null, "'Key'", "at least two values");
    }

    [TestMethod]
    [DataRow("Value")]
    [DataRow("DoubleValue")]
    public void Fit_ConstantNumber_ThrowsSayingWhich(string label)
    {
        _rows.With((row, _) => row.DoubleValue = row.Value = 2.5f);

        Refuses<InvalidOperationException>(label, null, $"'{label}'", "at least two values", "2.5");
    }

    [TestMethod]
    public void Fit_NumbersThatSinglesCannotTellApart_Throws()
    {
        _rows.With((row, i) => row.DoubleValue = 1_700_000_000 + i);

        Refuses<InvalidOperationException>("DoubleValue", null, "'DoubleValue'", "at least two values");
    }

    [TestMethod]
    public void Fit_SpreadThatSinglesHardlyShow_ThrowsSayingWhatToDo()
    {
        _rows.With((row, i) => row.DoubleValue = 1_700_000_000 + (10 * i));

        Refuses<InvalidOperationException>("DoubleValue", null, "'DoubleValue'", "Subtract");
    }

    [TestMethod]
    [DataRow("Value")]
    [DataRow("DoubleValue")]
    public void Fit_MissingNumber_ThrowsNamingTheRow(string label)
    {
        _rows[11].Value = float.NaN;
        _rows[11].DoubleValue = double.NaN;

        Refuses<InvalidOperationException>(label, null, $"'{label}'", "row 11 has none", "FilterRowsByMissingValues", "SelfSupervision");
    }

    [TestMethod]
    public void Fit_MissingNumberAfterRowsLeftOut_CountsTheViewsRows()
    {
        _rows[2].Weight = _rows[5].Weight = 0;
        _rows[11].Value = float.NaN;

        Refusal.Throws<InvalidOperationException>(
            () => Selecting.Fit(_rows, Quick.Hasty with { ExampleWeightColumnName = "Weight" }, label: "Value"), "row 11 has none");
    }

    [TestMethod]
    public void Fit_InfiniteNumber_ThrowsNamingTheRow()
    {
        _rows[11].Value = float.PositiveInfinity;

        Refuses<InvalidOperationException>("Value", null, "'Value'", "row 11", "infinite in single precision");
    }

    [TestMethod]
    public void Fit_MissingKey_ThrowsNamingTheRow()
    {
        _rows[11].Key = uint.MaxValue;

        Refuses<InvalidOperationException>("Key", null, "'Key'", "row 11 has none");
    }

    [TestMethod]
    [DataRow("Label")]
    [DataRow("Key")]
    public void Fit_NoNumberSaidToBeATime_Throws(string label) => Refusal.Throws<ArgumentOutOfRangeException>(
        () => Selecting.Fit(_rows, Quick.Hasty with { Task = LearningTask.Survival, EventColumnName = "Died" }, label: label),
        $"'{label}'", "Single or Double", "survival");

    [TestMethod]
    public void Fit_NoRowWithALabel_ThrowsSayingSo() => Refusal.Throws<InvalidOperationException>(
        () => Selecting.Fit(
            _rows.With((row, _) => row.Value = float.NaN),
            Quick.Hasty with { HiddenUnits = [4], SelfSupervision = new() },
            label: "Value"),
        "'Value'", "no value in any of the 30 rows");

    [TestMethod]
    public void Fit_InfiniteNumberAmongMissingOnes_ThrowsNamingTheRow()
    {
        _rows[3].Value = float.NaN;
        _rows[11].Value = float.PositiveInfinity;

        Refusal.Throws<InvalidOperationException>(
            () => Selecting.Fit(_rows, Quick.Hasty with { HiddenUnits = [4], SelfSupervision = new() }, label: "Value"),
            "'Value'", "row 11", "infinite");
    }

    [TestMethod]
    public void Fit_ThreeNumbersSaidToBeBinary_ThrowsListingThem() => Refuses<InvalidOperationException>(
        "Index", LearningTask.BinaryClassification, "'Index'", "0 and 1 (or -1 and 1)", "0, 1, 2", "another task");

    [TestMethod]
    public void Fit_OtherNumbersSaidToBeBinary_ThrowsListingThem()
    {
        _rows.With((row, _) => row.Value = row.Label ? 2 : 1);

        Refuses<InvalidOperationException>("Value", LearningTask.BinaryClassification, "'Value'", "1, 2");
    }

    [TestMethod]
    [DataRow(0.5f)]
    [DataRow(-1f)]
    public void Fit_NumbersThatAreNoClasses_ThrowsListingThem(float value)
    {
        _rows[0].Index = value;

        Refuses<InvalidOperationException>(
            "Index", LearningTask.MulticlassClassification, "'Index'", "class indices", value < 0 ? "-1" : "0.5", "MapValueToKey");
    }

    [TestMethod]
    public void Fit_MoreKeysThanRows_ThrowsSayingHowMany() => Refusal.Throws<InvalidOperationException>(
        () => Selecting.Fit(_mlContext, _mlContext.Load(_rows, keyCount: 31), Quick.Hasty, label: "Key"),
        "'Key'", "31 classes", "30 rows", "MapValueToKey");

    [TestMethod]
    public void Fit_MoreClassIndicesThanRows_ThrowsSayingHowMany()
    {
        _rows[0].Index = 1e9f;

        Refuses<InvalidOperationException>("Index", LearningTask.MulticlassClassification, "'Index'", "1E+09", "30 rows");
    }

    [TestMethod]
    public void Fit_AsManyKeysAsRows_IsTaken() => Assert.AreEqual(
        2, Selecting.Fit(_mlContext, _mlContext.Load(_rows, keyCount: 30), Quick.Keeping(2), label: "Key").SelectedCount);

    private void Refuses<TException>(string label, LearningTask? task, params string[] mentions)
        where TException : Exception =>
        Refusal.Throws<TException>(() => Selecting.Fit(_rows, Quick.Hasty with { Task = task }, label: label), mentions);
}
