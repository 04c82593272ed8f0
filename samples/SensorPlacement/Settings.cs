using MLNet.FeatureGating.Pixels;
using PixelMasks;
using SampleData;

namespace SensorPlacement;

/// <summary>What is to be done.</summary>
internal sealed record Settings
{
    private static readonly string[] Options = ["data", "methods", "sensors", "steps", "refit-steps", "random", "output", "threads"];

    public required string Data { get; init; }

    public required IReadOnlyList<PixelMaskMethod> Methods { get; init; }

    /// <summary>How many sensors there are to place.</summary>
    public required IReadOnlyList<int> Sensors { get; init; }

    public required int Steps { get; init; }

    public required int RefitSteps { get; init; }

    /// <summary>How often sensors are placed at random.</summary>
    public required int RandomPlacements { get; init; }

    public required string Output { get; init; }

    public required int Threads { get; init; }

    /// <summary>Takes a command line.</summary>
    /// <exception cref="FormatException">It cannot be understood.</exception>
    public static Settings Parse(string[] arguments)
    {
        var line = CommandLine.Parse(arguments, Options, []);
        string[] few = [.. new[] { MethodName.Default, PixelMaskMethod.CorrelatedLogitNormal }.Distinct().Select(MethodName.Short)];
        string data = line.OneOf("data", "winds", ["winds", "ocean"]);
        return new()
        {
            Data = data,
            Methods = [.. MethodName.Parse(line.Words("methods", few)).Concat([PixelMaskMethod.GreedyLinear, PixelMaskMethod.PivotedQr]).Distinct()],
            Sensors = line.Numbers("sensors", 10, 20, 50),
            Steps = line.Number("steps", 800),
            RefitSteps = line.Number("refit-steps", 400),
            RandomPlacements = line.Number("random", 20),
            Output = line.Text("output", Path.Combine("artifacts", "samples", "sensor-placement", data)),
            Threads = line.Number("threads", Math.Min(2, Environment.ProcessorCount)),
        };
    }
}
