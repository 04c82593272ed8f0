using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Tests.Support;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Pixels.BadInput;

/// <summary>Labels that are no classes.</summary>
[TestClass]
public sealed class BadPixelLabelTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly PixelRow[] _rows = Pictures.Create(rows: 20);

    [TestMethod]
    [DataRow("Value", "Single")]
    [DataRow("Text", "String")]
    [DataRow("Interleaved", "Single")]
    public void Fit_NoClasses_ThrowsBeforeAnythingIsRead(string label, string type)
    {
        var counting = new CountingView(_mlContext.Load(_rows));

        Refusal.Throws<ArgumentOutOfRangeException>(
            () => Picking.Fit(_mlContext, counting, label: label), $"'{label}'", "Boolean or a key", type, "MapValueToKey", "name no label");
        Refusal.Throws<ArgumentOutOfRangeException>(
            () => _mlContext.Transforms.SelectPixelsByLogitNormalMask("Kept", "Features", label).GetOutputSchema(ShapeProbe.Of(counting)),
            $"'{label}'",
            "Boolean or a key",
            "MapValueToKey");
        Assert.AreEqual(0, counting.Cursors);
    }

    [TestMethod]
    [DataRow(PixelMaskMethod.LocallyLinear)]
    [DataRow(PixelMaskMethod.GreedyLinear)]
    [DataRow(PixelMaskMethod.PivotedQr)]
    public void Create_LabelAndMethodThatLooksAtNone_ThrowsSayingWhatToDo(PixelMaskMethod method) => Refusal.Throws<ArgumentException>(
        () => _mlContext.Transforms.SelectPixelsByLogitNormalMask("Kept", "Features", "Key", new() { Method = method }),
        $"Method = {method}",
        "looks at no labels",
        "'Key'",
        "name no label");

    [TestMethod]
    public void Fit_Label_SelectsByTheClassesWhereNoMethodIsNamed()
    {
        // A law of masks was trained, which no linear way does.
        PixelMaskOptions open = Picking.Hasty with { Method = null };
        using PixelMaskTransformer byLabel = Picking.Fit(_mlContext, _mlContext.Load(_rows), open, label: "Key");
        using PixelMaskTransformer byPixels = Picking.Fit(_mlContext, _mlContext.Load(_rows), open);

        Assert.IsFalse(double.IsNaN(byLabel.JointError));
        Assert.IsTrue(double.IsNaN(byPixels.JointError));
    }

    [TestMethod]
    public void Fit_LabelMissing_ThrowsListingTheColumns()
    {
        IDataView view = _mlContext.Load(_rows);

        Refusal.Throws<ArgumentOutOfRangeException>(
            () => Picking.Fit(_mlContext, view, label: "Nowhere"), "Label column 'Nowhere'", "not there", "Key");
        Refusal.Throws<ArgumentOutOfRangeException>(
            () => _mlContext.Transforms.SelectPixelsByLogitNormalMask("Kept", "Features", "Nowhere").GetOutputSchema(ShapeProbe.Of(view)),
            "Label column 'Nowhere'",
            "not there");
    }

    [TestMethod]
    [DataRow("Features")]
    [DataRow("Kept")]
    public void SelectPixels_LabelIsAnotherColumnToo_ThrowsSayingSo(string label) => Refusal.Throws<ArgumentException>(
        () => _mlContext.Transforms.SelectPixelsByLogitNormalMask("Kept", "Features", label), $"Label column '{label}'", "Name another");

    [TestMethod]
    public void Fit_OneClass_ThrowsSayingThatThereIsNothingToLearn()
    {
        foreach (PixelRow row in _rows)
        {
            (row.Label, row.Key) = (true, 1);
        }

        Refuses("Label", "'Label'", "at least two values", "true");
        Refuses("Key", "'Key'", "at least two values");
    }

    [TestMethod]
    public void Fit_MissingClass_ThrowsNamingTheRow()
    {
        _rows[4].Key = 7;

        Refuses("Key", "'Key'", "row 4", "FilterRowsByMissingValues");

        // Of pixels it is not to be had.
        Assert.DoesNotContain("SelfSupervision", Assert.ThrowsExactly<InvalidOperationException>(() => Picking.Fit(_rows, label: "Key")).Message);
    }

    [TestMethod]
    public void Fit_ClassOfHeldOutImagesAlone_Ends()
    {
        // Whichever images are held out, most classes are in one part alone.
        for (int row = 0; row < _rows.Length; row++)
        {
            _rows[row].Label = row == 0;
        }

        Assert.IsTrue(double.IsFinite(Picking.Fit(_rows, Picking.Hasty with { ValidationFraction = 0.5 }, label: "Label").RefitError));
    }

    private void Refuses(string label, params string[] mentions) =>
        Refusal.Throws<InvalidOperationException>(() => Picking.Fit(_rows, label: label), mentions);
}
