using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Selection.BadInput;

[TestClass]
public sealed class BadSelectionTests
{
    private readonly Row[] _rows = Problem.Create(rows: 60);

    [TestMethod]
    public void Fit_NothingKept_ThrowsSayingWhatToChange() => Refusal.Throws<NothingSelectedException>(
        () => Selecting.Fit(_rows, Quick.Learning with { Lambda = 100 }),
        "Nothing is left", "Lambda = 100", "all 8 features", "'Features[", "smaller Lambda", "TargetFeatures");

    [TestMethod]
    public void Fit_OnlyConstantSlots_ThrowsSayingSo() => Refusal.Throws<InvalidOperationException>(
        () => Selecting.Fit(_rows.WithFeatures((_, slot) => slot), Quick.Keeping(2)), "nothing to select", "'Features'", "one value");

    [TestMethod]
    public void Fit_MoreThanThereAre_ThrowsSayingHowMany() => Refusal.Throws<InvalidOperationException>(
        () => Selecting.Fit(_rows, Quick.Keeping(9)), "TargetFeatures = 9", "1 to 8", "'Features'");

    [TestMethod]
    public void Fit_MoreThanVary_ThrowsSayingHowMany() => Refusal.Throws<InvalidOperationException>(
        () => Selecting.Fit(_rows.WithFeatures((value, slot) => slot is 0 or 5 ? 7 : value), Quick.Keeping(7)),
        "TargetFeatures = 7", "1 to 6", "'Features'", "2 are constant");

    [TestMethod]
    public void Fit_FewerThanAreKeptInAnyCase_ThrowsSayingHowMany() => Refusal.Throws<InvalidOperationException>(
        () => Selecting.Fit(_rows, Quick.Keeping(1) with { AlwaysKeep = ["Features[0]", "Features[5]"] }),
        "TargetFeatures = 1", "2 features", "AlwaysKeep");

    [TestMethod]
    public void Fit_MoreThanThereAreInSeveralColumns_CountsTheirSlots() => Refusal.Throws<InvalidOperationException>(
        () =>
        {
            var mlContext = new MLContext(seed: 1);
            mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", ["X0", "X1To3"], options: Quick.Keeping(5))
                .Fit(mlContext.Load(_rows));
        },
        "TargetFeatures = 5", "1 to 4", "'X0', 'X1To3'");

    [TestMethod]
    public void Fit_DivergingAtOnce_ThrowsSayingWhatToChange()
    {
        Row[] rows = _rows.WithFeatures((value, _) => value * 1e37f);

        Refusal.Throws<InvalidOperationException>(
            () => Selecting.Fit(rows, Quick.Hasty with { Standardize = false, HiddenUnits = [8, 8] }, label: "Value"),
            "diverged", "LearningRate", "Standardize");
    }
}
