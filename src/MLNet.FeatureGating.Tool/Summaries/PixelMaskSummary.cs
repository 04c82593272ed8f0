using System.Globalization;
using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Tool.Imaging;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tool.Summaries;

/// <summary>What a selection of pixels found out, in the form that a report takes.</summary>
internal sealed class PixelMaskSummary(PixelMaskTransformer selection)
{
    /// <summary>The part of the variance that is explained, or of right answers; not a number where no network was trained.</summary>
    public double Metric => selection.Task == LearningTask.Reconstruction ? 1 - (Error / selection.BaselineError) : 1 - Error;

    // Of the network that was trained last.
    private double Error => double.IsNaN(selection.RefitError) ? selection.JointError : selection.RefitError;

    /// <summary>Sums up the selection.</summary>
    /// <param name="facts">What is known beside it.</param>
    /// <param name="shape">The shape of the images.</param>
    /// <param name="count">The number of pixels that was asked for.</param>
    public SearchSummary Of(TrainingFacts facts, ImageShape shape, int count)
    {
        int[] kept = [.. selection.SelectedPixels.Distinct()];

        // Those that were selected first, in their order; the others by their probability.
        int[] order = [.. kept, .. Enumerable.Range(0, shape.PixelCount).Except(kept).OrderByDescending(pixel => selection.Probabilities[pixel])];
        int[] ranks = new int[order.Length];
        foreach ((int i, int pixel) in order.Index())
        {
            ranks[pixel] = i + 1;
        }

        return TrainingSummary.OfNothing(facts) with
        {
            Features = [.. ranks.Select((rank, pixel) => Feature(shape, pixel, rank))],
            Chosen = new(
                string.Create(CultureInfo.InvariantCulture, $"exactly {count}"), kept, double.NaN, Metric, double.NaN, double.NaN, double.NaN),
        };
    }

    /// <summary>What a person should know before using the selection.</summary>
    /// <param name="count">The number of pixels that was asked for.</param>
    public IEnumerable<string> Warnings(int count)
    {
        if (Error >= selection.BaselineError)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"warning: on held-out images the error is {Error:G4}, no better than the {selection.BaselineError:G4} of a constant prediction: the "
                + $"training may be too short, or the pixels have nothing in common with what is predicted.");
        }

        // What most trainings that arrived stay below.
        bool isFar = Math.Abs(selection.ExpectedPixelCount - count) > 2 + (0.1 * count);
        if (selection.MaskSamples.Count > 0 && isFar)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"warning: the law of the masks expects {selection.ExpectedPixelCount:F0} pixels, not {count}: its training was too short to arrive "
                + $"there. Give it more by --steps.");
        }
    }

    private SearchedFeature Feature(ImageShape shape, int pixel, int rank)
    {
        int[] slots = [.. shape.ValuesOf(pixel)];
        double probability = selection.Probabilities[pixel];
        return new(
            pixel,
            shape.NameOf(pixel),
            [MaskTask.PixelColumnName],
            slots,
            [.. slots.Select(slot => $"{MaskTask.PixelColumnName}[{slot}]")],
            Cost: 1,
            IsAlwaysKept: false,
            IsConstant: false,
            probability,
            rank,
            double.NaN,
            selection.Mask[pixel] ? 1 : 0);
    }
}
