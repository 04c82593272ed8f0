namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>A step of a member: which rows it sees, in which order, and how far training is.</summary>
internal sealed record MemberStep
{
    /// <summary>The seed of all noise.</summary>
    public ulong Seed { get; init; } = 0x1234_5678_9abc_def0;

    public int Start { get; init; }

    /// <summary>The number of rows; null for all from the start on.</summary>
    public int? Count { get; init; }

    public int[]? Order { get; init; }

    public long Number { get; init; } = 3;

    public double Progress { get; init; } = 0.25;

    public double Lambda { get; init; } = 0.7;
}
