using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Torch;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

[TestClass]
public sealed class StudyRowsTests
{
    [TestMethod]
    public void Weights_None_AreOnes()
    {
        using var scope = NewDisposeScope();

        StudyRows rows = Rows(null, null, null);

        CollectionAssert.AreEqual(new double[] { 1, 1, 1, 1 }, Tensors.Values(rows.Weights));
        CollectionAssert.AreEqual(new long[] { 1, 4 }, rows.Weights.shape);
        Assert.AreEqual(1.25, rows.Variances.Single(), 1e-12);
    }

    [TestMethod]
    public void Weights_OfTheData_HaveMeanOne()
    {
        using var scope = NewDisposeScope();

        StudyRows rows = Rows([0, 3, 3, 0], null, null);

        Close.Numbers([0, 2, 2, 0], Tensors.Values(rows.Weights), 1e-6);
        Assert.AreEqual(0.25, rows.Variances.Single(), 1e-12);
    }

    [TestMethod]
    public void Weights_OfSomeMembers_StandInForThoseOfTheData()
    {
        using var scope = NewDisposeScope();

        StudyRows rows = Rows([0, 3, 3, 0], null, [1, 0, 0, 0]);

        Close.Numbers([0, 2, 2, 0, 4, 0, 0, 0], Tensors.Values(rows.Weights), 1e-6);
        Close.Numbers([0.25, 0], rows.Variances, 1e-12);
    }

    [TestMethod]
    public void Keep_SomeMembers_KeepsTheirWeights()
    {
        using var scope = NewDisposeScope();
        StudyRows rows = Rows([0, 3, 3, 0], null, [1, 0, 0, 0]);

        rows.Keep([1], tensor([1L]));

        Close.Numbers([4, 0, 0, 0], Tensors.Values(rows.Weights), 1e-6);
        Close.Numbers([0], rows.Variances, 1e-12);
    }

    private static StudyRows Rows(float[]? dataWeights, float[]? firstMember, float[]? secondMember) => new(
        new([1, 2, 3, 4], 1, [1, 2, 3, 4], dataWeights),
        [firstMember, secondMember],
        LearningTask.Regression,
        DeviceSelection.Resolve(ComputeDevice.Cpu));
}
