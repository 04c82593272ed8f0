using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Torch.Tests.Reference;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Masks.Objectives;

/// <summary>Objectives against loops.</summary>
[TestClass]
public sealed class ImageObjectiveTests
{
    private static readonly double[] Output = new Numbers(1).Normals(12);
    private static readonly double[] Images = new Numbers(2).Normals(12);

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void SquaredError_Batch_MatchesLoops(bool isWeighted)
    {
        using var scope = NewDisposeScope();
        double[] weights = isWeighted ? [0.5, 2, 1.5, 0] : [1, 1, 1, 1];
        var objective = new SquaredErrorObjective(isWeighted ? Tensors.Single(weights, 4) : null);
        var batch = new ImageBatch(Tensors.Single(Images, 3, 4), null);
        double sum = Output.Select((x, i) => (x - Images[i]) * (x - Images[i]) * weights[i % 4]).Sum();

        Assert.AreEqual(sum / 12, Tensors.Values(objective.Loss(Tensors.Single(Output, 3, 4), batch)).Single(), 1e-5);
        Assert.AreEqual(sum / 4, Tensors.Values(objective.Error(Tensors.Single(Output, 3, 4), batch)).Single(), 1e-5);
        Assert.AreEqual(3, batch.Count);
    }

    [TestMethod]
    public void Classification_Batch_MatchesLoops()
    {
        using var scope = NewDisposeScope();
        var objective = new ClassificationObjective();
        long[] classes = [2, 0, 3];
        var batch = new ImageBatch(Tensors.Single(Images, 3, 4), tensor(classes));
        double[][] rows = [.. Output.Chunk(4)];
        double loss = rows.Select((row, i) => Math.Log(row.Sum(Math.Exp)) - row[classes[i]]).Average();
        int wrong = rows.Where((row, i) => Array.IndexOf(row, row.Max()) != classes[i]).Count();

        Assert.AreEqual(loss, Tensors.Values(objective.Loss(Tensors.Single(Output, 3, 4), batch)).Single(), 1e-5);
        Assert.AreEqual(wrong, Tensors.Values(objective.Error(Tensors.Single(Output, 3, 4), batch)).Single());
    }

    [TestMethod]
    public void Classification_Answers_AreCounted()
    {
        using var scope = NewDisposeScope();
        var objective = new ClassificationObjective();
        var batch = new ImageBatch(zeros([4, 1], ScalarType.Float32), tensor((long[])[0, 1, 1, 0]));

        Assert.AreEqual(1, Tensors.Values(objective.Error(Tensors.Single([2, 1, 0, 3, 5, 4, 1, 0], 4, 2), batch)).Single());
    }

    [TestMethod]
    public void Loss_Gradient_MatchesFiniteDifferences()
    {
        FiniteDifferences.Check(
            x => new SquaredErrorObjective(Tensors.Double([0.5, 2, 1.5, 0], 4)).Loss(x[0], new(Tensors.Double(Images, 3, 4), null)),
            1e-8,
            (Output, [3, 4]));
        FiniteDifferences.Check(
            x => new ClassificationObjective().Loss(x[0], new(Tensors.Double(Images, 3, 4), tensor((long[])[2, 0, 3]))), 1e-8, (Output, [3, 4]));
    }
}
