using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Reports.Tests.Support;

/// <summary>Made-up summaries of searches that did not go as most do, or are of another size.</summary>
internal static class OddSummaries
{
    /// <summary>Names that would do harm in HTML or JSON that is not careful.</summary>
    public static IReadOnlyList<string> HarmfulNames { get; } =
    [
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"double\" and 'single' & `back`",
        "Größe in Fuß, ÄÖÜ",
        "🌡️ temperature 👩‍🔬",
        "{{content}}",
        "<!--<script>",
        "back\\slash\u2028line\u0000",
    ];

    public static SearchSummary WithHarmfulNames()
    {
        SearchSummary summary = Summaries.Chosen(kept: 4, features: HarmfulNames.Count);
        return summary with
        {
            LabelColumnName = "</title><script>alert(2)</script>",
            Features = [.. HarmfulNames.Select((name, i) => Summaries.Feature(i, name) with { ColumnNames = [name] })],
            Correlations = Correlations(HarmfulNames.Count, (_, _) => 0.95),
            Settings = new Dictionary<string, string> { ["</script><script>alert(3)</script>"] = "<b>bold</b>" },
            Device = "<i>CPU</i>",
        };
    }

    /// <summary>Five hundred features, with everything that a search can tell; 20 are kept.</summary>
    public static SearchSummary Large(int features = 500, int kept = 20)
    {
        int[] counts = [features, 64, 48, 32, 24, 20, 16, 12, 8, 6, 4, 3, 2, 1, 0];
        IReadOnlyList<SearchConfiguration> configurations =
        [
            Summaries.Configuration,
            Summaries.Configuration with { Gate = GateKind.HardConcrete, HiddenUnits = [] },
            Summaries.Configuration with { Sigma = 0.5 },
        ];
        return Summaries.Empty(features) with
        {
            Task = LearningTask.Regression,
            MetricName = "RSquared",
            LabelColumnName = "Yield",
            RowCount = 12_345,
            BaselineLoss = 1,
            Features = [.. Enumerable.Range(0, features).Select(i => Summaries.Feature(i, $"sensor {i / 20} reading {i}") with
            {
                ColumnNames = [$"Sensor{i / 20}"],
                SelectionProbability = 1 / (1 + (i / 15.0)),
                SelectionFrequency = Math.Max(0, 1 - (i / 40.0)),
                ExitLambda = 3.0 / (i + 1),
                Cost = 1 + (i % 3),
            })],
            Path = [.. counts.Where(count => count <= features).Select(count => Point(count, kept))],
            Runs =
            [
                .. configurations.SelectMany((configuration, c) => Enumerable.Range(0, 9).Select(i => (Configuration: configuration, C: c, I: i)))
                    .Select((trial, i) => Run(i, trial.Configuration, 0.003 * Math.Pow(2.6, trial.I), trial.C, features)),
            ],
            Predictiveness = new(0.61, [.. Enumerable.Range(0, 99).Select(i => 0.0004 * i)], 0.01, true),
            Stability = new(
                100,
                25,
                [.. Enumerable.Range(0, features).Select(i => Math.Max(0, 1 - (i / 60.0)))],
                [.. Enumerable.Range(0, features).Select(i => i % 20 / 100.0)],
                0.75,
                1.4,
                [.. Enumerable.Range(0, 15)]),
            Correlations = Correlations(64, (row, column) => Math.Cos((row - column) / 3.0) * Math.Exp(-Math.Abs(row - column) / 20.0)),
            Chosen = new("fewest within one standard error", [.. Enumerable.Range(0, kept)], 0.12, 0.71, 0.02, 0.29, 0.02),
        };
    }

    /// <summary>Labels that have nothing to do with the features.</summary>
    public static SearchSummary Unpredictive() => Summaries.Empty(12) with
    {
        RowCount = 80,
        Path = [.. new[] { 12, 8, 4, 2, 1, 0 }.Select(count => Summaries.Point(count, 0.66 + (0.01 * count), 0.66))],
        Runs = [.. Enumerable.Range(0, 6).Select(i => Summaries.Run(i, 0.01 * Math.Pow(3, i), Enumerable.Repeat(0.5 + (0.05 * (3 - i)), 12), 0.7))],
        Predictiveness = new(-0.012, [0.002, -0.03, -0.01, 0.004, -0.02, 0.01], 0.57, false),
    };

    /// <summary>Every number that can be missing is.</summary>
    public static SearchSummary NotANumber()
    {
        const double None = double.NaN;
        return Summaries.Empty(6) with
        {
            BaselineLoss = None,
            Features =
            [
                .. Enumerable.Range(0, 6).Select(i => Summaries.Feature(i) with
                {
                    SelectionProbability = None,
                    SelectionFrequency = None,
                    ExitLambda = None,
                    Cost = None,
                }),
            ],
            Path = [.. new[] { 6, 3, 1, 0 }.Select(EmptyPoint)],
            Runs = [EmptyRun(0.1), EmptyRun(None), EmptyRun(double.PositiveInfinity)],
            Predictiveness = new(None, [None, None], None, false),
            Stability = new(0, 0, [None, None, None, None, None, None], [None, None], None, None, []),
            Correlations = new([0, 1, 2], [[None, None, None], [None, None, None], [None, None, None]]),
            Chosen = new("exactly", [0, 1, 2], None, None, None, None, None, None, None),
            ElapsedSeconds = None,
        };

        static LambdaPathPoint EmptyPoint(int count) =>
            new(count, None, None, None, None, None, None, None, None, false, [.. Enumerable.Range(0, count)]);

        static LambdaRunDetail EmptyRun(double lambda) =>
            new(0, Summaries.Configuration, lambda, None, None, None, None, None, None, [None, None, None, None, None, None], None);
    }

    /// <summary>Pixels of which a disk in the middle is kept, in the order of a layout.</summary>
    public static SearchSummary Pixels(ImageLayout layout)
    {
        int slots = layout.Width * layout.Height * layout.Channels;
        SearchedFeature[] features = [.. Enumerable.Range(0, slots).Select(slot => Pixel(slot, layout))];
        int[] order = [.. features.OrderByDescending(feature => feature.SelectionProbability).Select(feature => feature.Index)];
        int[] rank = new int[slots];
        for (int place = 0; place < slots; place++)
        {
            rank[order[place]] = place + 1;
        }

        int kept = features.Count(feature => feature.SelectionProbability > 0.6);
        return Summaries.Chosen(kept, slots) with
        {
            MetricName = "RSquared",
            LabelColumnName = null,
            Task = LearningTask.Reconstruction,
            Features = [.. features.Select(feature => feature with { Rank = rank[feature.Index] })],
            Chosen = new("exactly", [.. order.Take(kept)], 0.2, 0.81, 0.01, 0.19, 0.01),
            Path = [.. new[] { slots, kept, 0 }.Select(count => Summaries.Point(count, count == 0 ? 1 : count == kept ? 0.19 : 0.18, 0.18))],
        };
    }

    private static FeatureCorrelations Correlations(int count, Func<int, int, double> value) => new(
        [.. Enumerable.Range(0, count)],
        [.. Enumerable.Range(0, count).Select(row => (IReadOnlyList<double>)[.. Enumerable.Range(0, count).Select(column => value(row, column))])]);

    private static SearchedFeature Pixel(int slot, ImageLayout layout)
    {
        (int channel, int pixel) = layout.PlaceOf(slot);
        double x = ((pixel % layout.Width) - (layout.Width / 2.0)) / layout.Width;
        double y = ((pixel / layout.Width) - (layout.Height / 2.0)) / layout.Height;
        double probability = 1 / (1 + Math.Exp(14 * (Math.Sqrt((x * x) + (y * y)) - 0.3 + (0.06 * channel))));
        return Summaries.Feature(slot, $"pixel {slot}") with { SelectionProbability = probability };
    }

    private static LambdaPathPoint Point(int count, int kept)
    {
        double loss = count == 0 ? 1 : 0.27 + (0.5 * Math.Exp(-count / 6.0)) + (count > kept ? 0.0002 * (count - kept) : 0);
        return new(count, 2.0 / (count + 1), 2 * count, loss, 0.02, 1 - loss, 0.02, loss - 0.27, 0.03, loss <= 0.3, [.. Enumerable.Range(0, count)]);
    }

    private static LambdaRunDetail Run(int index, SearchConfiguration configuration, double lambda, int place, int features)
    {
        double[] open = [.. Enumerable.Range(0, features).Select(i => 1 / (1 + Math.Pow(lambda * (i + 1) / 3.0, 2)))];
        double count = open.Sum();
        double loss = 0.27 + (0.03 * place) + (0.5 * Math.Exp(-count / 6.0));
        return new(index, configuration, lambda, count, 0.05 * count, loss, 0.02, 1 - loss, 0.02, open, 3.4);
    }
}
