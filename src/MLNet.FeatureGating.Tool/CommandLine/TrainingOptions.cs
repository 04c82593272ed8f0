using System.CommandLine;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tool.CommandLine;

/// <summary>The options of everything that trains.</summary>
internal sealed class TrainingOptions
{
    private readonly Option<GateKind?> _gate = Options.Choice("--gate", "The law of the gates. Default: gaussian.", GateNames.All);
    private readonly Option<int?> _seed = Options.Whole("--seed", "N", "The seed of everything random: the same one gives the same selection. "
        + "Default: 0.");
    private readonly Option<ComputeDevice?> _device = Options.Choice(
        "--device",
        "Where networks are trained. Default: auto, a GPU where there is one.",
        ("auto", ComputeDevice.Auto),
        ("cpu", ComputeDevice.Cpu),
        ("cuda", ComputeDevice.Cuda));

    private readonly Option<int?> _seconds = Options.Whole("--time", "SECONDS", "The time after which the best so far is taken. Default: "
        + "no limit.", 1);

    /// <summary>Initializes a new instance of the <see cref="TrainingOptions"/> class.</summary>
    /// <param name="gate">What the law of the gates is, in the help.</param>
    public TrainingOptions(string gate = "The law of the gates")
    {
        // Nine names would widen the help's first column past all reading.
        _gate.HelpName = "NAME";
        _gate.Description = $"{gate}: {string.Join(", ", GateNames.All.Select(one => one.Name))}. Default: gaussian.";
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_gate);
        command.Options.Add(_seed);
        command.Options.Add(_device);
        command.Options.Add(_seconds);
    }

    public GateKind? Gate(ParseResult parse) => parse.GetValue(_gate);

    public int Seed(ParseResult parse) => parse.GetValue(_seed) ?? 0;

    public ComputeDevice Device(ParseResult parse) => parse.GetValue(_device) ?? ComputeDevice.Auto;

    public uint? Seconds(ParseResult parse) => (uint?)parse.GetValue(_seconds);
}
