using System.CommandLine;
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
    private readonly Option<double?> _lambda = Options.Number("--lambda", "X", "Keep the pixels whose gates stay open under this weight of the "
        + "penalty.", 0, 1e6);
    private readonly Option<string?> _output = Options.Text("--output", "DIR", $"The folder to write to. Default: {DefaultOutput}.");
    private readonly Option<bool> _quiet = Options.Flag("--quiet", "Say nothing but errors and warnings.");
    private readonly TrainingOptions _training = new();

    public Command Create()
    {
        var command = new Command("masks", "Selects the pixels of images that tell their classes apart, or that the images can be made again of.");
        Option[] options = [_images, _labels, _label, _width, _height, _channels, _interleaved, _limit, _pixels, _lambda];
        foreach (Option option in options)
        {
            command.Options.Add(option);
        }

        _training.AddTo(command);
        command.Options.Add(_output);
        command.Options.Add(_quiet);
        command.SetAction(parse => (int)MaskRunner.Run(Request(parse), new(Console.Out, Console.Error, parse.GetValue(_quiet))));
        return command;
    }

    private MaskRequest Request(ParseResult parse)
    {
        int? pixels = parse.GetValue(_pixels);
        double? lambda = parse.GetValue(_lambda);
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
            Pixels = pixels,
            Lambda = lambda ?? 0,
            Gate = _training.Gate(parse),
            Seed = _training.Seed(parse),
            Device = _training.Device(parse),
            Seconds = _training.Seconds(parse),
            OutputFolder = parse.GetValue(_output) ?? DefaultOutput,
        };
    }
}
