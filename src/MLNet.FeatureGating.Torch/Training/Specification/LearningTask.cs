namespace MLNet.FeatureGating.Training;

/// <summary>What a network is trained to predict.</summary>
public enum LearningTask
{
    /// <summary>Two classes. Targets are 0 or 1; the network has one output, a logit; the loss is the logistic loss in nats.</summary>
    BinaryClassification,

    /// <summary>Two or more classes. Targets are class indices from 0; one output a class; the loss is the cross-entropy in nats.</summary>
    MulticlassClassification,

    /// <summary>A real value. The network has one output; the loss is the squared error.</summary>
    Regression,
}
