using MLNet.FeatureGating.Pixels;
using PixelMasks;
using SampleData;

namespace SensorPlacement;

/// <summary>What is to be done.</summary>
internal sealed record Settings
{
    private static readonly string[] Options = ["data", "methods", "sensors", "splits", "steps", "random", "output", "threads"];

    public required string Data { get; init; }

    public required IReadOnlyList<PixelMaskMethod> Methods { get; init; }

    /// <summary>How many sensors there are to place.</summary>
    public required IReadOnlyList<int> Sensors { get; init; }

    /// <summary>How many parts of the rows are held out in turn, at most.</summary>
    public required int Splits { get; init; }

    /// <summary>The steps of what learns a mask.</summary>
    public required int Steps { get; init; }

    /// <summary>How often sensors are placed at random.</summary>
    public required int RandomPlacements { get; init; }

    /// <summary>Whether networks judge places, too.</summary>
    public required bool IsNetworkJudging { get; init; }

    public required string Output { get; init; }

    public required int Threads { get; init; }

    /// <summary>Takes a command line.</summary>
    /// <exception cref="FormatException">It cannot be understood.</exception>
    public static Settings Parse(string[] arguments)
    {
        var line = CommandLine.Parse(arguments, Options, ["network"]);
        string data = line.OneOf("data", "winds", ["winds", "ocean"]);
        return new()
        {
            Data = data,
            Methods = MethodName.AskedFor(line, PixelMaskMethod.SpatialGreedyLinear, MethodName.Default),
            Sensors = line.Numbers("sensors", 10, 20, 50),
            Splits = line.Number("splits", 5),
            Steps = line.Number("steps", 800),
            RandomPlacements = line.Number("random", 20),
            IsNetworkJudging = line.Has("network"),
            Output = line.Output("sensor-placement", data),
            Threads = line.Threads(),
        };
    }
}
