using System.Globalization;
using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Pixels;

/// <summary>Tells the user's log what came of a selection of pixels.</summary>
internal static class PixelMaskLog
{
    public static void Write(EstimatorHost host, PixelMaskTransformer transformer)
    {
        // Of the network that was trained last; of none where there was none.
        double error = double.IsNaN(transformer.RefitError) ? transformer.JointError : transformer.RefitError;
        double constant = transformer.BaselineError;
        string count = $"{transformer.SelectedPixels.Count} of {transformer.Grid.PixelCount} pixels selected";
        if (double.IsNaN(error))
        {
            host.Info($"{count}; no network was trained to tell an error.");
            return;
        }

        string what = transformer.Task == LearningTask.Reconstruction ? "mean squared error" : "part of wrong answers";
        host.Info(string.Create(
            CultureInfo.InvariantCulture, $"{count}; {what} on held-out images {error:G4}, of a constant prediction {constant:G4}."));
        if (error >= constant)
        {
            host.Warning(string.Create(
                CultureInfo.InvariantCulture,
                $"On held-out images the {what} is {error:G4}, no better than the {constant:G4} of a constant prediction: the pixels may have "
                + $"nothing in common, or the training was too short."));
        }
    }
}
