namespace MLNet.FeatureGating.Training;

/// <summary>What decides on the validation rows whether a member has got better.</summary>
public enum StoppingCriterion
{
    /// <summary>The loss plus lambda times the penalty, what training minimises: a sparser network can win. Smaller is better.</summary>
    Objective,

    /// <summary>The loss alone. Smaller is better.</summary>
    Loss,

    /// <summary>The task's metric. Larger is better; of two states with one metric, the one with the smaller objective is kept.</summary>
    Metric,
}
