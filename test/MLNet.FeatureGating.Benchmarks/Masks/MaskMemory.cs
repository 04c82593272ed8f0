using System.Diagnostics;
using System.Globalization;
using MLNet.FeatureGating.Pixels;
using Microsoft.ML;
using Microsoft.ML.Data;
using PixelMasks;
using SampleData.Files;

namespace MLNet.FeatureGating.Benchmarks.Masks;

/// <summary>
/// The most memory of a process that fits a mask on all images of MNIST, read from their bytes, against the tensor of their values: from a source
/// that tells how many rows there are, and from one that does not.
/// </summary>
internal static class MaskMemory
{
    /// <summary>The argument that makes this program the process that is measured.</summary>
    public const string Child = "mask-memory-child";

    private const double MegaByte = 1e6;
    private const double AllowedFactor = 1.5;
    private const double AllowedMegaBytes = 500;
    private const int Steps = 300;
    private const int PixelCount = 30;

    public static string[] Options { get; } = ["methods"];

    public static void Run(BenchmarkOptions options)
    {
        PixelMaskMethod[] methods = MethodName.Parse(options.Names("methods", MethodName.All));
        var table = new MarkdownTable("way of selecting", "most memory, MB", "without a row count", "allowed, MB", "seconds", "without a row count");
        bool holds = true;
        double tensor = 0;
        foreach (PixelMaskMethod method in methods)
        {
            (string known, double allowed, double seconds) = Measure(method, isCounted: true);
            (string unknown, _, double otherSeconds) = Measure(method, isCounted: false);
            table.Add(MethodName.Title(method), known, unknown, $"{allowed:F0}", $"{seconds:F0}", $"{otherSeconds:F0}");
        }

        table.Print();
        Console.WriteLine(
            $"  allowed are {AllowedFactor} times the tensor of {tensor:F0} MB and {AllowedMegaBytes} MB: "
            + $"{(holds ? "it holds" : "IT DOES NOT HOLD")} for "
            + $"{(methods.Length == MethodName.All.Count ? "all ways" : "the ways above")}, with and without a row count");

        (string Most, double Allowed, double Seconds) Measure(PixelMaskMethod method, bool isCounted)
        {
            string[] parts = Peer.Run(
                Environment.ProcessPath!, [typeof(MaskMemory).Assembly.Location, Child, method.ToString(), isCounted.ToString()])[^1].Split(':');
            double most = Peer.Number(parts[0]);
            tensor = Peer.Number(parts[1]);
            double allowed = (AllowedFactor * tensor) + AllowedMegaBytes;
            holds &= most <= allowed;
            return ($"{most:F0}{(most > allowed ? ": TOO MUCH" : string.Empty)}", allowed, Peer.Number(parts[2]));
        }
    }

    /// <summary>What the process that is measured does.</summary>
    /// <param name="method">The way of selecting.</param>
    /// <param name="isCounted">Whether the source tells how many rows there are.</param>
    public static void RunChild(string method, bool isCounted)
    {
        var clock = Stopwatch.StartNew();
        var images = IdxFile.Read(DataScript.Bring("mnist"), "train-images-idx3-ubyte");
        (int count, int height, int width) = (images.Dimensions[0], images.Dimensions[1], images.Dimensions[2]);
        var mlContext = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(ImageRow));
        schema[nameof(ImageRow.Pixels)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, height, width);

        // An array tells how many rows there are; the numbers of a row are made as it is read.
        IEnumerable<ImageRow> rows = Rows(images.Bytes, count, height * width);
        IDataView view = mlContext.Data.LoadFromEnumerable(isCounted ? rows.ToArray() : rows, schema);
        if (view.GetRowCount() != (isCounted ? count : null))
        {
            throw new InvalidOperationException(
                $"The source tells of {view.GetRowCount()?.ToString(CultureInfo.InvariantCulture) ?? "no number of"} rows.");
        }

        var options = new PixelMaskOptions
        {
            Method = Enum.Parse<PixelMaskMethod>(method),
            PixelCount = PixelCount,
            Steps = Steps,
            RefitSteps = Steps,
        };
        using PixelMaskTransformer transformer = mlContext.FeatureGating()
            .SelectPixelsByLogitNormalMask("Selected", nameof(ImageRow.Pixels), options: options).Fit(view);
        double tensor = sizeof(float) * (double)images.Bytes.Length / MegaByte;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{HighWaterMark() / MegaByte}:{tensor}:{clock.Elapsed.TotalSeconds}"));
    }

    private static IEnumerable<ImageRow> Rows(byte[] bytes, int count, int width)
    {
        for (int row = 0; row < count; row++)
        {
            yield return new(bytes.AsMemory(row * width, width));
        }
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
