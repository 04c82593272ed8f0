using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>Sees given pixels of images: at their places, all others 0, or side by side, channel after channel.</summary>
internal sealed class SelectedPixels
{
    private readonly Tensor _places;
    private readonly bool _keepsPlaces;

    /// <summary>Initializes a new instance of the <see cref="SelectedPixels"/> class, in the scope of the caller.</summary>
    public SelectedPixels(IReadOnlyList<int> selected, PixelGrid grid, bool keepsPlaces, Device device)
    {
        _keepsPlaces = keepsPlaces;
        long[] values = [.. Enumerable.Range(0, grid.Channels).SelectMany(channel => selected.Select(pixel => ((long)channel * grid.PixelCount) + pixel))];
        if (keepsPlaces)
        {
            float[] mask = new float[grid.ValueCount];
            foreach (long value in values)
            {
                mask[value] = 1;
            }

            _places = tensor(mask, [1, mask.Length], null, device);
            ValueCount = mask.Length;
        }
        else
        {
            _places = tensor(values, null, device);
            ValueCount = values.Length;
        }
    }

    /// <summary>The number of values that a network sees of an image.</summary>
    public int ValueCount { get; }

    /// <summary>Observes images, [rows, values].</summary>
    public Tensor See(Tensor images) => _keepsPlaces ? images * _places : images.index_select(1, _places);
}
