using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Pixels;
using SampleData;

namespace PixelMasks;

/// <summary>What is to be done.</summary>
internal sealed record Settings
{
    private static readonly string[] Options =
        ["data", "methods", "pixels", "seeds", "steps", "refit-steps", "batch", "reconstructor", "output", "images", "threads"];

    public required string Data { get; init; }

    public required IReadOnlyList<PixelMaskMethod> Methods { get; init; }

    public required IReadOnlyList<int> Pixels { get; init; }

    public required int Seeds { get; init; }

    public required int Steps { get; init; }

    public required int RefitSteps { get; init; }

    public required int BatchSize { get; init; }

    public required ReconstructorKind Reconstructor { get; init; }

    public required string Output { get; init; }

    /// <summary>How many images are read at most.</summary>
    public required int Images { get; init; }

    /// <summary>How many trainings there are at a time.</summary>
    public required int Threads { get; init; }

    /// <summary>Takes a command line.</summary>
    /// <exception cref="FormatException">It cannot be understood.</exception>
    public static Settings Parse(string[] arguments)
    {
        var line = CommandLine.Parse(arguments, Options, []);
        string data = line.OneOf("data", "mnist", DataSet.Names);
        bool isField = data is "winds" or "ocean";
        bool isSmall = isField || data == "faces";
        int steps = line.Number("steps", isSmall ? 500 : 1500);
        return new()
        {
            Data = data,
            Methods = MethodName.AskedFor(line, MethodName.Default, PixelMaskMethod.CorrelatedLogitNormal),
            Pixels = line.Numbers("pixels", isField ? [10, 20, 50] : [20, 30, 50]),
            Seeds = line.Number("seeds", 1),
            Steps = steps,
            RefitSteps = line.Number("refit-steps", steps),
            BatchSize = Math.Max(2, line.Number("batch", isSmall ? 64 : 256)),
            Reconstructor = line.OneOf("reconstructor", "dense", ["dense", "convolutional"]) == "dense"
                ? ReconstructorKind.Dense
                : ReconstructorKind.Convolutional,
            Output = line.Output("pixel-masks", data),
            Images = line.Number("images", int.MaxValue),
            Threads = line.Threads(),
        };
    }
}
