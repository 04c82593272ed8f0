using System.Diagnostics;
using System.Globalization;
using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Training;
using SampleData;
using SampleData.Files;

namespace MLNet.FeatureGating.Benchmarks.Masks;

/// <summary>
/// A training step of each mask with each network, here and in Python with plain PyTorch: real trainings on MNIST in two processes, which take turns
/// of some steps each, on one thread.
/// </summary>
internal static class MaskStep
{
    // The trainer tells how far it is after so many steps.
    private const int StepsOfTurn = 50;

    private const int BatchSize = 256;
    private const int PixelCount = 30;

    private static readonly (string Name, string Title, MaskMethod? Method)[] Models =
    [
        ("none", "no mask", null),
        ("iln", "ILN", MaskMethod.IndependentLogitNormal),
        ("sct", "SCT", MaskMethod.Concrete),
        ("vln", "VLN", MaskMethod.CorrelatedLogitNormal),
        ("hnet", "HNet-LN, 16 representations a batch", MaskMethod.HyperNetworkLogitNormal),
        ("cae", "CAE", MaskMethod.ConcreteAutoencoder),
    ];

    private static readonly string[] Networks = ["dense", "convolutional"];

    public static string[] Options { get; } = ["networks", "models", "rounds"];

    public static void Run(BenchmarkOptions options)
    {
        string[] models = options.Names("models", [.. Models.Select(model => model.Name)]);
        DataFolder folder = DataScript.Bring("mnist");
        var training = ImageData.ReadTraining(folder);
        var images = new ImageSet(training.Values, new PixelGrid(training.Height, training.Width));
        Console.WriteLine(
            $"  {BatchSize} images of {images.Grid} a step, {PixelCount} pixels, one thread, turns of {StepsOfTurn} steps; "
            + "milliseconds a step: median and range");
        foreach (string network in options.Names("networks", Networks))
        {
            // Steps of the residual network take fifty times as long.
            int rounds = options.Number("rounds", network == "dense" ? 8 : 3);
            Console.WriteLine(network == "dense" ? "  784-256-256-784" : "  ResNet, 16 filters, 2 blocks (CAE: DCGAN decoder, 16 filters)");
            var table = new MarkdownTable("mask", "here", "Python", "here / Python");
            foreach ((string name, string title, MaskMethod? method) in Models.Where(model => models.Contains(model.Name)))
            {
                (Sample here, Sample python) = Measure(images, name, method, network, rounds, folder.Path);
                table.Add(title, Text(here), Text(python), $"{here.Median / python.Median:F2}");
            }

            table.Print();
        }
    }

    private static (Sample Here, Sample Python) Measure(
        ImageSet images, string name, MaskMethod? method, string network, int rounds, string folder)
    {
        var here = new Sample();
        var python = new Sample();
        int steps = StepsOfTurn * (rounds + 1);
        string[] arguments = [name, network, folder, Peer.Text(PixelCount), Peer.Text(BatchSize), Peer.Text(steps)];
        using var peer = PeerSession.Start("mask_step.py", arguments);
        var turns = new Turns(peer, here, python);
        var trainer = new MaskTrainer(new()
        {
            Method = method ?? default,
            Reconstructor = network == "dense" ? ReconstructorKind.Dense : ReconstructorKind.Convolutional,
            Steps = steps,
            RefitSteps = method is null ? steps : 0,
            BatchSize = BatchSize,
            Device = ComputeDevice.Cpu,
            Threads = 1,
        });
        ImageSet few = images.Take(Enumerable.Range(0, BatchSize));
        if (method is null)
        {
            trainer.Refit(images, few, [.. Enumerable.Range(0, images.Grid.PixelCount)], progress: turns).Reconstructor.Dispose();
        }
        else
        {
            trainer.Train(images, few, PixelCount, progress: turns).Dispose();
        }

        return (here, python);
    }

    private static string Text(Sample seconds) => string.Create(
        CultureInfo.InvariantCulture, $"{1000 * seconds.Median:F2} ({1000 * seconds.Minimum:F2} to {1000 * seconds.Maximum:F2})");

    /// <summary>Lets the peer have its turn whenever the trainer has done some steps. The first turn of both warms up.</summary>
    private sealed class Turns(PeerSession peer, Sample here, Sample python) : IProgress<MaskTrainingProgress>
    {
        private readonly Stopwatch _clock = new();
        private bool _isWarm;

        public void Report(MaskTrainingProgress value)
        {
            double own = _clock.Elapsed.TotalSeconds / StepsOfTurn;
            double its = Peer.Number(peer.Ask(Peer.Text(StepsOfTurn))) / StepsOfTurn;
            if (_isWarm)
            {
                here.Add(own);
                python.Add(its);
            }

            _isWarm = true;
            _clock.Restart();
        }
    }
}
