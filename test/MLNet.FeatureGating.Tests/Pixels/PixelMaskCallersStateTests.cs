using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Pixels;
using TorchSharp;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Pixels;

/// <summary>What a fit must leave as it was.</summary>
[TestClass]
public sealed class PixelMaskCallersStateTests
{
    private readonly PixelRow[] _rows = Pictures.Create(rows: 40);

    [TestMethod]
    [DataRow(PixelMaskMethod.CorrelatedLogitNormal)]
    [DataRow(PixelMaskMethod.HyperNetworkLogitNormal)]
    [DataRow(PixelMaskMethod.IndependentLogitNormal)]
    [DataRow(PixelMaskMethod.Concrete)]
    [DataRow(PixelMaskMethod.ConcreteAutoencoder)]
    [DataRow(PixelMaskMethod.GreedyLinear)]
    [DataRow(PixelMaskMethod.LocallyLinear)]
    [DataRow(PixelMaskMethod.PivotedQr)]
    public void Fit_Disposed_LeavesNoTensors(PixelMaskMethod method) =>
        AssertNoTensorsLeft(() => Picking.Fit(_rows, Picking.Hasty with { Method = method }).Dispose());

    [TestMethod]
    [DataRow(PixelMaskMethod.CorrelatedLogitNormal)]
    [DataRow(PixelMaskMethod.GreedyLinear)]
    [DataRow(PixelMaskMethod.LocallyLinear)]
    public void Fit_WeightsAndDiscriminator_LeavesNoTensors(PixelMaskMethod method) => AssertNoTensorsLeft(() => Picking.Fit(
        _rows,
        Picking.Hasty with
        {
            Method = method,
            Steps = 3,
            RefitSteps = 3,
            PixelWeights = [.. Enumerable.Repeat(2.0, Pictures.PixelCount)],
            Reconstructor = ReconstructorKind.Convolutional,
            AdversarialReconstructionWeight = 100,
        }).Dispose());

    [TestMethod]
    [DataRow(PixelMaskMethod.CorrelatedLogitNormal)]
    [DataRow(PixelMaskMethod.ConcreteAutoencoder)]
    public void Fit_Label_LeavesNoTensors(PixelMaskMethod method) =>
        AssertNoTensorsLeft(() => Picking.Fit(_rows, Picking.Hasty with { Method = method }, label: "Key").Dispose());

    [TestMethod]
    [DataRow("mask and network")]
    [DataRow("network on the selected pixels")]
    public void Fit_FailingMeanwhile_LeavesNoTensors(string phase)
    {
        var log = new MaskProgressLog(report =>
        {
            if (report.Phase == phase)
            {
                throw new NotSupportedException();
            }
        });
        AssertNoTensorsLeft(() => Assert.ThrowsExactly<NotSupportedException>(() => Picking.Fit(_rows, Picking.Hasty with { Progress = log })));
    }

    [TestMethod]
    public void Reconstruct_Always_LeavesNoTensors()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView view = mlContext.Load(_rows);
        using PixelMaskTransformer selection = Picking.Fit(mlContext, view);

        AssertNoTensorsLeft(() => mlContext.Transforms.ReconstructFromSelectedPixels("Whole", selection, "Features")
            .Fit(view).Transform(view).Vectors("Whole"));
    }

    [TestMethod]
    public void Fit_Always_LeavesTorchsRandomStateAlone()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        byte[] before = torch.get_rng_state().data<byte>().ToArray();

        Picking.Fit(_rows).Dispose();

        CollectionAssert.AreEqual(before, torch.get_rng_state().data<byte>().ToArray());
    }

    [TestMethod]
    public void Fit_Always_LeavesTheRowsAlone()
    {
        Picking.Fit(_rows).Dispose();
        Picking.Fit(_rows, input: "Interleaved").Dispose();

        PixelRow[] again = Pictures.Create(rows: 40);
        for (int row = 0; row < again.Length; row++)
        {
            CollectionAssert.AreEqual(again[row].Features, _rows[row].Features);
            CollectionAssert.AreEqual(again[row].Interleaved, _rows[row].Interleaved);
        }
    }

    private static void AssertNoTensorsLeft(Action fit)
    {
        long ofThread = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        fit();

        Assert.AreEqual(ofThread, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
