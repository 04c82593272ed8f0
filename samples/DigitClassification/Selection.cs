using MLNet.FeatureGating.Pixels;
using PixelMasks;

namespace DigitClassification;

/// <summary>Pixels to select.</summary>
/// <param name="Method">How.</param>
/// <param name="IsForLabels">Whether to tell the labels rather than to reconstruct the images.</param>
/// <param name="Pixels">How many.</param>
internal sealed record Selection(PixelMaskMethod Method, bool IsForLabels, int Pixels)
{
    public string Title => MethodName.Title(Method) + (IsForLabels ? ", for the labels" : string.Empty);
}

/// <summary>How well the labels are told from selected pixels.</summary>
/// <param name="SelectedPixels">The pixels.</param>
/// <param name="Errors">The part of wrong answers on images to judge by, a run each.</param>
/// <param name="SelectionSeconds">The time of the selection.</param>
/// <param name="Seconds">The time of everything.</param>
internal sealed record SelectionResult(IReadOnlyList<int> SelectedPixels, IReadOnlyList<double> Errors, double SelectionSeconds, double Seconds);
