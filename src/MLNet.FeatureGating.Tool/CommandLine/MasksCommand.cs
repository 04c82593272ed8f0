using System.CommandLine;
using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Reports;
using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Imaging;

namespace MLNet.FeatureGating.Tool.CommandLine;

/// <summary><c>featuregate masks</c>: its options, and what they mean together.</summary>
internal sealed class MasksCommand
{
    private const string DefaultOutput = "mask";

    private readonly Option<string?> _images = Options.Text(
        "--images", "FILE", "The images: an IDX file (MNIST's format, .gz or not), or a csv file with a column for each value of "
            + "an image.", isRequired: true);

    private readonly Option<string?> _labels = Options.Text("--labels", "FILE", "An IDX file with the images' classes: pixels are selected that "
        + "tell these apart.");
    private readonly Option<string?> _label = Options.Text("--label", "COLUMN", "The column of the csv file with the images' classes.");
    private readonly Option<int?> _width = Options.Whole("--width", "N", "Of a csv file: the pixels of a row.", 1, 100_000);
    private readonly Option<int?> _height = Options.Whole("--height", "N", "Of a csv file: the rows of pixels.", 1, 100_000);
    private readonly Option<int?> _channels = Options.Whole("--channels", "N", "Of a csv file: the values of a pixel, 3 for red, green and blue. "
        + "Default: 1.", 1, 1000);
    private readonly Option<bool> _interleaved = Options.Flag("--interleaved", "Of a csv file: a pixel's channels stand side by side, rather than "
        + "one channel after another.");
    private readonly Option<int?> _limit = Options.Whole("--limit", "N", "Take the first N images only.", 2);
    private readonly Option<int?> _pixels = Options.Whole("--pixels", "K", "Keep exactly K pixels.", 1);
    private readonly Option<PixelMaskMethod?> _method = Options.Choice(
        "--method",
        $"The way of selecting: {string.Join(", ", MethodNames.All.Select(method => method.Name))}. Of these, vln, hnet, iln and sct are laws of "
        + "masks that are trained with a network, cae is a concrete autoencoder, and the others are linear: they train no mask, and look at no "
        + "labels. Default: locally-linear; stochastic gates with labels, --gate or --lambda.",
        MethodNames.All);

    private readonly Option<int?> _steps = Options.Whole("--steps", "N", $"The steps that a mask is trained. Default: {Defaults.Steps}.", 1);
    private readonly Option<int?> _refitSteps = Options.Whole("--refit-steps", "N", "The steps that a network is then trained on the selected "
        + $"pixels, to tell how good they are; 0 leaves it out. Default: {Defaults.RefitSteps}.", 0);

    private readonly Option<double?> _lambda = Options.Number("--lambda", "X", "Stochastic gates: keep the pixels whose gates stay open under this "
        + "weight of the penalty.", 0, 1e6);
    private readonly Option<int?> _epochs = Options.Whole("--epochs", "N", "Stochastic gates: the epochs that they are trained at most.", 1);
    private readonly Option<int?> _threads = Options.Whole("--threads", "N", "The number of threads. Default: 1; of stochastic gates, one a "
        + "processor.", 1, 1024);
    private readonly Option<string?> _output = Options.Text("--output", "DIR", $"The folder to write to. Default: {DefaultOutput}.");
    private readonly Option<bool> _quiet = Options.Flag("--quiet", "Say nothing but errors and warnings.");
    private readonly TrainingOptions _training = new("Stochastic gates of this law");

    private static PixelMaskOptions Defaults { get; } = new();

    public Command Create()
    {
        // The names would widen the help's first column past all reading.
        _method.HelpName = "NAME";
        var command = new Command("masks", "Selects the pixels of images that tell their classes apart, or that the images can be made again of.");
        Option[] input = [_images, _labels, _label, _width, _height, _channels, _interleaved, _limit];
        Option[] options = [.. input, _pixels, _method, _steps, _refitSteps, _lambda, _epochs];
        foreach (Option option in options)
        {
            command.Options.Add(option);
        }

        _training.AddTo(command);
        command.Options.Add(_threads);
        command.Options.Add(_output);
        command.Options.Add(_quiet);
        command.SetAction(parse => (int)MaskRunner.Run(Request(parse), new(Console.Out, Console.Error, parse.GetValue(_quiet))));
        return command;
    }

    private MaskRequest Request(ParseResult parse)
    {
        int? pixels = parse.GetValue(_pixels);
        double? lambda = parse.GetValue(_lambda);
        PixelMaskMethod? method = Method(parse);
        if (pixels is null == lambda is null)
        {
            throw ToolException.Arguments(pixels is null
                ? "Say how many pixels to keep: by --pixels a number of them, or by --lambda what they must be worth."
                : "--pixels and --lambda each say how many pixels are kept: choose one.");
        }

        if (parse.GetValue(_labels) is not null && parse.GetValue(_label) is not null)
        {
            throw ToolException.Arguments("--labels and --label each say what the images are of: choose one.");
        }

        return new()
        {
            ImagesPath = parse.GetValue(_images)!,
            LabelsPath = parse.GetValue(_labels),
            LabelColumn = parse.GetValue(_label),
            Width = parse.GetValue(_width),
            Height = parse.GetValue(_height),
            Channels = parse.GetValue(_channels),
            Order = parse.GetValue(_interleaved) ? PixelOrder.Interleaved : PixelOrder.Planar,
            Limit = parse.GetValue(_limit) ?? int.MaxValue,
            Method = method,
            Pixels = pixels,
            Lambda = lambda ?? 0,
            Gate = _training.Gate(parse),
            Steps = parse.GetValue(_steps),
            RefitSteps = parse.GetValue(_refitSteps),
            Epochs = parse.GetValue(_epochs),
            Seed = _training.Seed(parse),
            Device = _training.Device(parse),
            Threads = parse.GetValue(_threads),
            Seconds = _training.Seconds(parse),
            OutputFolder = parse.GetValue(_output) ?? DefaultOutput,
        };
    }

    // Null for stochastic gates, which need no torch: so they are what selects for labels where nothing else is named.
    private PixelMaskMethod? Method(ParseResult parse)
    {
        PixelMaskMethod? named = parse.GetValue(_method);
        string? labels = parse.GetValue(_labels) is not null ? "--labels" : parse.GetValue(_label) is not null ? "--label" : null;
        string? ofGates = _training.Gate(parse) is not null ? "--gate"
            : parse.GetValue(_lambda) is not null ? "--lambda"
            : named is null ? labels : null;
        if (ofGates is not null)
        {
            string? other = named is not null ? "--method"
                : parse.GetValue(_steps) is not null ? "--steps"
                : parse.GetValue(_refitSteps) is not null ? "--refit-steps" : null;
            return other is null
                ? null
                : throw ToolException.Arguments(ofGates == labels
                    ? $"With {labels}, stochastic gates select where no --method is named, which {other} is not for: name a --method, or leave it out."
                    : $"{ofGates} selects by stochastic gates, which {other} is not for: choose one.");
        }

        if (parse.GetValue(_epochs) is not null)
        {
            throw ToolException.Arguments("--epochs is of stochastic gates, which labels, --gate or --lambda select by: give one, or --steps instead.");
        }

        PixelMaskMethod method = named ?? PixelMaskMethod.LocallyLinear;
        if (labels is not null && !MaskedPixels.Trains(method))
        {
            throw ToolException.Arguments($"--method {MethodNames.Of(method)} looks at no labels: leave --labels and --label out, or take vln, hnet, "
                + "iln, sct or cae.");
        }

        return MaskedPixels.Trains(method) || parse.GetValue(_steps) is null
            ? method
            : throw ToolException.Arguments($"--steps: --method {MethodNames.Of(method)} trains no mask. Leave it out, or take vln, hnet, iln, sct "
                + "or cae.");
    }
}
