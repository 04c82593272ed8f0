using System.Globalization;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Data;

/// <summary>What the values of a label column must be, by task, once every row has been read.</summary>
internal sealed class LabelValues(LabelColumn label, ColumnRoles roles)
{
    /// <summary>Checks all targets, and turns the numbers of a binary label into 0 and 1.</summary>
    /// <param name="targets">One target a row; changed in place.</param>
    /// <param name="hasEvent">Whether each row's time ended with the event, or null.</param>
    /// <param name="weights">One weight a row, or null for equal weights.</param>
    /// <returns>The number of classes; 1 but for classification.</returns>
    /// <exception cref="InvalidOperationException">There is nothing to learn, or the values do not fit the task.</exception>
    public int Check(float[] targets, bool[]? hasEvent, IReadOnlyList<float>? weights)
    {
        if (label.Task == LearningTask.Survival)
        {
            return CheckEvents(hasEvent!);
        }

        float[] distinct = [.. targets.Distinct().Order()];
        if (distinct.Length < 2 && !roles.IsTest)
        {
            string only = label.Task == LearningTask.BinaryClassification ? (distinct[0] > 0 ? "true" : "false") : Text(distinct[0]);
            throw new InvalidOperationException(
                $"Label column '{label.Name}' must take at least two values, but all {targets.Length} rows have {only}: there is nothing to "
                + "learn from. Check that the right column is named and that rows were not filtered by the label.");
        }

        return label.Task switch
        {
            LearningTask.Regression => roles.IsTest ? 1 : CheckSpread(targets, weights),
            LearningTask.BinaryClassification => ToZeroAndOne(distinct, targets),
            _ => CountClasses(distinct, targets),
        };
    }

    private int CheckEvents(bool[] hasEvent)
    {
        if (!hasEvent.Contains(true))
        {
            throw new InvalidOperationException(
                $"Event column '{roles.Event}' must be true (or 1) in some row, but all {hasEvent.Length} rows are censored: there is no event "
                + "to learn from. Check that the right column is named, and that it does not tell the censored rows instead.");
        }

        return 1;
    }

    private int CheckSpread(float[] targets, IReadOnlyList<float>? weights)
    {
        if (Standardization.Fit(targets, 1, weights).IsConstant(0))
        {
            throw new InvalidOperationException(
                $"Label column '{label.Name}' must vary by more than single precision rounds off, but it holds {Text(targets.Min())} to "
                + $"{Text(targets.Max())}. Subtract a constant from it first.");
        }

        return 1;
    }

    private int ToZeroAndOne(float[] distinct, float[] targets)
    {
        if (distinct.Length > 2 || distinct.Any(value => value is not (-1 or 0 or 1)) || distinct is [-1, 0])
        {
            throw new InvalidOperationException(
                $"Label column '{label.Name}' must hold 0 and 1 (or -1 and 1) for a binary classification, but it holds {List(distinct)}. "
                + "Convert it to Boolean, or choose another task.");
        }

        for (int row = 0; row < targets.Length; row++)
        {
            targets[row] = targets[row] > 0 ? 1 : 0;
        }

        return 2;
    }

    private int CountClasses(float[] distinct, float[] targets)
    {
        if (distinct[0] < 0 || Array.Exists(distinct, value => value != MathF.Truncate(value)))
        {
            throw new InvalidOperationException(
                $"Label column '{label.Name}' must hold class indices 0, 1, 2, ... for a multiclass classification, but it holds "
                + $"{List(distinct)}. Map it to keys with mlContext.Transforms.Conversion.MapValueToKey.");
        }

        double classes = Math.Max(label.KeyCount, distinct[^1] + 1.0);
        if (classes > targets.Length && !roles.IsTest)
        {
            throw new InvalidOperationException(
                $"Label column '{label.Name}' has {Text(classes)} classes, but there are only {targets.Length} rows: more classes than rows "
                + "cannot be learnt. Map the classes anew with mlContext.Transforms.Conversion.MapValueToKey, or choose a regression.");
        }

        return (int)classes;
    }

    private static string List(float[] distinct) =>
        string.Join(", ", distinct.Take(5).Select(value => Text(value))) + (distinct.Length > 5 ? ", ..." : string.Empty);

    private static string Text(double value) => value.ToString("G7", CultureInfo.InvariantCulture);
}
