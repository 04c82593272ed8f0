namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>Every law of gates by name, but for those that follow the features' correlation, in every way that it draws.</summary>
internal static class GateSpecifications
{
    private static readonly Dictionary<string, GateSpecification> ByName = new()
    {
        ["Gaussian"] = new() { Kind = GateKind.Gaussian, Sigma = 0.4 },
        ["StraightThrough"] = new() { Kind = GateKind.StraightThrough },
        ["StraightThroughWithoutNoise"] = new() { Kind = GateKind.StraightThrough, IsStochastic = false },
        ["GumbelHard"] = new() { Kind = GateKind.GumbelSoftmax, Temperature = new(2, 0.4) },
        ["GumbelSoft"] = new() { Kind = GateKind.GumbelSoftmax, IsHard = false, Temperature = new(2, 0.4) },
        ["HardConcrete"] = new() { Kind = GateKind.HardConcrete, Temperature = new(1, 0.4) },
        ["Concrete"] = new() { Kind = GateKind.Concrete, Temperature = new(0.5) },
        ["LogitNormal"] = new() { Kind = GateKind.LogitNormal, Temperature = new(0.6, 0.3) },
        ["CorrelatedLogitNormal"] = new() { Kind = GateKind.CorrelatedLogitNormal, Temperature = new(0.6, 0.3) },
        ["L1"] = new() { Kind = GateKind.L1Weights, WeightThreshold = 0.3 },
    };

    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>The laws of gates with one parameter.</summary>
    public static IEnumerable<string> OfOneParameter => Names.Where(name => !IsLogitNormal(name));

    /// <summary>The laws of gates with several.</summary>
    public static IEnumerable<string> LogitNormal => Names.Where(IsLogitNormal);

    public static GateSpecification Of(string name) => ByName[name];

    /// <summary>Checks laws one by one; a failure tells which.</summary>
    public static void Each(IEnumerable<string> names, Action<GateSpecification> check)
    {
        foreach (string name in names)
        {
            try
            {
                check(ByName[name]);
            }
            catch (AssertFailedException e)
            {
                throw new AssertFailedException($"{name}: {e.Message}", e);
            }
        }
    }

    private static bool IsLogitNormal(string name) => Of(name).Kind is GateKind.LogitNormal or GateKind.CorrelatedLogitNormal;
}
