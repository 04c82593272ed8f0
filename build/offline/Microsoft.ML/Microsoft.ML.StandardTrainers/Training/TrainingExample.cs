using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>A row to learn from.</summary>
internal readonly record struct TrainingExample(VBuffer<float> Features, float Label, float Weight);
