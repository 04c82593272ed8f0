namespace Microsoft.ML.Offline;

/// <summary>Adds the gradient of one example's loss, and returns the loss.</summary>
internal delegate float ExampleLoss(in TrainingExample example, ReadOnlySpan<float> weights, Span<float> gradient);
