namespace MLNet.FeatureGating.Masks;

/// <summary>How far a training of masks has got.</summary>
/// <param name="Phase">What is being done.</param>
/// <param name="Step">The step, from 1.</param>
/// <param name="Steps">The number of steps.</param>
/// <param name="Loss">The loss of the step, without the penalty.</param>
/// <param name="Lambda">The lambda in force; 0 without a mask that is learnt.</param>
/// <param name="ExpectedOpen">The expected number of open pixels at temperature 0; the fixed number where it is fixed.</param>
public readonly record struct MaskTrainingProgress(string Phase, int Step, int Steps, double Loss, double Lambda, double ExpectedOpen);
