using System.Diagnostics;
using System.Globalization;
using MLNet.FeatureGating.Pixels;
using Microsoft.ML;
using Microsoft.ML.Data;
using PixelMasks;
using SampleData.Files;

namespace MLNet.FeatureGating.Benchmarks.Masks;

/// <summary>The most memory of a process that fits a mask on all images of MNIST, read from their bytes, against the tensor of their values.</summary>
internal static class MaskMemory
{
    /// <summary>The argument that makes this program the process that is measured.</summary>
    public const string Child = "mask-memory-child";

    private const double MegaByte = 1e6;
    private const double AllowedFactor = 1.5;
    private const double AllowedMegaBytes = 500;
    private const int Steps = 300;
    private const int PixelCount = 30;

    public static void Run()
    {
        var table = new MarkdownTable("way of selecting", "most memory, MB", "tensor, MB", "allowed, MB", "seconds");
        PixelMaskMethod[] methods =
            [.. new[] { PixelMaskMethod.CorrelatedLogitNormal, MethodName.Default, PixelMaskMethod.GreedyLinear }.Distinct()];
        foreach (PixelMaskMethod method in methods)
        {
            string[] parts = Peer.Run(Environment.ProcessPath!, [typeof(MaskMemory).Assembly.Location, Child, method.ToString()])[^1].Split(':');
            (double most, double tensor, double seconds) = (Peer.Number(parts[0]), Peer.Number(parts[1]), Peer.Number(parts[2]));
            double allowed = (AllowedFactor * tensor) + AllowedMegaBytes;
            table.Add(
                MethodName.Title(method),
                $"{most:F0}{(most > allowed ? ": TOO MUCH" : string.Empty)}",
                $"{tensor:F0}",
                $"{allowed:F0}",
                $"{seconds:F0}");
        }

        table.Print();
    }

    /// <summary>What the process that is measured does.</summary>
    /// <param name="method">The way of selecting.</param>
    public static void RunChild(string method)
    {
        var clock = Stopwatch.StartNew();
        var images = IdxFile.Read(DataScript.Bring("mnist"), "train-images-idx3-ubyte");
        (int count, int height, int width) = (images.Dimensions[0], images.Dimensions[1], images.Dimensions[2]);
        var mlContext = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(ImageRow));
        schema[nameof(ImageRow.Pixels)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, height, width);

        // An array tells how many rows there are; their numbers are made as they are read.
        int pixels = height * width;
        ImageRow[] rows = [.. Enumerable.Range(0, count).Select(image => new ImageRow(images.Bytes.AsMemory(image * pixels, pixels)))];
        using PixelMaskTransformer transformer = mlContext.FeatureGating().SelectPixelsByLogitNormalMask("Selected", nameof(ImageRow.Pixels), options: new()
        {
            Method = Enum.Parse<PixelMaskMethod>(method),
            PixelCount = PixelCount,
            Steps = Steps,
            RefitSteps = Steps,
        }).Fit(mlContext.Data.LoadFromEnumerable(rows, schema));
        double tensor = sizeof(float) * (double)images.Bytes.Length / MegaByte;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{HighWaterMark() / MegaByte}:{tensor}:{clock.Elapsed.TotalSeconds}"));
    }

    // VmHWM, in kB.
    private static double HighWaterMark()
    {
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return 1024 * double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    private sealed class ImageRow(ReadOnlyMemory<byte> bytes)
    {
        public float[] Pixels
        {
            get
            {
                float[] pixels = new float[bytes.Length];
                for (int i = 0; i < pixels.Length; i++)
                {
                    pixels[i] = bytes.Span[i] / 255f;
                }

                return pixels;
            }

            // ML.NET takes properties that could be written to alone.
            set => throw new NotSupportedException("The bytes are not to be changed.");
        }
    }
}
