using MLNet.FeatureGating.Training.Tests.Reference;

namespace MLNet.FeatureGating.Training.Tests.Assertions;

/// <summary>Holds results against the network that they describe, written out by hand.</summary>
internal static class EngineOutputs
{
    /// <summary>The loss of the result's own epoch is that of its layers behind its gates.</summary>
    public static void AssertValidationLoss(
        MemberResult result,
        TrainingData data,
        IReadOnlyList<float> inputGates,
        LearningTask task = LearningTask.Regression,
        Activation activation = Activation.Relu,
        params int[] gatedLayers)
    {
        DenseLayerWeights[] layers = [.. result.Layers];
        for (int i = 0; i < gatedLayers.Length; i++)
        {
            // A gate on a unit scales what the next layer makes of it.
            DenseLayerWeights next = layers[gatedLayers[i] + 1];
            IReadOnlyList<float> gates = result.HiddenGateValues[i];
            layers[gatedLayers[i] + 1] =
                new(next.Inputs, next.Outputs, [.. next.Weights.Select((weight, k) => weight * gates[k / next.Outputs])], next.Biases);
        }

        double[][] outputs = [.. Enumerable.Range(0, data.RowCount).Select(row => ManagedNetwork.Forward(
            layers, activation, inputGates, data.Features.Span.Slice(row * data.FeatureCount, data.FeatureCount)))];
        Assert.AreEqual(ManagedLoss.OfTable(task, outputs, data), result.Best!.Value.ValidationLoss, 1e-4);
    }
}
