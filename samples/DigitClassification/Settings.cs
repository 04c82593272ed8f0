using MLNet.FeatureGating.Pixels;
using PixelMasks;
using SampleData;

namespace DigitClassification;

/// <summary>What is to be done.</summary>
internal sealed record Settings
{
    private static readonly string[] Options =
        ["data", "methods", "pixels", "runs", "steps", "classifier-steps", "images", "output", "threads"];

    public required string Data { get; init; }

    /// <summary>The ways of selecting pixels to reconstruct images.</summary>
    public required IReadOnlyList<PixelMaskMethod> Methods { get; init; }

    /// <summary>The ways of selecting pixels for the labels themselves.</summary>
    public required IReadOnlyList<PixelMaskMethod> ForLabels { get; init; }

    public required IReadOnlyList<int> Pixels { get; init; }

    /// <summary>How many classifiers are trained on each selection.</summary>
    public required int Runs { get; init; }

    public required int Steps { get; init; }

    public required int ClassifierSteps { get; init; }

    public required int Images { get; init; }

    public required string Output { get; init; }

    public required int Threads { get; init; }

    /// <summary>Takes a command line. Reduced, it ends within some minutes; with --full, it is the whole table.</summary>
    /// <exception cref="FormatException">It cannot be understood.</exception>
    public static Settings Parse(string[] arguments)
    {
        var line = CommandLine.Parse(arguments, Options, ["full"]);
        bool isFull = line.Has("full");

        // One method is for few images, of which there are many.
        PixelMaskMethod[] usual = isFull
            ? [.. Enum.GetValues<PixelMaskMethod>().Where(method => method != PixelMaskMethod.SpatialGreedyLinear)]
            : [MethodName.Default, PixelMaskMethod.CorrelatedLogitNormal];
        return new()
        {
            Data = line.OneOf("data", "mnist", ["mnist", "fashion-mnist"]),
            Methods = MethodName.AskedFor(line, usual),
            ForLabels = [PixelMaskMethod.CorrelatedLogitNormal],
            Pixels = line.Numbers("pixels", isFull ? [20, 30, 50] : [20, 50]),
            Runs = line.Number("runs", isFull ? 5 : 2),
            Steps = line.Number("steps", isFull ? 4000 : 1500),
            ClassifierSteps = line.Number("classifier-steps", isFull ? 2000 : 300),
            Images = line.Number("images", int.MaxValue),
            Output = line.Output("digit-classification"),
            Threads = line.Threads(),
        };
    }
}
