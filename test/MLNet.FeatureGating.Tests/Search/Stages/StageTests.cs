using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Stages;
using MLNet.FeatureGating.Search.Units;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Tests.Search.Stages;

/// <summary>What units of every stage train, and what they make of it.</summary>
[TestClass]
public sealed class StageTests
{
    // Three folds, two networks each; of four slots, the first tells the classes.
    private static readonly SearchProblem Problem = SearchProblems.Of(SearchProblems.Learnable());
    private static readonly SearchConfiguration Configuration = ConfigurationSampler.Draw(Problem.Settings.SearchSpace, 1, 1)[0];
    private static readonly SearchConfiguration Quick = Configuration with { LearningRate = 0.02, HiddenUnits = [8] };
    private static readonly int[][] Ranks = [[0, 1, 2, 3], [3, 2, 1, 0], [1, 0, 3, 2]];

    [TestMethod]
    public void Units_AllStages_HaveKeysOfTheirOwnAndCostSomething()
    {
        (string Key, double Weight, long Bytes)[] units =
        [
            .. Of(SweepStage.Units(Problem, Configuration, 0)),
            .. Of(SweepStage.Units(Problem, Configuration, 1)),
            .. Of(SubsetStage.Units(Problem, Configuration, 0, Ranks, [1, 2, 4], isGrouped: false)),
            .. Of(SubsetStage.Units(Problem, Configuration, 1, Ranks, [1, 2, 4], isGrouped: false)),
            .. Of(SubsetStage.Units(Problem, Configuration, 0, Ranks, [1, 2, 4], isGrouped: true)),
            .. Of(GridStage.Units(Problem, Configuration, 0, [0.1, 1], isGrouped: false)),
            .. Of(GridStage.Units(Problem, Configuration, 0, [0.1, 1], isGrouped: true)),
            .. Of([PermutationStage.Unit(Problem, Configuration, 0), PermutationStage.Unit(Problem, Configuration, 1)]),
            .. Of([StabilityStage.Unit(Problem, Configuration, 0, 2), StabilityStage.Unit(Problem, Configuration, 1, 2)]),
            .. Of([StabilityStage.Unit(Problem, Configuration, 1, 3)]),
        ];

        Assert.HasCount(3 + 3 + 9 + 9 + 3 + 6 + 3 + 2 + 3, units);
        Assert.HasCount(units.Length, units.Select(unit => unit.Key).Distinct());
        Assert.IsTrue(units.All(unit => unit.Weight > 0 && unit.Bytes > 0));
    }

    [TestMethod]
    public void Sweep_Fold_TrainsItsOtherRowsTowardsHardlyAnyGate()
    {
        var engine = new PretendEngine();

        SweepResult result = SweepStage.Units(Problem, Configuration, 0)[1].Run(engine, CancellationToken.None);

        TrainingStudy study = engine.Studies.Single();
        Assert.AreEqual(Problem.FoldOfRows.Count(fold => fold != 1), study.Training.RowCount);
        Assert.AreEqual(Problem.FoldOfRows.Count(fold => fold == 1), study.Validation!.RowCount);
        CollectionAssert.AreEqual(
            new[] { Recipe.SeedOf(Problem, 1, 0), Recipe.SeedOf(Problem, 1, 1) }, study.Members.Select(member => member.Seed).ToArray());
        Assert.IsTrue(study.Members.All(member => member.TargetGates == 2));
        Assert.HasCount(2, result.Members);
        CollectionAssert.AreEqual(new[] { 0.1f, 0.2f, 0.3f, 0.4f }, result.Members[0].OpenProbabilities, "Averaged over the course of closing.");
        CollectionAssert.AreEqual(new[] { 2f, 4, 6, 8 }, result.Members[0].Firmness);
        CollectionAssert.AreEqual(new[] { 0.1 }, result.Members[0].Lambdas);
        CollectionAssert.AreEqual(new[] { 4.0 }, result.Members[0].OpenGates);
    }

    [TestMethod]
    public void Sweep_NetworksThatDiverged_AreLeftOut()
    {
        SweepResult Run(Func<int, bool> hasDiverged) => SweepStage.Units(Problem, Configuration, 0)[0].Run(
            new PretendEngine { Reason = member => hasDiverged(member) ? StopReason.Diverged : StopReason.MaximumEpochs }, CancellationToken.None);

        Assert.HasCount(1, Run(member => member == 0).Members);
        Assert.IsEmpty(Run(_ => true).Members);
    }

    [TestMethod]
    public void Subset_Numbers_TrainTheFirstOfTheFoldAlone()
    {
        var engine = new PretendEngine();

        SubsetStage.Units(Problem, Configuration, 0, Ranks, [2], isGrouped: false)[1].Run(engine, CancellationToken.None);

        TrainingStudy study = engine.Studies.Single();
        var expected = TrainingRows.Create(Problem, row => Problem.FoldOfRows[row] == 1, [2, 3]);
        CollectionAssert.AreEqual(expected.Training.Features.ToArray(), study.Training.Features.ToArray());
        CollectionAssert.AreEqual(expected.Validation.Features.ToArray(), study.Validation!.Features.ToArray());
        Assert.HasCount(2, study.Members);
        Assert.IsTrue(study.Members.All(member => member.FixedMask!.SequenceEqual([1, 1])));
    }

    [TestMethod]
    public void Subset_Grouped_MasksWhatEachNumberLacks()
    {
        var engine = new PretendEngine();

        SubsetResult result = SubsetStage.Units(Problem, Configuration, 0, Ranks, [1, 3], isGrouped: true)[2].Run(engine, CancellationToken.None);

        // The fold's first three are 1, 0 and 3: slots 0, 1 and 3.
        TrainingStudy study = engine.Studies.Single();
        Assert.AreEqual(3, study.Training.FeatureCount);
        CollectionAssert.AreEqual(
            new[] { "0 1 0", "0 1 0", "1 1 1", "1 1 1" }, study.Members.Select(member => string.Join(' ', member.FixedMask!)).ToArray());
        CollectionAssert.AreEqual(
            new[] { study.Members[0].Seed, study.Members[1].Seed }, study.Members.Skip(2).Select(member => member.Seed).ToArray());
        CollectionAssert.AreEqual(new[] { 1, 3 }, result.Tracks.Select(track => track.Count).ToArray());
    }

    [TestMethod]
    public void Subset_Networks_AreAveragedEpochByEpoch()
    {
        SubsetResult result = Subset(new() { Losses = member => member == 0 ? [3, 2, 1] : [5, 5, 2] });

        CollectionAssert.AreEqual(new[] { 4, 3.5, 1.5 }, result.Tracks[0].Losses);
        CollectionAssert.AreEqual(new[] { -4, -3.5, -1.5 }, result.Tracks[0].Metrics);
        var rows = TrainingRows.Create(Problem, row => Problem.FoldOfRows[row] == 0);
        Assert.AreEqual((rows.ConstantLoss, rows.ConstantMetric), (result.ConstantLoss, result.ConstantMetric));
    }

    [TestMethod]
    public void Subset_NetworksThatDiverged_DoNotCount()
    {
        SubsetResult one = Subset(new()
        {
            Losses = member => member == 0 ? [double.PositiveInfinity] : [5, 5, 2],
            Reason = member => member == 0 ? StopReason.Diverged : StopReason.MaximumEpochs,
        });
        SubsetResult none = Subset(new() { Reason = _ => StopReason.Diverged });

        CollectionAssert.AreEqual(new double[] { 5, 5, 2 }, one.Tracks[0].Losses);
        Assert.IsEmpty(none.Tracks[0].Losses);
        Assert.IsEmpty(none.Tracks[0].Metrics);
        Assert.AreEqual(2, none.Tracks[0].Count);
    }

    [TestMethod]
    public void Subset_FoldWithoutRanks_HasNoUnit() => CollectionAssert.AreEqual(
        new[] { "subset/0/0/2", "subset/0/2/2" },
        SubsetStage.Units(Problem, Configuration, 0, [Ranks[0], null, Ranks[2]], [2], isGrouped: false).Select(unit => unit.Key).ToArray());

    [TestMethod]
    public void SlotsOf_Groups_AreAllTheirSlotsAscending()
    {
        LambdaExperimentSettings settings = SearchProblems.Hasty with
        {
            Gates = new() { Groups = new Dictionary<string, IReadOnlyList<string>> { ["ends"] = ["x0", "x3"] } },
        };
        SearchProblem problem = SearchProblems.Of(SearchProblems.Learnable(), settings);

        CollectionAssert.AreEqual(new[] { 0, 2, 3 }, SubsetStage.SlotsOf(problem, [2, 0]));
        CollectionAssert.AreEqual(
            new[] { 1f, 0, 0, 1 }, SubsetStage.Members(problem, [0, 1, 2, 3], [0], [7]).Single().FixedMask!.ToArray());
    }

    [TestMethod]
    public void Grid_Lambdas_AreTrainedWithTheSameSeeds()
    {
        var engine = new PretendEngine { Losses = member => [5, member] };

        GridResult result = GridStage.Units(Problem, Configuration, 0, [0.5, 2], isGrouped: true)[1].Run(engine, CancellationToken.None);

        int[] seeds = [Recipe.SeedOf(Problem, 1, 0), Recipe.SeedOf(Problem, 1, 1)];
        CollectionAssert.AreEqual(new[] { 0.5, 0.5, 2, 2 }, engine.Studies.Single().Members.Select(member => member.Lambda).ToArray());
        CollectionAssert.AreEqual(seeds.Concat(seeds).ToArray(), engine.Studies.Single().Members.Select(member => member.Seed).ToArray());
        CollectionAssert.AreEqual(new[] { 0.5, 0.5, 2, 2 }, result.Points.Select(point => point.Lambda).ToArray());
        CollectionAssert.AreEqual(new double[] { 0, 1, 2, 3 }, result.Points.Select(point => point.Loss).ToArray());
        CollectionAssert.AreEqual(new double[] { 0, -1, -2, -3 }, result.Points.Select(point => point.Metric).ToArray());
        Assert.IsTrue(result.Points.All(point => point.SelectedCount == 2), "Of probabilities 0.2, 0.4, 0.6 and 0.8.");
        Assert.AreEqual(2, result.Seconds);
    }

    [TestMethod]
    public void Grid_NetworksThatDiverged_AreLeftOut()
    {
        var engine = new PretendEngine { Reason = member => member == 1 ? StopReason.MaximumEpochs : StopReason.Diverged };

        Assert.HasCount(1, GridStage.Units(Problem, Configuration, 0, [0.5], isGrouped: false)[0].Run(engine, CancellationToken.None).Points);
    }

    [TestMethod]
    public void Permutation_LabelsAsTheyAre_AreThoseOfTheRows()
    {
        var engine = new PretendEngine();

        PermutationStage.Unit(Problem, Configuration, 0).Run(engine, CancellationToken.None);

        Assert.HasCount(3, engine.Studies);
        for (int fold = 0; fold < 3; fold++)
        {
            CollectionAssert.AreEqual(Targets(row => row, fold), engine.Studies[fold].Training.Targets.ToArray());
        }
    }

    [TestMethod]
    public void Permutation_Permuted_IsOnePermutationForAllFoldsAndAnotherNextTime()
    {
        var engine = new PretendEngine();

        PermutationStage.Unit(Problem, Configuration, 1).Run(engine, CancellationToken.None);
        PermutationStage.Unit(Problem, Configuration, 2).Run(engine, CancellationToken.None);

        int[] labels = LabelPermutation.Create(Problem.Table, SeedStream.Member(Problem.Seed, -1));
        for (int fold = 0; fold < 3; fold++)
        {
            CollectionAssert.AreEqual(Targets(row => labels[row], fold), engine.Studies[fold].Training.Targets.ToArray());
            CollectionAssert.AreNotEqual(engine.Studies[fold].Training.Targets.ToArray(), engine.Studies[3 + fold].Training.Targets.ToArray());
        }
    }

    [TestMethod]
    public void Permutation_Gain_IsByHowMuchTheLossIsBelowThatOfTheConstant()
    {
        double constant = Enumerable.Range(0, 3).Average(fold => TrainingRows.Create(Problem, row => Problem.FoldOfRows[row] == fold).ConstantLoss);

        Assert.AreEqual(constant - 0.25, Gain(new() { Losses = _ => [0.5, 0.25, 0.75] }), 1e-12);
        Assert.AreEqual(double.NegativeInfinity, Gain(new() { Reason = _ => StopReason.Diverged }));
    }

    [TestMethod]
    public void Permutation_FeaturesThatTell_GainMoreThanWithPermutedLabels()
    {
        var engine = new CpuTrainingEngine(1);
        SearchProblem problem = SearchProblems.Of(
            SearchProblems.Learnable(rows: 120), SearchProblems.Hasty with { Gates = new() { BatchSize = 16 } });
        double[] gains = [.. Enumerable.Range(0, 4).Select(i => PermutationStage.Unit(problem, Quick, i).Run(engine, default).Gain)];

        Assert.IsGreaterThan(0.2, gains[0]);
        Assert.IsLessThan(0.1, gains[1..].Max());
    }

    [TestMethod]
    public void Stability_Split_TrainsEachHalfAndItsOpposite()
    {
        var engine = new PretendEngine();

        StabilityResult result = StabilityStage.Unit(Problem, Configuration, 3, 5).Run(engine, CancellationToken.None);

        Assert.HasCount(2, engine.Studies);
        Assert.AreEqual(8, engine.Studies[0].Training.FeatureCount, "With shadows.");
        Assert.AreEqual(8, engine.Studies[0].Gates!.GateCount);
        Assert.AreEqual((30, 30), (engine.Studies[0].Training.RowCount, engine.Studies[1].Training.RowCount));
        CollectionAssert.AreEqual(engine.Studies[0].Training.Targets.ToArray(), engine.Studies[1].Validation!.Targets.ToArray());

        // Of the pretended gates, the last hold out longest.
        CollectionAssert.AreEqual(new[] { 7, 6, 5, 4, 3 }, result.Selected[0]);
        Assert.HasCount(5, result.Selected[1]);
    }

    [TestMethod]
    public void Stability_HalfThatDiverged_SelectsNothing() => Assert.IsEmpty(
        StabilityStage.Unit(Problem, Configuration, 0, 2)
            .Run(new PretendEngine { Reason = _ => StopReason.Diverged }, CancellationToken.None).Selected[0]);

    [TestMethod]
    public void Stability_FeaturesThatTell_AreSelectedByBothHalves()
    {
        SearchProblem problem = SearchProblems.Of(
            SearchProblems.Learnable(rows: 160), SearchProblems.Hasty with { Gates = new() { BatchSize = 16, MaximumEpochs = 100 } });

        StabilityResult result = StabilityStage.Unit(problem, Quick, 0, 2).Run(new CpuTrainingEngine(1), default);

        Assert.AreEqual(0, result.Selected[0][0]);
        Assert.AreEqual(0, result.Selected[1][0]);
    }

    private static IEnumerable<(string Key, double Weight, long Bytes)> Of<TResult>(IEnumerable<WorkUnit<TResult>> units) =>
        units.Select(unit => (unit.Key, unit.Weight, unit.Bytes));

    private static SubsetResult Subset(PretendEngine engine) =>
        SubsetStage.Units(Problem, Configuration, 0, Ranks, [2], isGrouped: false)[0].Run(engine, CancellationToken.None);

    private static double Gain(PretendEngine engine) => PermutationStage.Unit(Problem, Configuration, 0).Run(engine, CancellationToken.None).Gain;

    private static float[] Targets(Func<int, int> label, int fold) => [.. Enumerable.Range(0, Problem.Table.RowCount)
        .Where(row => Problem.FoldOfRows[row] != fold)
        .Select(row => Problem.Table.Targets[label(row)])];
}
