using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Tool.Imaging;

/// <summary>What came of a selection of pixels.</summary>
internal sealed record MaskOutcome
{
    /// <summary>The way of selecting, by its name on the command line; <c>gates</c> for stochastic gates.</summary>
    public required string Method { get; init; }

    /// <summary>The law of stochastic gates by its name on the command line; null for other methods.</summary>
    public string? Gate { get; init; }

    public required Mask Mask { get; init; }

    public required SearchSummary Summary { get; init; }

    /// <summary>What knows the law of the masks; null for stochastic gates.</summary>
    public PixelMaskTransformer? Selection { get; init; }

    /// <summary>Writes the model; null where nothing is selected.</summary>
    public Action<Stream>? WriteModel { get; init; }

    /// <summary>What a person should know.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
