using Microsoft.ML.Data;

namespace BreastCancer;

/// <summary>How one split came out on its test rows.</summary>
/// <param name="All">With all features.</param>
/// <param name="Selected">With the selected features.</param>
/// <param name="SelectedNames">Which were selected, on the training rows alone.</param>
internal sealed record SplitResult(
    CalibratedBinaryClassificationMetrics All, CalibratedBinaryClassificationMetrics Selected, IReadOnlyList<string> SelectedNames);
