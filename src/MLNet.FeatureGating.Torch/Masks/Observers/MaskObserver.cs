using MLNet.FeatureGating.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>Sees images through masks: their pixels stay where they are, those that are masked are 0.</summary>
internal sealed class MaskObserver : PixelObserver
{
    private readonly PixelGrid _grid;
    private readonly bool[] _isSelectable;

    /// <summary>Initializes a new instance of the <see cref="MaskObserver"/> class.</summary>
    /// <param name="law">The law of the masks; taken over.</param>
    /// <param name="grid">The size of the images.</param>
    /// <param name="isSelectable">Whether each pixel may be selected: the others are never seen, and do not count as open.</param>
    public MaskObserver(MaskLaw law, PixelGrid grid, bool[] isSelectable)
    {
        Law = law;
        _grid = grid;
        _isSelectable = isSelectable;
        law.Exclude(isSelectable);
    }

    public MaskLaw Law { get; }

    public override IReadOnlyList<Parameter> Parameters => Law.Parameters;

    public override int ValueCount => _grid.ValueCount;

    public override bool KeepsPlaces => true;

    public override Observation Observe(Tensor images, Generator generator, double progress)
    {
        MaskDraw draw = Law.Draw(Law.Noise((int)images.shape[0], generator));
        return new(See(images, draw.Masks), draw.Open.sum(), draw.Full.sum(), draw.OpenAtZero.sum());
    }

    public override void HoldToLiveRange()
    {
        using IDisposable off = no_grad();
        Law.HoldToLiveRange();
    }

    public override double[] Probabilities()
    {
        using IDisposable off = no_grad();
        using var scope = NewDisposeScope();
        float[] open = Law.OpenProbabilities().cpu().data<float>().ToArray();
        return Array.ConvertAll(open, probability => (double)probability);
    }

    public override int[] Collapse(int count)
    {
        double[] probabilities = Probabilities();
        return [.. Enumerable.Range(0, probabilities.Length).Where(pixel => _isSelectable[pixel])
            .OrderByDescending(pixel => probabilities[pixel]).Take(count)];
    }

    public override void Dispose() => Law.Dispose();

    private Tensor See(Tensor images, Tensor masks) => _grid.Channels == 1
        ? images * masks
        : (images.view(images.shape[0], _grid.Channels, _grid.PixelCount) * masks.unsqueeze(1)).view(images.shape[0], _grid.ValueCount);
}
