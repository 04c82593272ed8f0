using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Reports;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tool.Imaging;

/// <summary>What <c>featuregate masks</c> was asked for, each option checked by itself.</summary>
internal sealed record MaskRequest
{
    public required string ImagesPath { get; init; }

    /// <summary>An IDX file with the images' classes.</summary>
    public string? LabelsPath { get; init; }

    /// <summary>The column of a csv file with the images' classes.</summary>
    public string? LabelColumn { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public int? Channels { get; init; }

    public PixelOrder Order { get; init; }

    /// <summary>The number of images to take at most.</summary>
    public int Limit { get; init; } = int.MaxValue;

    /// <summary>The way of selecting; null for stochastic gates.</summary>
    public PixelMaskMethod? Method { get; init; }

    /// <summary>The number of pixels to keep; null, with stochastic gates, to go by <see cref="Lambda"/>.</summary>
    public int? Pixels { get; init; }

    public double Lambda { get; init; }

    public GateKind? Gate { get; init; }

    /// <summary>The steps that a mask is trained; null for the library's default.</summary>
    public int? Steps { get; init; }

    /// <summary>The steps that a network is trained on the selected pixels; null for the library's default.</summary>
    public int? RefitSteps { get; init; }

    /// <summary>The epochs that stochastic gates are trained at most; null for the library's default.</summary>
    public int? Epochs { get; init; }

    public int Seed { get; init; }

    public ComputeDevice Device { get; init; }

    /// <summary>The threads; null for the library's default.</summary>
    public int? Threads { get; init; }

    public uint? Seconds { get; init; }

    public required string OutputFolder { get; init; }

    public bool HasLabels => LabelsPath is not null || LabelColumn is not null;
}
