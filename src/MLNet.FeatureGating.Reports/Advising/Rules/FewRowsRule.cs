using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Text;

namespace MLNet.FeatureGating.Reports.Advising.Rules;

/// <summary>Each fold judges on few rows.</summary>
internal sealed class FewRowsRule : IAdviceRule
{
    public const int EnoughHeldOutRows = 30;

    public Advice? Look(Findings findings)
    {
        int heldOut = findings.Summary.RowCount / Math.Max(1, findings.Summary.FoldCount);
        return heldOut >= EnoughHeldOutRows
            ? null
            : new(
                AdviceKind.Caution,
                $"Few rows: {Numbers.Count(findings.Summary.RowCount)}",
                $"Each of the {Phrases.Of(findings.Summary.FoldCount, "fold", "folds")} judges on about {Phrases.Of(heldOut, "row", "rows")}, "
                + (findings.Chosen is null
                    ? "so that only strong effects show. "
                    : "so that one row more or less can change what is chosen. ")
                + "More rows help most; more networks a fold (`SeedsPerFold`) and stability selection (`Stability`) steady what there is.");
    }
}
