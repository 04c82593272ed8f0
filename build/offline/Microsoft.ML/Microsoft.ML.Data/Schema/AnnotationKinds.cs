namespace Microsoft.ML.Offline;

/// <summary>The names of ML.NET's standard annotations.</summary>
internal static class AnnotationKinds
{
    internal const string SlotNames = "SlotNames";
    internal const string KeyValues = "KeyValues";
    internal const string ScoreColumnSetId = "ScoreColumnSetId";
    internal const string ScoreColumnKind = "ScoreColumnKind";
    internal const string ScoreValueKind = "ScoreValueKind";
    internal const string IsNormalized = "IsNormalized";
    internal const string TrainingLabelValues = "TrainingLabelValues";
    internal const string CategoricalSlotRanges = "CategoricalSlotRanges";
}
