using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>Learns what a network sees of images.</summary>
internal abstract class PixelObserver : IDisposable
{
    /// <summary>What is learnt.</summary>
    public abstract IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The number of values that a network sees of an image.</summary>
    public abstract int ValueCount { get; }

    /// <summary>Whether values stay at their places in the image, rather than side by side.</summary>
    public abstract bool KeepsPlaces { get; }

    /// <summary>Observes images, with noise of its own for each.</summary>
    /// <param name="images">The images, [rows, values].</param>
    /// <param name="generator">The source of the noise.</param>
    /// <param name="progress">The part of training that is over. Range: 0 to 1.</param>
    public abstract Observation Observe(Tensor images, Generator generator, double progress);

    /// <summary>Holds what is learnt to where it can still be learnt; called after every step, without gradients.</summary>
    public virtual void HoldToLiveRange()
    {
    }

    /// <summary>The probability that each pixel is selected, at temperature 0.</summary>
    public abstract double[] Probabilities();

    /// <summary>The pixels to select, as many as asked for, the most probable first.</summary>
    public abstract int[] Collapse(int count);

    public abstract void Dispose();
}
