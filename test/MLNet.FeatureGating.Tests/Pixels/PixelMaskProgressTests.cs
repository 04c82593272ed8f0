using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Pixels;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Pixels;

/// <summary>What a fit tells meanwhile and at its end, and how it is ended.</summary>
[TestClass]
public sealed class PixelMaskProgressTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly PixelRow[] _rows = Pictures.Create(rows: 60);

    [TestMethod]
    public void Fit_Progress_IsReportedOfBothPhases()
    {
        var log = new MaskProgressLog();

        Picking.Fit(_rows, Picking.Hasty with { Steps = 120, RefitSteps = 70, Progress = log });

        CollectionAssert.AreEqual(new[] { 50, 100, 120, 50, 70 }, log.Reports.Select(report => report.Step).ToArray());
        CollectionAssert.AreEqual(new[] { 120, 120, 120, 70, 70 }, log.Reports.Select(report => report.Steps).ToArray());
        Assert.HasCount(2, log.Reports.Select(report => report.Phase).Distinct());
        Assert.IsTrue(log.Reports.All(report => double.IsFinite(report.Loss)));
        Assert.AreEqual(5, log.Reports[^1].ExpectedOpen);
    }

    [TestMethod]
    [DataRow(PixelMaskMethod.CorrelatedLogitNormal)]
    [DataRow(PixelMaskMethod.GreedyLinear)]
    [DataRow(PixelMaskMethod.LocallyLinear)]
    public void Fit_CancelledBefore_Throws(PixelMaskMethod method) => Assert.Throws<OperationCanceledException>(
        () => Picking.Fit(_rows, Picking.Hasty with { Method = method, CancellationToken = new(canceled: true) }));

    [TestMethod]
    public void Fit_CancelledBeforeTheMaskIsThin_Throws()
    {
        using var cancellation = new CancellationTokenSource();
        var log = new MaskProgressLog(report => CancelIn("mask and network", report, cancellation));

        Assert.Throws<OperationCanceledException>(() => Picking.Fit(
            _rows, Picking.Hasty with { Steps = 120, Progress = log, CancellationToken = cancellation.Token }));
        Assert.AreEqual(50, log.Reports[^1].Step);
    }

    [TestMethod]
    [DataRow(PixelMaskMethod.CorrelatedLogitNormal, "mask and network")]
    [DataRow(PixelMaskMethod.CorrelatedLogitNormal, "network on the selected pixels")]
    [DataRow(PixelMaskMethod.ConcreteAutoencoder, "network on the selected pixels")]
    [DataRow(PixelMaskMethod.GreedyLinear, "network on the selected pixels")]
    public void Fit_CancelledLater_KeepsTheSelection(PixelMaskMethod method, string phase)
    {
        using var cancellation = new CancellationTokenSource();
        var log = new MaskProgressLog(report => CancelIn(phase, report, cancellation));

        PixelMaskTransformer selection = Picking.Fit(
            _rows, Picking.Hasty with { Method = method, Steps = 60, RefitSteps = 60, Progress = log, CancellationToken = cancellation.Token });

        Assert.AreEqual((phase, 50), (log.Reports[^1].Phase, log.Reports[^1].Step));
        Assert.HasCount(5, selection.SelectedPixels.Distinct());
        Assert.IsTrue(double.IsNaN(selection.RefitError));
        Assert.AreEqual(method == PixelMaskMethod.GreedyLinear, double.IsNaN(selection.JointError));
        PixelMaskTransformer whole = Picking.Fit(_rows, Picking.Hasty with { Method = method, Steps = 60, RefitSteps = 60 });
        if (phase != "mask and network")
        {
            CollectionAssert.AreEqual(whole.SelectedPixels.ToArray(), selection.SelectedPixels.ToArray());
        }
    }

    [TestMethod]
    public void Fit_ProgressThrows_PassesItOn() => Assert.ThrowsExactly<NotSupportedException>(
        () => Picking.Fit(_rows, Picking.Hasty with { Progress = new MaskProgressLog(_ => throw new NotSupportedException()) }));

    [TestMethod]
    public void Fit_UnderTheContext_WritesToItsLog()
    {
        PixelMaskTransformer? selection = null;

        List<string> log = LogOf(() => selection = Fit(Picking.Learning, null, Pictures.Create()));

        string message = log.Single(line => line.Contains("6 of 30 pixels selected", StringComparison.Ordinal));
        Assert.Contains("mean squared error", message);
        Assert.Contains(FormattableString.Invariant($"{selection!.RefitError:G4}"), message);
        Assert.Contains(FormattableString.Invariant($"{selection.BaselineError:G4}"), message);
        Assert.DoesNotContain(line => line.Contains("no better than", StringComparison.Ordinal), log);
    }

    [TestMethod]
    public void Fit_Label_WritesThePartOfWrongAnswers() => Assert.Contains(
        line => line.Contains("5 of 30 pixels selected; part of wrong answers", StringComparison.Ordinal),
        LogOf(() => Fit(Picking.Hasty, "Label", _rows)));

    [TestMethod]
    public void Fit_PixelsWithNothingInCommon_Warns()
    {
        var random = new Random(1);
        _rows.With((_, _, _) => random.NextSingle());

        Assert.Contains("no better than", LogOf(() => Fit(Picking.Hasty with { PixelCount = 1, Steps = 1, RefitSteps = 1, LearningRate = 1e-6 }, null, _rows))
            .Single(line => line.Contains("constant prediction: the pixels", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Fit_OfTransforms_HasNoLogToWriteTo() => Assert.DoesNotContain(
        line => line.Contains("pixels selected", StringComparison.Ordinal),
        LogOf(() => Picking.Fit(_mlContext, _mlContext.Load(_rows))));

    private static void CancelIn(string phase, MaskTrainingProgress report, CancellationTokenSource cancellation)
    {
        if (report.Phase == phase)
        {
            cancellation.Cancel();
        }
    }

    private PixelMaskTransformer Fit(PixelMaskOptions options, string? label, PixelRow[] rows) =>
        _mlContext.FeatureGating().SelectPixelsByLogitNormalMask("Kept", "Features", label, options).Fit(_mlContext.Load(rows));

    private List<string> LogOf(Action action)
    {
        var lines = new List<string>();
        void Keep(object? sender, LoggingEventArgs e) => lines.Add(e.Message);
        _mlContext.Log += Keep;
        try
        {
            action();
        }
        finally
        {
            _mlContext.Log -= Keep;
        }

        return lines;
    }
}
