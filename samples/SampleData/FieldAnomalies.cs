namespace SampleData;

/// <summary>
/// What a field has beyond its usual value, a row a month (or a month and depth), in rows to learn from and others to judge by. Usual is the mean
/// of the rows to learn from: of the same calendar month, or of the same depth.
/// </summary>
public sealed class FieldAnomalies
{
    /// <summary>Of a single year, every fourth month is held out: which of the four it is can be chosen.</summary>
    public const int SplitsOfDepths = 4;

    private const int MonthsOfYear = 12;

    private FieldAnomalies(GriddedField field, int[] missing, FieldRow[] training, FieldRow[] test)
    {
        Field = field;
        MissingCells = missing;
        bool[] isMissing = new bool[field.CellCount];
        foreach (int cell in missing)
        {
            isMissing[cell] = true;
        }

        CellWeights = [.. Enumerable.Range(0, field.CellCount).Select(cell =>
            isMissing[cell] ? 0 : Math.Cos(Math.PI / 180 * Math.Clamp(field.Latitudes[cell / field.Longitudes.Count], -90, 90)))];
        CellWeights = [.. CellWeights.Select(weight => weight < 1e-6 ? 0 : weight)];
        (Training, Test) = Deviations(training, test, isMissing);
        TrainingGroups = [.. training.Select(row => row.Group)];
        TrainingNames = [.. training.Select(row => row.Name)];
        TestNames = [.. test.Select(row => row.Name)];
    }

    /// <summary>The field, whose grid the rows have.</summary>
    public GriddedField Field { get; }

    /// <summary>Cells without a value, such as land. They are 0 in every row.</summary>
    public IReadOnlyList<int> MissingCells { get; }

    /// <summary>The cosine of each cell's latitude, as its area is; 0 where a value is missing.</summary>
    public IReadOnlyList<double> CellWeights { get; }

    /// <summary>The rows to learn from, cell after cell.</summary>
    public float[] Training { get; }

    /// <summary>The rows to judge by.</summary>
    public float[] Test { get; }

    /// <summary>The year, or the month of a single year, that each row to learn from belongs to: rows of one group are alike.</summary>
    public IReadOnlyList<int> TrainingGroups { get; }

    public IReadOnlyList<string> TrainingNames { get; }

    public IReadOnlyList<string> TestNames { get; }

    /// <summary>Months of several years. Some years that follow each other are held out.</summary>
    /// <param name="field">The field.</param>
    /// <param name="heldOutYears">How many years are held out. Range: at least 1, and leaves two.</param>
    /// <param name="split">Which: 0 for the last years, 1 for as many before them, and so on.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are too few years.</exception>
    public static FieldAnomalies OfMonths(GriddedField field, int heldOutYears, int split = 0)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentOutOfRangeException.ThrowIfLessThan(heldOutYears, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(split);
        int heldOut = heldOutYears * MonthsOfYear;
        ArgumentOutOfRangeException.ThrowIfLessThan(field.Months.Count - heldOut, 2 * MonthsOfYear, nameof(heldOutYears));
        int end = field.Months.Count - (split * heldOut);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, heldOut, nameof(split));
        FieldRow[] rows = [.. Enumerable.Range(0, field.Months.Count)
            .Select(month => new FieldRow(field.Months[month], month / MonthsOfYear, month % MonthsOfYear, field.Month(month).ToArray()))];
        int first = end - heldOut;
        return new(field, Missing([field]), [.. rows[..first], .. rows[end..]], rows[first..end]);
    }

    /// <summary>Several depths of one year of months, a row each. Every fourth month is held out.</summary>
    /// <param name="depths">The field at each depth.</param>
    /// <param name="split">Which: 0 for the last of each four, 1 for the one before it, and so on. Range: 0 to 3.</param>
    /// <exception cref="ArgumentException">There is no depth.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such split.</exception>
    public static FieldAnomalies OfDepths(IReadOnlyList<GriddedField> depths, int split = 0)
    {
        ArgumentNullException.ThrowIfNull(depths);
        ArgumentOutOfRangeException.ThrowIfNegative(split);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(split, SplitsOfDepths);
        if (depths.Count == 0)
        {
            throw new ArgumentException("There has to be a depth.", nameof(depths));
        }

        FieldRow[] Rows(bool isHeldOut) =>
        [
            .. Enumerable.Range(0, depths[0].Months.Count)
                .Where(month => (month % SplitsOfDepths == SplitsOfDepths - 1 - split) == isHeldOut)
                .SelectMany(month => depths.Select((field, depth) =>
                    new FieldRow($"{field.Months[month]}, depth {depth}", month, depth, field.Month(month).ToArray()))),
        ];
        return new(depths[0], Missing(depths), Rows(false), Rows(true));
    }

    private static int[] Missing(IReadOnlyList<GriddedField> fields)
    {
        HashSet<int> present = [.. fields[0].PresentCells()];
        foreach (GriddedField field in fields.Skip(1))
        {
            present.IntersectWith(field.PresentCells());
        }

        return [.. Enumerable.Range(0, fields[0].CellCount).Where(cell => !present.Contains(cell))];
    }

    private static (float[] Training, float[] Test) Deviations(FieldRow[] training, FieldRow[] test, bool[] isMissing)
    {
        Dictionary<int, double[]> usual = training.GroupBy(row => row.Season).ToDictionary(rows => rows.Key, rows =>
        {
            double[] means = new double[isMissing.Length];
            int count = rows.Count();
            foreach (FieldRow row in rows)
            {
                for (int cell = 0; cell < means.Length; cell++)
                {
                    means[cell] += (double)row.Values[cell] / count;
                }
            }

            return means;
        });
        float[] Of(FieldRow[] rows) =>
            [.. rows.SelectMany(row => row.Values.Select((value, cell) => isMissing[cell] ? 0f : (float)(value - usual[row.Season][cell])))];
        return (Of(training), Of(test));
    }

    /// <summary>A row.</summary>
    /// <param name="Name">What it is.</param>
    /// <param name="Group">Rows of one group are alike.</param>
    /// <param name="Season">Rows of one season have a mean in common.</param>
    /// <param name="Values">The values of the cells.</param>
    private sealed record FieldRow(string Name, int Group, int Season, float[] Values);
}
