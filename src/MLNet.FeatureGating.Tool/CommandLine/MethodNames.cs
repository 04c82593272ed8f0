using MLNet.FeatureGating.Pixels;

namespace MLNet.FeatureGating.Tool.CommandLine;

/// <summary>The ways of selecting pixels by their names on the command line, which are the papers' where these have one.</summary>
internal static class MethodNames
{
    public static (string Name, PixelMaskMethod Value)[] All { get; } = [.. Enum.GetValues<PixelMaskMethod>().Select(method => (Of(method), method))];

    public static string Of(PixelMaskMethod method) => method switch
    {
        PixelMaskMethod.CorrelatedLogitNormal => "vln",
        PixelMaskMethod.HyperNetworkLogitNormal => "hnet",
        PixelMaskMethod.IndependentLogitNormal => "iln",
        PixelMaskMethod.Concrete => "sct",
        PixelMaskMethod.ConcreteAutoencoder => "cae",
        PixelMaskMethod.GreedyLinear => "greedy",
        PixelMaskMethod.SpatialGreedyLinear => "spatial",
        PixelMaskMethod.PivotedQr => "qr",
        _ => GateNames.Of(method.ToString()),
    };
}
