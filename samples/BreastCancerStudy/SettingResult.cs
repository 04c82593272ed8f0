namespace BreastCancerStudy;

/// <summary>How the runs of one gate under one lambda came out.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Lambda">The weight of the penalty.</param>
/// <param name="Runs">The number of runs.</param>
/// <param name="ValidationCrossEntropy">In nats, gates collapsed.</param>
/// <param name="ValidationAccuracy">The part of the rows whose class is right.</param>
/// <param name="TestCrossEntropy">The same on rows that neither training nor stopping saw.</param>
/// <param name="TestAccuracy">The part of those rows whose class is right.</param>
/// <param name="Selected">The number of gates that are not closed.</param>
/// <param name="Epochs">The number of epochs until training stopped.</param>
internal sealed record SettingResult(
    string Gate,
    double Lambda,
    int Runs,
    Statistics ValidationCrossEntropy,
    Statistics ValidationAccuracy,
    Statistics TestCrossEntropy,
    Statistics TestAccuracy,
    Statistics Selected,
    Statistics Epochs);
