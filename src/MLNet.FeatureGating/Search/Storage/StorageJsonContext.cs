using System.Text.Json.Serialization;
using MLNet.FeatureGating.Search.Stages;

namespace MLNet.FeatureGating.Search.Storage;

/// <summary>Writers and readers of what is kept as JSON, made when the library is built: nothing has to be found out by reflection first.</summary>
[JsonSourceGenerationOptions(
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SearchSummary))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(SweepResult))]
[JsonSerializable(typeof(SubsetResult))]
[JsonSerializable(typeof(GridResult))]
[JsonSerializable(typeof(PermutationResult))]
[JsonSerializable(typeof(StabilityResult))]
internal sealed partial class StorageJsonContext : JsonSerializerContext;
