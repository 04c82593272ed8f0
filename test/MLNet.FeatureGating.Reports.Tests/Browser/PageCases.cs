using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Browser;

/// <summary>The summaries that the page is tried with, by name.</summary>
internal static class PageCases
{
    private static readonly ImageLayout Gray = new(28, 28);
    private static readonly ImageLayout Color = new(16, 12, 3, PixelOrder.Interleaved);

    public static IReadOnlyDictionary<string, (SearchSummary Summary, HtmlReportOptions? Options)> All { get; } =
        new Dictionary<string, (SearchSummary, HtmlReportOptions?)>
        {
            ["typical"] = (TumorSummary.Create(), null),
            ["large"] = (OddSummaries.Large(), null),
            ["nothing yet"] = (Summaries.Empty() with { IsComplete = false }, null),
            ["no feature"] = (Summaries.Empty(0), null),
            ["one feature"] = (Summaries.Chosen(kept: 1, features: 1), null),
            ["no trials"] = (Summaries.Chosen() with { Runs = [] }, null),
            ["one trial"] = (Summaries.Chosen() with { Runs = [Summaries.Run(0, 0.1, [1, 1, 0, 0, 0])] }, null),
            ["one point"] = (Summaries.Chosen() with { Path = [Summaries.Point(2, 0.1, 0.1)] }, null),
            ["not predictive"] = (OddSummaries.Unpredictive(), null),
            ["no numbers"] = (OddSummaries.NotANumber(), null),
            ["harmful names"] = (OddSummaries.WithHarmfulNames(), null),
            ["gray image"] = (OddSummaries.Pixels(Gray), new() { Title = "Pixels", Image = Gray }),
            ["color image"] = (OddSummaries.Pixels(Color), new() { Image = Color }),
            ["long names"] = (WithLongNames(), null),
        };

    private static SearchSummary WithLongNames()
    {
        SearchSummary summary = TumorSummary.Create();
        return summary with
        {
            LabelColumnName = "TheColumnThatHoldsTheLabelOfEachRowAndHasAVeryLongNameWithoutAnySpaces",
            Features =
            [
                .. summary.Features.Select(feature => feature with
                {
                    Name = $"{feature.Name} as measured in the laboratory by the method of the year before the last, corrected ({feature.Index})",
                    ColumnNames = [$"AnInputColumnWhoseNameIsLongAndHasNoSpacesInIt{feature.Index}", "Another"],
                    IsAlwaysKept = feature.Index == 9,
                    IsConstant = feature.Index == 11,
                }),
            ],
        };
    }
}
