using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

/// <summary>How often examples of each class (rows) were taken for each class (columns).</summary>
public sealed class ConfusionMatrix
{
    internal ConfusionMatrix(double[][] counts)
    {
        Counts = counts;
        PerClassPrecision = [.. counts.Select((row, c) => Ratio(row[c], counts.Sum(other => other[c])))];
        PerClassRecall = [.. counts.Select(static (row, c) => Ratio(row[c], row.Sum()))];
    }

    public IReadOnlyList<double> PerClassPrecision { get; }

    public IReadOnlyList<double> PerClassRecall { get; }

    public IReadOnlyList<IReadOnlyList<double>> Counts { get; }

    public int NumberOfClasses => Counts.Count;

    public double GetCountForClassPair(int predictedClassIndicatorIndex, int actualClassIndicatorIndex)
    {
        const string message = "Invalid index. Should be non-negative, less than the number of classes.";
        Require.Param(
            predictedClassIndicatorIndex >= 0 && predictedClassIndicatorIndex < NumberOfClasses, nameof(predictedClassIndicatorIndex), message);
        Require.Param(
            actualClassIndicatorIndex >= 0 && actualClassIndicatorIndex < NumberOfClasses, nameof(actualClassIndicatorIndex), message);
        return Counts[actualClassIndicatorIndex][predictedClassIndicatorIndex];
    }

    private static double Ratio(double part, double whole) => whole > 0 ? part / whole : 0;
}
