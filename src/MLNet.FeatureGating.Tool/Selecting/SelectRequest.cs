using MLNet.FeatureGating.Tool.Columns;
using MLNet.FeatureGating.Tool.Csv;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tool.Selecting;

/// <summary>What <c>featuregate select</c> was asked for, each option checked by itself.</summary>
internal sealed record SelectRequest
{
    public required string TrainPath { get; init; }

    public string? TestPath { get; init; }

    public required string Label { get; init; }

    /// <summary>The task; null to infer it.</summary>
    public LearningTask? Task { get; init; }

    public string? Event { get; init; }

    public string? Weight { get; init; }

    public string? Group { get; init; }

    public IReadOnlyList<string> Drop { get; init; } = [];

    public IReadOnlyList<string> Keep { get; init; } = [];

    public IReadOnlyDictionary<string, double> Costs { get; init; } = new Dictionary<string, double>();

    public SelectionRule Rule { get; init; }

    /// <summary>The lambda, number of features or budget that <see cref="Rule"/> needs.</summary>
    public double RuleValue { get; init; }

    public GateKind? Gate { get; init; }

    public MissingPolicy Missing { get; init; }

    public CsvFormat Csv { get; init; } = new();

    public CellFormat Cells { get; init; } = new();

    public int Seed { get; init; }

    public ComputeDevice Device { get; init; }

    public int? Threads { get; init; }

    public uint? Seconds { get; init; }

    public string? StudyFile { get; init; }

    public required string OutputFolder { get; init; }
}
