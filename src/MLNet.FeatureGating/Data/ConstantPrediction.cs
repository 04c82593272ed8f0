using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Data;

/// <summary>What can be had without any feature: a network that does no better has learnt nothing.</summary>
internal static class ConstantPrediction
{
    /// <summary>Gives the loss of the best constant prediction: the entropy of the classes in nats, or 1, the variance of the label.</summary>
    public static double Loss(FeatureTable table)
    {
        if (table.Task == LearningTask.Regression)
        {
            return 1;
        }

        double[] classes = new double[table.ClassCount];
        for (int row = 0; row < table.RowCount; row++)
        {
            classes[(int)table.Targets[row]] += table.Weights?[row] ?? 1;
        }

        double total = classes.Sum();
        return -classes.Where(weight => weight > 0).Sum(weight => weight / total * Math.Log(weight / total));
    }
}
