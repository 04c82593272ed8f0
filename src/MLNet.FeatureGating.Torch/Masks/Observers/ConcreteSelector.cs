using MLNet.FeatureGating.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>
/// CAE: each of k selectors is a concrete variable over all pixels, softmax((log alpha + g) / T) with Gumbel numbers g, and sees the mean of the
/// pixels under it; T falls from 10 to 0.01, exponentially over the training (A. Abid, M. F. Balin, J. Zou, ICML 2019).
/// </summary>
/// <remarks>
/// Selectors that have not settled often want the same pixel. Collapsed, the surest selector takes its pixel first, and every other one the best of
/// those that are left.
/// </remarks>
internal sealed class ConcreteSelector : PixelObserver
{
    private const double Hottest = 10;
    private const double Coldest = 0.01;

    // Gumbel numbers of uniform ones that are neither 0 nor 1.
    private const double Margin = 1.0 / (1 << 24);

    // What may not be selected has next to no weight.
    private const double Never = -1e4;

    private readonly PixelGrid _grid;
    private readonly bool[] _isSelectable;
    private readonly Parameter _logits;
    private readonly Tensor _exclusion;

    /// <summary>Initializes a new instance of the <see cref="ConcreteSelector"/> class.</summary>
    /// <param name="selectors">The number of pixels to select.</param>
    /// <param name="grid">The size of the images.</param>
    /// <param name="isSelectable">Whether each pixel may be selected.</param>
    /// <param name="seed">The seed of the logits.</param>
    /// <param name="device">Where they lie.</param>
    public ConcreteSelector(int selectors, PixelGrid grid, bool[] isSelectable, int seed, Device device)
    {
        _grid = grid;
        _isSelectable = isSelectable;
        using var generator = new Generator(SeedStream.Weights(seed));

        // As Glorot and Bengio (2010), which the paper's code starts from.
        double bound = Math.Sqrt(6.0 / (selectors + grid.PixelCount));
        Tensor logits = empty([selectors, grid.PixelCount], ScalarType.Float32).uniform_(-bound, bound, generator);
        _logits = new Parameter(as_tensor(logits, null, device));
        _exclusion = tensor(Array.ConvertAll(isSelectable, selectable => selectable ? 0f : (float)Never), null, device);
    }

    /// <summary>The logits log alpha, [selectors, pixels].</summary>
    public Parameter Logits => _logits;

    public override IReadOnlyList<Parameter> Parameters => [_logits];

    public override int ValueCount => (int)_logits.shape[0] * _grid.Channels;

    public override bool KeepsPlaces => false;

    public override Observation Observe(Tensor images, Generator generator, double progress)
    {
        double temperature = Hottest * Math.Pow(Coldest / Hottest, progress);
        Tensor gumbel = empty(_logits.shape, ScalarType.Float32, _logits.device).uniform_(Margin, 1 - Margin, generator).log().neg().log().neg();
        return new(See(images, ((_logits + _exclusion + gumbel) / temperature).softmax(1)), null, null, null);
    }

    /// <summary>The probability that at least one selector is at each pixel.</summary>
    public override double[] Probabilities()
    {
        double[][] selectors = Weights();
        return [.. Enumerable.Range(0, _grid.PixelCount).Select(pixel => 1 - selectors.Aggregate(1.0, (none, weights) => none * (1 - weights[pixel])))];
    }

    /// <summary>One pixel a selector, in the order of the selectors; where another number is asked for, the most probable.</summary>
    public override int[] Collapse(int count)
    {
        double[][] selectors = Weights();
        if (count != selectors.Length)
        {
            double[] probabilities = Probabilities();
            return [.. Enumerable.Range(0, _grid.PixelCount).Where(pixel => _isSelectable[pixel])
                .OrderByDescending(pixel => probabilities[pixel]).Take(count)];
        }

        int[] pixels = new int[count];
        bool[] isFree = [.. _isSelectable];
        foreach (int selector in Enumerable.Range(0, count).OrderByDescending(selector => selectors[selector].Max()))
        {
            int best = Enumerable.Range(0, isFree.Length).Where(pixel => isFree[pixel]).MaxBy(pixel => selectors[selector][pixel]);
            pixels[selector] = best;
            isFree[best] = false;
        }

        return pixels;
    }

    public override void Dispose()
    {
        _logits.Dispose();
        _exclusion.Dispose();
    }

    private double[][] Weights()
    {
        using IDisposable off = no_grad();
        using var scope = NewDisposeScope();
        float[] weights = (_logits + _exclusion).softmax(1).cpu().data<float>().ToArray();
        return [.. weights.Chunk(_grid.PixelCount).Select(row => Array.ConvertAll(row, weight => (double)weight))];
    }

    // [rows, channels, pixels] x [pixels, selectors]
    private Tensor See(Tensor images, Tensor weights)
    {
        long rows = images.shape[0];
        Tensor seen = images.view(rows * _grid.Channels, _grid.PixelCount).mm(weights.t());
        return seen.view(rows, _grid.Channels * weights.shape[0]);
    }
}
