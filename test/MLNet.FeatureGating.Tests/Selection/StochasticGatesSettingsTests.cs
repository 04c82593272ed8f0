using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Selection;

/// <summary>What the options do to a selection.</summary>
[TestClass]
public sealed class StochasticGatesSettingsTests
{
    private readonly Row[] _rows = Problem.Create();

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(5)]
    [DataRow(8)]
    public void Fit_TargetFeatures_KeepsJustThatManyByRank(int count)
    {
        StochasticGatesTransformer selection = Selecting.Fit(_rows, Quick.Learning with { TargetFeatures = count });

        Assert.AreEqual(count, selection.SelectedCount);
        Assert.IsTrue(selection.Slots.All(slot => slot.IsSelected == (slot.Rank <= count)));
        Assert.HasCount(Math.Min(count, 3), selection.SelectedSlots.Intersect(Problem.Relevant));
    }

    [TestMethod]
    [DataRow(GateKind.StraightThrough)]
    [DataRow(GateKind.GumbelSoftmax)]
    [DataRow(GateKind.Correlated)]
    [DataRow(GateKind.HardConcrete)]
    [DataRow(GateKind.Concrete)]
    [DataRow(GateKind.LogitNormal)]
    [DataRow(GateKind.CorrelatedLogitNormal)]
    [DataRow(GateKind.L1Weights)]
    public void Fit_AnyLawOfGates_FindsTheTruth(GateKind gate)
    {
        StochasticGatesTransformer selection = Selecting.Fit(_rows, Quick.Learning with { Gate = gate, TargetFeatures = 3 });

        Selecting.AssertFindsTheTruth(selection);
    }

    [TestMethod]
    public void Fit_TargetFeatures_SteersEveryMemberThere()
    {
        StochasticGatesTransformer selection = Selecting.Fit(
            _rows, Quick.Learning with { TargetFeatures = 3, BatchSize = 20, MaximumEpochs = 120 });

        Assert.IsTrue(selection.Members.All(member => member.Member.TargetGates == 3));
        Assert.AreEqual(3, selection.TrainingHistory[^1].ExpectedOpenGates, 0.3);
        Assert.AreEqual(selection.Members.Average(member => member.Best!.Value.Lambda), selection.Lambda, 1e-12);
        foreach (SlotGate slot in selection.Slots)
        {
            Assert.AreEqual(selection.Members.Average(member => member.MeanOpenProbabilities[slot.Index]), slot.SelectionProbability, 1e-6);
        }
    }

    [TestMethod]
    public void Fit_TargetFeaturesUnderHugeLambda_StillKeepsThatMany() =>
        Assert.AreEqual(2, Selecting.Fit(_rows, Quick.Learning with { TargetFeatures = 2, Lambda = 100 }).SelectedCount);

    [TestMethod]
    public void Fit_ConstantSlots_ComeLastAndAreNotKept()
    {
        Row[] rows = _rows.WithFeatures((value, slot) => slot is 0 or 5 ? 1234.5f : value);

        StochasticGatesTransformer selection = Selecting.Fit(rows, Quick.Learning with { Lambda = 0 });

        Assert.IsFalse(selection.Slots[0].IsSelected);
        Assert.IsFalse(selection.Slots[5].IsSelected);
        CollectionAssert.AreEquivalent(new[] { 7, 8 }, new[] { selection.Slots[0].Rank, selection.Slots[5].Rank });
        Assert.IsTrue(selection.Slots[1].IsSelected);
    }

    [TestMethod]
    public void Fit_LargerLambda_KeepsNoMore()
    {
        int[] counts = [.. new[] { 0, 0.1, 0.5, 3 }.Select(
            lambda => Selecting.Fit(_rows, Quick.Learning with { Lambda = lambda }).SelectedCount)];

        CollectionAssert.AreEqual(counts.OrderDescending().ToArray(), counts);
        Assert.IsGreaterThan(5, counts[0]);
        Assert.IsLessThan(4, counts[^1]);
    }

    [TestMethod]
    public void Fit_SumOfEqualPenalty_KeepsTheSameSlots()
    {
        StochasticGatesTransformer mean = Selecting.Fit(_rows, Quick.Learning with { Lambda = 0.8 });
        StochasticGatesTransformer sum = Selecting.Fit(_rows, Quick.Learning with { Lambda = 0.1, Penalty = GatePenalty.Sum });

        CollectionAssert.AreEqual(mean.SelectedSlots.ToArray(), sum.SelectedSlots.ToArray());
        for (int slot = 0; slot < Problem.FeatureCount; slot++)
        {
            Assert.AreEqual(mean.Slots[slot].SelectionProbability, sum.Slots[slot].SelectionProbability, 1e-3);
        }
    }

    [TestMethod]
    public void Fit_OneMember_FindsTheTruth() => CheckTruth(Quick.Learning with { Members = 1 });

    [TestMethod]
    public void Fit_NothingHeldOut_FindsTheTruth() => CheckTruth(Quick.Learning with { ValidationFraction = 0 });

    [TestMethod]
    public void Fit_LinearNetwork_FindsTheTruth() => CheckTruth(Quick.Learning with { HiddenUnits = [], LearningRate = 0.1, Lambda = 0.3 });

    [TestMethod]
    public void Fit_SeveralLayers_FindsTheTruth() => CheckTruth(Quick.Learning with { HiddenUnits = [8, 4], Activation = Activation.Tanh });

    [TestMethod]
    public void Fit_Batches_FindsTheTruth() => CheckTruth(Quick.Learning with { BatchSize = 64, MaximumEpochs = 40 });

    [TestMethod]
    public void Fit_BatchLargerThanTheData_FindsTheTruth() => CheckTruth(Quick.Learning with { BatchSize = int.MaxValue });

    [TestMethod]
    public void Fit_NoisePerBatch_FindsTheTruth() =>
        CheckTruth(Quick.Learning with { Noise = NoiseSharing.PerBatch, BatchSize = 20, MaximumEpochs = 40 });

    [TestMethod]
    public void Fit_SlotsOnOneScaleWithoutStandardizing_FindsTheTruth() => CheckTruth(Quick.Learning with { Standardize = false });

    [TestMethod]
    public void Fit_Defaults_FindsTheTruth() => CheckTruth(new() { Seed = 1, Device = ComputeDevice.Cpu, MaximumEpochs = 250 });

    [TestMethod]
    public void Fit_DefaultEpochs_MakeAbout1500Steps()
    {
        var log = new ProgressLog(_ => { });

        Selecting.Fit(_rows[..8], Quick.Hasty with { BatchSize = 4, MaximumEpochs = null, Progress = log });

        Assert.AreEqual(750, log.Reports[0].MaximumEpochs);
    }

    [TestMethod]
    public void Fit_OtherUnits_KeepsTheSameSlots()
    {
        int[] expected = [.. Selecting.Fit(_rows).SelectedSlots];

        Row[] rows = Problem.Create().WithFeatures((value, slot) => slot is 4 or 5 ? (1000 * value) + 1e5f : value);

        CollectionAssert.AreEqual(expected, Selecting.Fit(rows).SelectedSlots.ToArray());
    }

    [TestMethod]
    public void Fit_OtherUnitsWithoutStandardizing_IsLost()
    {
        Row[] rows = Problem.Create().WithFeatures((value, slot) => slot is 4 ? (1000 * value) + 1e5f : value);
        StochasticGatesOptions options = Quick.Learning with { Standardize = false, TargetFeatures = 3 };

        Assert.AreNotEqual(
            Selecting.Fit(_rows, options).ValidationLoss, Selecting.Fit(rows, options).ValidationLoss, 0.1);
    }

    [TestMethod]
    [DataRow("Label")]
    [DataRow("DoubleValue")]
    public void Fit_FourRows_KeepsThatMany(string label)
    {
        // By the seed, both classes are there.
        Row[] rows = Problem.Create(rows: 4, seed: 2);

        Assert.AreEqual(3, Selecting.Fit(rows, Quick.Learning with { TargetFeatures = 3 }, label: label).SelectedCount);
    }

    [TestMethod]
    public void Fit_TwoRows_KeepsThatMany()
    {
        Row[] rows = Problem.Create(rows: 2).With((row, i) => row.Label = i == 0);

        Assert.AreEqual(1, Selecting.Fit(rows, Quick.Keeping(1)).SelectedCount);
    }

    [TestMethod]
    public void Fit_OneSlot_KeepsIt()
    {
        Row[] rows = _rows.With((row, _) => row.Features = [row.Value]);

        CollectionAssert.AreEqual(new[] { 0 }, Selecting.Fit(rows).SelectedSlots.ToArray());
    }

    private void CheckTruth(StochasticGatesOptions options) => Selecting.AssertFindsTheTruth(Selecting.Fit(_rows, options));
}
