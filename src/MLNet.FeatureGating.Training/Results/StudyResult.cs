namespace MLNet.FeatureGating.Training;

/// <summary>The outcome of a study.</summary>
public sealed class StudyResult
{
    /// <summary>Gets one result a member, in the order of <see cref="TrainingStudy.Members"/>.</summary>
    public required IReadOnlyList<MemberResult> Members { get; init; }

    /// <summary>Gets the device that trained it, as in <c>cpu</c> or <c>cuda</c>.</summary>
    public required string Device { get; init; }

    /// <summary>Gets the time that training took.</summary>
    public required TimeSpan Elapsed { get; init; }
}
