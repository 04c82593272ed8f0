using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Views;
using MLNet.FeatureGating.Training;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tool.Columns;

/// <summary>What is predicted, and what the label's values mean for it.</summary>
internal sealed class LabelPlan
{
    // More whole numbers than this are amounts, not classes.
    private const int MostIntegerClasses = 20;
    private const int ListedClasses = 4;

    private readonly LabelClasses? _classes;

    private LabelPlan(string name, LearningTask task, bool isInferred, LabelClasses? classes)
    {
        Name = name;
        Task = task;
        IsInferred = isInferred;
        _classes = classes;
    }

    public string Name { get; }

    public LearningTask Task { get; }

    /// <summary>Whether the task followed from the values.</summary>
    public bool IsInferred { get; }

    /// <summary>Learns the task, where it is not given, and the classes from the training file.</summary>
    /// <param name="scan">The label's column; no value is missing in <paramref name="rows"/>.</param>
    /// <param name="rows">The rows that are learnt from.</param>
    /// <param name="asked">The task that was asked for; null to infer it.</param>
    /// <exception cref="InputException">The values do not fit the task, or no task.</exception>
    public static LabelPlan Learn(ColumnScan scan, int[] rows, LearningTask? asked)
    {
        if (asked is LearningTask.Regression or LearningTask.Survival)
        {
            CheckNumber(scan, rows, asked.Value, isTraining: true);
            return new(scan.Name, asked.Value, isInferred: false, null);
        }

        if (asked is null && scan.IsNumber && rows.Select(row => scan.Numbers[row]).Distinct().Skip(MostIntegerClasses).Any())
        {
            CheckNumber(scan, rows, LearningTask.Regression, isTraining: true);
            return new(scan.Name, LearningTask.Regression, isInferred: true, null);
        }

        LabelClasses classes = LabelClasses.Of(scan, rows);
        if (classes.Count < 2)
        {
            throw scan.Table.Fault($"label {Texts.Quote(scan.Name)} is {Texts.Quote(classes.Names[0])} in every row: there is nothing to "
                + "learn from.");
        }

        LearningTask task = asked ?? Infer(scan, classes);
        if (task == LearningTask.Regression)
        {
            CheckNumber(scan, rows, task, isTraining: true);
            return new(scan.Name, task, asked is null, null);
        }

        CheckClasses(scan, classes, rows.Length, task);
        return new(scan.Name, task, asked is null, classes);
    }

    /// <summary>Makes the label's column as ML.NET sees it: Boolean, a class's number, or the value itself.</summary>
    /// <exception cref="InputException">A value is of no class of the training file, or no number.</exception>
    public ViewColumn ToColumn(ColumnScan scan, int[] rows)
    {
        if (_classes is null)
        {
            CheckNumber(scan, rows, Task, isTraining: false);
            return new ArrayColumn<float>(Name, NumberDataViewType.Single, Array.ConvertAll(rows, row => (float)scan.Numbers[row]));
        }

        int[] indices = _classes.IndicesOf(scan, rows);
        return Task == LearningTask.BinaryClassification
            ? new ArrayColumn<bool>(Name, BooleanDataViewType.Instance, Array.ConvertAll(indices, index => index == 1))
            : new ArrayColumn<float>(Name, NumberDataViewType.Single, Array.ConvertAll(indices, index => (float)index));
    }

    /// <summary>What is predicted, in a few short lines.</summary>
    public IEnumerable<string> Describe()
    {
        yield return Task switch
        {
            LearningTask.BinaryClassification => "binary classification",
            LearningTask.MulticlassClassification => "multiclass classification",
            LearningTask.Survival => "survival, the label is the time",
            _ => "regression",
        } + (IsInferred ? " (inferred; or say --task)" : string.Empty);
        if (Task == LearningTask.BinaryClassification)
        {
            yield return $"positive is {Class(1)}, negative {Class(0)}";
        }
        else if (_classes is not null)
        {
            yield return $"{_classes.Count} classes: {string.Join(", ", Enumerable.Range(0, Math.Min(_classes.Count, ListedClasses)).Select(Class))}"
                + (_classes.Count > ListedClasses ? ", ..." : string.Empty);
        }
    }

    private static LearningTask Infer(ColumnScan scan, LabelClasses classes) =>
        classes.Count == 2 ? LearningTask.BinaryClassification
        : !scan.IsNumber || (classes.AreIntegers && classes.Counts.Min() >= 2) ? LearningTask.MulticlassClassification
        : LearningTask.Regression;

    private static void CheckNumber(ColumnScan scan, int[] rows, LearningTask task, bool isTraining)
    {
        FeaturePlan.CheckNumbers(scan);
        if (task != LearningTask.Survival)
        {
            // Networks compute in single precision.
            float first = (float)scan.Numbers[rows[0]];
            if (isTraining && Array.TrueForAll(rows, row => (float)scan.Numbers[row] == first))
            {
                throw scan.Table.Fault($"label {Texts.Quote(scan.Name)} is {Texts.Number(first)} in every row, in single precision: there is "
                    + "nothing to learn from. Subtract a constant from it.");
            }

            return;
        }

        int negative = Array.FindIndex(rows, row => scan.Numbers[row] < 0);
        if (negative >= 0)
        {
            throw scan.Table.Fault(
                rows[negative], scan.Name, $"the time {Texts.Number(scan.Numbers[rows[negative]])} is below 0. A time counts from when its row was "
                    + "first observed.");
        }
    }

    private static void CheckClasses(ColumnScan scan, LabelClasses classes, int rowCount, LearningTask task)
    {
        if (task == LearningTask.BinaryClassification && classes.Count > 2)
        {
            throw scan.Table.Fault(
                $"label {Texts.Quote(scan.Name)} has {classes.Count} values, {Texts.List([.. classes.Names])}, but a binary classification is "
                    + "of two.");
        }

        int rare = task == LearningTask.BinaryClassification ? classes.Counts.IndexOf(1) : -1;
        if (rare >= 0)
        {
            throw scan.Table.Fault($"label {Texts.Quote(scan.Name)} is {Texts.Quote(classes.Names[rare])} in one row only: to learn from rows and "
                + "judge by others, two are needed at least.");
        }

        if (classes.Count <= rowCount / 2)
        {
            return;
        }

        throw !scan.IsNumber && scan.NumberCount > scan.TextRows.Count
            ? scan.Table.Fault(
                scan.TextRows[0], scan.Name, $"label {Texts.Quote(scan.Name)} holds numbers, but here it is "
                    + $"{Texts.Quote(scan.Table.Column(scan.Name).Text(scan.TextRows[0]))}.")
            : scan.Table.Fault(
                $"label {Texts.Quote(scan.Name)} has {classes.Count} distinct values in {Texts.Count(rowCount, "row")}: too many for classes. Is "
                    + "it the right column?");
    }

    private string Class(int index) => $"{Texts.Quote(_classes!.Names[index])} ({Texts.Count(_classes.Counts[index], "row")})";
}
