namespace MLNet.FeatureGating.Training.Tests.Assertions;

/// <summary>Comparisons of many numbers at once.</summary>
internal static class Close
{
    /// <summary>Every number is within the tolerance, relative to numbers above 1 and absolute below.</summary>
    public static void Numbers(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance)
    {
        Assert.HasCount(expected.Count, actual);
        for (int i = 0; i < expected.Count; i++)
        {
            double allowed = tolerance * Math.Max(1, Math.Abs(expected[i]));
            string message = $"Number {i}: expected {expected[i]:R}, but got {actual[i]:R}.";
            Assert.IsLessThanOrEqualTo(allowed, Math.Abs(expected[i] - actual[i]), message);
        }
    }

    public static void Numbers(IReadOnlyList<float> expected, IReadOnlyList<float> actual, double tolerance) =>
        Numbers([.. expected.Select(x => (double)x)], [.. actual.Select(x => (double)x)], tolerance);

    /// <summary>Two members have learnt the same, within the tolerance.</summary>
    public static void Results(MemberResult expected, MemberResult actual, double tolerance)
    {
        Assert.AreEqual(expected.BestEpoch, actual.BestEpoch);
        Assert.AreEqual(expected.StopReason, actual.StopReason);
        Numbers(Losses(expected), Losses(actual), tolerance);
        Numbers(expected.GateParameters, actual.GateParameters, tolerance);
        Numbers(expected.OpenProbabilities, actual.OpenProbabilities, tolerance);
        Numbers(expected.GateValues, actual.GateValues, tolerance);
        Numbers(Weights(expected), Weights(actual), tolerance);
    }

    /// <summary>Two members have learnt the same to the last bit.</summary>
    public static void BitEqual(MemberResult expected, MemberResult actual)
    {
        CollectionAssert.AreEqual(expected.History.ToArray(), actual.History.ToArray());
        CollectionAssert.AreEqual(expected.GateParameters.ToArray(), actual.GateParameters.ToArray());
        CollectionAssert.AreEqual(Weights(expected), Weights(actual));
        CollectionAssert.AreEqual(expected.GateFirmness.ToArray(), actual.GateFirmness.ToArray());
        CollectionAssert.AreEqual(expected.MeanOpenProbabilities.ToArray(), actual.MeanOpenProbabilities.ToArray());
        CollectionAssert.AreEqual(
            expected.HiddenGateValues.SelectMany(values => values).ToArray(), actual.HiddenGateValues.SelectMany(values => values).ToArray());
        Results(expected, actual, 0);
    }

    private static double[] Losses(MemberResult result) =>
        [.. result.History.SelectMany(record => new[] { record.TrainingLoss, record.ValidationLoss, record.ExpectedOpenGates })];

    private static float[] Weights(MemberResult result) => [.. result.Layers.SelectMany(layer => layer.Weights.Concat(layer.Biases))];
}
