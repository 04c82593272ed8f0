using System.Globalization;
using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Pixels;

/// <summary>Tells the user's log what came of a selection of pixels.</summary>
internal static class PixelMaskLog
{
    public static void Write(EstimatorHost host, PixelMaskTransformer transformer)
    {
        string what = transformer.Task == LearningTask.Reconstruction ? "mean squared error" : "part of wrong answers";
        host.Info(string.Create(
            CultureInfo.InvariantCulture,
            $"{transformer.SelectedPixels.Count} of {transformer.Grid.PixelCount} pixels selected; {what} on held-out images {transformer.RefitError:G4}, of a constant "
            + $"prediction {transformer.BaselineError:G4}."));
        if (transformer.RefitError >= transformer.BaselineError)
        {
            host.Warning(string.Create(
                CultureInfo.InvariantCulture,
                $"On held-out images the {what} is {transformer.RefitError:G4}, no better than the {transformer.BaselineError:G4} of a constant prediction: the pixels may "
                + $"have nothing in common, or the training was too short."));
        }
    }
}
