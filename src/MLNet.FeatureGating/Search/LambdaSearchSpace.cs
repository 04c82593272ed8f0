using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Search;

/// <summary>
/// What a lambda experiment tries. As it is, everything but lambda is one value, found to do well on many problems. Where more is allowed,
/// configurations are drawn from it, the first of them the default one, and compared by cross-validation.
/// </summary>
public sealed record LambdaSearchSpace
{
    /// <summary>Gets the range of lambdas to draw the path over; <see langword="null"/> to find it from the data.</summary>
    /// <value>The default value is <see langword="null"/>: from where every feature is kept to where the last one leaves.</value>
    public SearchRange? Lambda { get; init => field = Made(value, nameof(Lambda)); }

    /// <summary>Gets the laws of the gates. Range: at least one.</summary>
    /// <value>The default value is <see cref="GateKind.Gaussian"/> alone.</value>
    public IReadOnlyList<GateKind> Gates
    {
        get;
        init => field = Several(value, nameof(Gates), gate => Require.Defined(gate, nameof(Gates)));
    }

    = [GateKind.Gaussian];

    /// <summary>Gets the standard deviation of a Gaussian gate's noise.</summary>
    /// <value>The default value is 1: wider than the 0.5 of a single fit, for a steadier ranking.</value>
    public SearchRange Sigma { get; init => field = Made(value, nameof(Sigma)); } = 1;

    /// <summary>Gets the temperature of the laws that have one; <see langword="null"/> for the law's own.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public SearchRange? Temperature { get; init => field = Made(value, nameof(Temperature)); }

    /// <summary>Gets Adam's learning rate of the network's weights.</summary>
    /// <value>The default value is 0.003.</value>
    public SearchRange LearningRate { get; init => field = Made(value, nameof(LearningRate)); } = 3e-3;

    /// <summary>Gets Adam's learning rate of the gates.</summary>
    /// <value>The default value is 0.01.</value>
    public SearchRange GateLearningRate { get; init => field = Made(value, nameof(GateLearningRate)); } = 1e-2;

    /// <summary>Gets the widths of the hidden layers, one list a network; an empty list is a linear model. Range: at least one.</summary>
    /// <value>The default value is 64, 32 alone.</value>
    public IReadOnlyList<IReadOnlyList<int>> HiddenUnits
    {
        get;
        init => field = Several(value, nameof(HiddenUnits), widths => new NetworkSpecification { HiddenUnits = widths }.HiddenUnits);
    }

    = [[64, 32]];

    /// <summary>Whether there is one configuration only.</summary>
    internal bool IsPoint => Gates.Count == 1 && HiddenUnits.Count == 1 && Sigma.IsPoint && Temperature is null or { IsPoint: true }
        && LearningRate.IsPoint && GateLearningRate.IsPoint;

    // A range that was never given values is all zero.
    private static SearchRange Made(SearchRange value, string name) => Made((SearchRange?)value, name)!.Value;

    private static SearchRange? Made(SearchRange? value, string name) => value is { Minimum: 0 }
        ? throw new ArgumentException($"{name} must be a range of values above 0, but it is default(SearchRange), which has none.", name)
        : value;

    private static T[] Several<T>(IReadOnlyList<T> values, string name, Func<T, T> check)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        return values.Count > 0
            ? [.. values.Select(check)]
            : throw new ArgumentException($"{name} must hold at least one value, but it is empty.", name);
    }
}
