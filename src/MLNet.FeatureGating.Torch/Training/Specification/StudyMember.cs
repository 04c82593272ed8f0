namespace MLNet.FeatureGating.Training;

/// <summary>One training run of a study: it shares data and network shape with the others and has the rest to itself.</summary>
public sealed record StudyMember
{
    /// <summary>Gets the weight of the gates' penalty in the objective. Range: lambda &gt;= 0.</summary>
    public required double Lambda { get; init => field = Require.Between(0, double.MaxValue, value, nameof(Lambda)); }

    /// <summary>Gets the seed of initial weights, order of the rows and noise.</summary>
    public required int Seed { get; init; }

    /// <summary>Gets a weight for each training row, 0 to leave it out; <see langword="null"/> for the data's own weights.</summary>
    public IReadOnlyList<float>? TrainingWeights { get; init; }

    /// <summary>Gets a weight for each validation row, 0 to leave it out; <see langword="null"/> for the data's own weights.</summary>
    public IReadOnlyList<float>? ValidationWeights { get; init; }
}
