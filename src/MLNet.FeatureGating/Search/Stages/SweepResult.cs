namespace MLNet.FeatureGating.Search.Stages;

/// <summary>What the networks of a fold found out while their gates closed one after another.</summary>
/// <param name="Members">One a network that did not diverge.</param>
internal sealed record SweepResult(IReadOnlyList<SweepMember> Members);

/// <summary>What one network found out.</summary>
/// <param name="OpenProbabilities">The probability that each gate was open, averaged over that time.</param>
/// <param name="Firmness">How firmly each gate was open at the end.</param>
/// <param name="Lambdas">The lambda at the end of every epoch.</param>
/// <param name="OpenGates">The expected number of open gates at the end of every epoch.</param>
internal sealed record SweepMember(float[] OpenProbabilities, float[] Firmness, double[] Lambdas, double[] OpenGates);
