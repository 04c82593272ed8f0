using MLNet.FeatureGating.Reports.Text;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Content.Tables;

/// <summary>The trials at fixed lambdas.</summary>
internal static class TrialTable
{
    public static DataTable? Of(Findings findings)
    {
        IReadOnlyList<LambdaRunDetail> runs = findings.Summary.Runs;
        if (runs.Count == 0)
        {
            return null;
        }

        SearchConfiguration[] configurations = [.. runs.Select(run => run.Configuration).Distinct(ConfigurationComparer.Instance)];
        IReadOnlyList<string> names = ConfigurationNames.Of(configurations);
        Dictionary<SearchConfiguration, string> nameOf = new(ConfigurationComparer.Instance);
        for (int i = 0; i < names.Count; i++)
        {
            nameOf[configurations[i]] = names[i];
        }

        List<TableColumn> columns =
        [
            new("Lambda", true),
            new("Features", true),
            new("Loss", true),
            new(Phrases.Capitalized(findings.Metric), true),
            new("Training time", true),
        ];
        if (configurations.Length > 1)
        {
            columns.Add(new("Configuration"));
        }

        return new(
            columns,
            [
                .. runs.Select(run => new TableRow(
                    [
                        Numbers.Short(run.Lambda),
                        Numbers.WithError(run.SelectedCount, run.SelectedCountStandardError),
                        Numbers.WithError(run.ValidationLoss, run.ValidationLossStandardError),
                        Numbers.WithError(run.ValidationMetric, run.ValidationMetricStandardError),
                        Numbers.Duration(run.RuntimeInSeconds),
                        .. configurations.Length > 1 ? [nameOf[run.Configuration]] : Array.Empty<string>(),
                    ])),
            ]);
    }
}
