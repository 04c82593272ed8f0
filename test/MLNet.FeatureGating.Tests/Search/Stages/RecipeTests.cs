using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Stages;
using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Search.Stages;

[TestClass]
public sealed class RecipeTests
{
    private static readonly SearchConfiguration Configuration = new(GateKind.HardConcrete, 0.7, 0.4, 0.02, 0.03, [5, 3]);
    private static readonly StudyMember[] Members = [new() { Seed = 1 }];

    [TestMethod]
    [DataRow(64)]
    [DataRow(7)]
    [DataRow(1000)]
    [DataRow(null)]
    public void Studies_NoNumberOfEpochs_TakeAboutTheirSteps(int? batch)
    {
        // Of 90 rows, two thirds are learnt from.
        int stepsOfEpoch = (int)Math.Ceiling(60.0 / Math.Min(batch ?? 60, 60));
        foreach ((TrainingStudy study, int steps) in Studies(new() { BatchSize = batch }))
        {
            Assert.AreEqual((int)Math.Ceiling((double)steps / stepsOfEpoch), study.Schedule.MaximumEpochs);
            Assert.AreEqual(batch, study.Schedule.BatchSize);
        }
    }

    [TestMethod]
    public void Studies_HugeBatchCounts_TakeTenEpochsAtLeast() =>
        Assert.AreEqual(10, Studies(new() { BatchSize = 1 }, rows: 900).Last().Study.Schedule.MaximumEpochs);

    [TestMethod]
    [DataRow(300)]
    [DataRow(1)]
    public void Studies_GivenEpochs_AreThoseOfASweepAndShorterElsewhere(int epochs)
    {
        foreach ((TrainingStudy study, int steps) in Studies(new() { MaximumEpochs = epochs }))
        {
            Assert.AreEqual(Math.Max(1, epochs * steps / Recipe.SweepSteps), study.Schedule.MaximumEpochs);
        }
    }

    [TestMethod]
    public void Studies_Always_AreOfTheConfigurationAndTheOptions()
    {
        var options = new StochasticGatesOptions
        {
            Activation = Activation.Tanh,
            WeightDecay = 0.25,
            MaximumGradientNorm = null,
            Criterion = StoppingCriterion.Metric,
            InitialParameter = 0.125,
            HardMasks = true,
            StraightThroughNoise = false,
            WeightThreshold = 0.3,
            Penalty = GatePenalty.Sum,
            Noise = NoiseSharing.PerBatch,
            WarmUp = 0.2,
            MaximumEpochs = 1000,
        };

        foreach ((TrainingStudy study, _) in Studies(options))
        {
            CollectionAssert.AreEqual(new[] { 5, 3 }, study.Network.HiddenUnits.ToArray());
            Assert.AreEqual(Activation.Tanh, study.Network.Activation);
            Assert.AreEqual((0.02, 0.03, 0.25), (study.Schedule.LearningRate, study.Schedule.GateLearningRate, study.Schedule.WeightDecay));
            Assert.IsNull(study.Schedule.MaximumGradientNorm);
            Assert.AreEqual(StoppingCriterion.Metric, study.Schedule.Criterion);
            Assert.AreEqual(LearningTask.MulticlassClassification, study.Task);
            Assert.AreEqual(3, study.ClassCount);
        }

        foreach ((TrainingStudy study, _) in Studies(options).Take(3))
        {
            Assert.AreEqual((GateKind.HardConcrete, 0.7), (study.Gate.Kind, study.Gate.Sigma));
            Assert.AreEqual(new TemperatureSchedule(0.4), study.Gate.Temperature);
            Assert.AreEqual(0.125, study.Gate.InitialParameter);
            Assert.IsTrue(study.Gate.IsHard);
            Assert.IsFalse(study.Gate.IsStochastic);
            Assert.AreEqual(0.3, study.Gate.WeightThreshold);
            Assert.AreEqual((GatePenalty.Sum, NoiseSharing.PerBatch), (study.Gate.Penalty, study.Gate.Noise));
            Assert.AreEqual((int)(0.2 * study.Schedule.MaximumEpochs), study.Schedule.WarmUpEpochs);
        }
    }

    [TestMethod]
    public void Studies_NoTemperatureInTheConfiguration_IsTheOptions()
    {
        SearchProblem problem = Problem(new() { Temperature = new(2, 1) });

        TrainingStudy study = new Recipe(problem, Configuration with { Temperature = null }).Grid(Rows(problem), problem.Gated.Gates, Members);

        Assert.AreEqual(new TemperatureSchedule(2, 1), study.Gate.Temperature);
    }

    [TestMethod]
    public void Sweeps_Always_GoOnToTheirEnd()
    {
        foreach ((TrainingStudy study, _) in Studies(new() { MaximumEpochs = 1000, Patience = 0.1, Ramp = 0.3 }).Take(2))
        {
            Assert.IsNull(study.Schedule.Patience);
            Assert.AreEqual(0, study.Schedule.RampEpochs);
            Assert.AreEqual(KeptState.Last, study.Schedule.Keep);
        }
    }

    [TestMethod]
    public void Grid_Networks_StopWhereTheyGetNoBetter()
    {
        TrainingSchedule schedule = Studies(new() { MaximumEpochs = 1500, Patience = 0.25, Ramp = 0.3, WarmUp = 0.1 }).ElementAt(2).Study.Schedule;
        TrainingSchedule patient = Studies(new() { MaximumEpochs = 1500, Patience = 1 }).ElementAt(2).Study.Schedule;

        Assert.AreEqual((1000, 250, 300, 100), (schedule.MaximumEpochs, schedule.Patience, schedule.RampEpochs, schedule.WarmUpEpochs));
        Assert.AreEqual(KeptState.Best, schedule.Keep);
        Assert.IsNull(patient.Patience);
    }

    [TestMethod]
    public void Refit_Networks_HaveNoGatesAndGoOnToTheEnd()
    {
        SearchProblem problem = Problem(new());
        var recipe = new Recipe(problem, Configuration);

        TrainingStudy study = recipe.Refit(Rows(problem), Members, epochs: 17);

        Assert.AreEqual(17, study.Schedule.MaximumEpochs);
        Assert.AreEqual(KeptState.Last, study.Schedule.Keep);
        Assert.IsNull(study.Schedule.Patience);
        Assert.IsNull(study.Gates);
    }

    [TestMethod]
    public void SeedOf_FoldsAndMembers_AllDiffer()
    {
        SearchProblem problem = Problem(new());
        int[] seeds = [.. Enumerable.Range(-1, 20)
            .SelectMany(fold => Enumerable.Range(-1, 20).Select(member => Recipe.SeedOf(problem, fold, member)))];

        Assert.HasCount(400, seeds.Distinct());
        Assert.AreEqual(Recipe.SeedOf(problem, 3, 1), Recipe.SeedOf(problem with { FoldOfRows = [] }, 3, 1));
        Assert.AreNotEqual(Recipe.SeedOf(problem, 3, 1), Recipe.SeedOf(problem with { Seed = 2 }, 3, 1));
    }

    [TestMethod]
    [DataRow(10, 0, 2.0)]
    [DataRow(10, 1, 2.0)]
    [DataRow(10, 4, 5.0)]
    [DataRow(10, 10, 10.0)]
    [DataRow(1, 0, 1.0)]
    public void SweepTarget_Features_LeavesHardlyAnyThatCouldBeDropped(int features, int kept, double expected) =>
        Assert.AreEqual(expected, Recipe.SweepTarget(SearchProblems.OfFeatures(features, kept)));

    // Every kind of study, with the number of its steps.
    private static IEnumerable<(TrainingStudy Study, int Steps)> Studies(StochasticGatesOptions options, int rows = 90)
    {
        SearchProblem problem = Problem(options, rows);
        var recipe = new Recipe(problem, Configuration);
        TrainingRows ofFold = Rows(problem);
        return
        [
            (recipe.Sweep(ofFold, problem.Gated.Gates, Members), Recipe.SweepSteps),
            (recipe.QuickSweep(ofFold, problem.Gated.Gates, Members), Recipe.QuickSteps),
            (recipe.Grid(ofFold, problem.Gated.Gates, Members), Recipe.GridSteps),
            (recipe.Refit(ofFold, Members), Recipe.RefitSteps),
        ];
    }

    private static SearchProblem Problem(StochasticGatesOptions options, int rows = 90) =>
        SearchProblems.Of(SearchProblems.Classes(rows / 3, rows / 3, rows / 3), SearchProblems.Hasty with { Gates = options });

    private static TrainingRows Rows(SearchProblem problem) => TrainingRows.Create(problem, row => problem.FoldOfRows[row] == 0);
}
