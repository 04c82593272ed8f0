using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Storage;

namespace MLNet.FeatureGating.Search;

/// <summary>Tells what the results of an experiment depend on, so that no study file is continued with other rows or settings.</summary>
internal static class SearchFingerprint
{
    /// <summary>Hashes rows, labels, folds and settings.</summary>
    public static StudyFingerprint Of(SearchProblem problem, string? labelName, string featureName)
    {
        FeatureTable table = problem.Table;
        return new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{table.RowCount} rows of {table.SlotCount} slots in '{featureName}', label '{labelName ?? "none"}', seed {problem.Seed}"),
            new Dictionary<string, string>
            {
                ["rows"] = Hash(MemoryMarshal.AsBytes(table.Features.AsSpan())),
                ["slot names"] = Hash(Encoding.UTF8.GetBytes(string.Join('\n', table.SlotNames))),
                ["label"] = Hash(MemoryMarshal.AsBytes(table.Targets.AsSpan()))
                    + (table.HasEvent is { } events ? Hash(MemoryMarshal.AsBytes(events.AsSpan())) : string.Empty),
                ["weights"] = table.Weights is { } weights ? Hash(MemoryMarshal.AsBytes(weights.AsSpan())) : "none",
                ["folds"] = Hash(MemoryMarshal.AsBytes(problem.FoldOfRows.AsSpan())),
                ["sampling key"] = table.GroupOfRows is { } groups ? Hash(MemoryMarshal.AsBytes(groups.AsSpan())) : "none",
                ["task"] = string.Create(CultureInfo.InvariantCulture, $"{table.Task} of {table.ClassCount}"),
                ["gates"] = Hash(Encoding.UTF8.GetBytes(string.Join('\n', [
                    string.Join(',', problem.Gated.Gates.GateOfFeature),
                    string.Join(',', problem.Gated.Gates.Costs.Select(cost => cost.ToString("R", CultureInfo.InvariantCulture))),
                    string.Join(',', problem.Gated.Gates.IsAlwaysOpen),
                ]))),
                ["settings"] = Hash(Encoding.UTF8.GetBytes(SettingsText.Of(problem.Settings))),
                ["seed"] = problem.Seed.ToString(CultureInfo.InvariantCulture),
            });
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
