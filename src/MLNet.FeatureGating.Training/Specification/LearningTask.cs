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

    /// <summary>
    /// The risk of an event. Targets are times, with or without the event at their end; the network has one output, a log hazard; the loss is
    /// the negative logarithm of Cox's partial likelihood (Efron's for ties) an event, in nats.
    /// </summary>
    Survival,

    /// <summary>The features themselves. No targets; one output a feature; the loss is the squared error, averaged over the features.</summary>
    Reconstruction,

    /// <summary>
    /// The features behind a random mask, and the mask (after Lee, Imrie and van der Schaar, ICLR 2022). No targets; two outputs a feature, a
    /// value and a logit; the loss is the squared error plus ten times the logistic loss of the mask, averaged over the features. Each draw
    /// has a density of its own, so that networks meet rows of few features and of many: logistic noise that all gates of the draw share is
    /// added to that of each. Under gates of logistic noise and a logit of 0 the density is uniform in (0, 1). Gates are not learnt.
    /// </summary>
    SelfSupervision,
}
