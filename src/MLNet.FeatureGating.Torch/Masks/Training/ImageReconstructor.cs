using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>Makes images of their selected pixels.</summary>
public sealed class ImageReconstructor : IDisposable
{
    private readonly nn.Module<Tensor, Tensor> _network;
    private readonly Device _device;
    private readonly bool _keepsPlaces;
    private bool _isDisposed;

    internal ImageReconstructor(nn.Module<Tensor, Tensor> network, PixelGrid grid, IReadOnlyList<int> selected, bool keepsPlaces, Device device)
    {
        _network = network;
        _network.eval();
        foreach (Tensor tensor in ((ChannelLayer)network).OwnTensors())
        {
            tensor.DetachFromDisposeScope();
        }

        _device = device;
        _keepsPlaces = keepsPlaces;
        Grid = grid;
        Selected = selected;
    }

    /// <summary>Gets the size of the images.</summary>
    public PixelGrid Grid { get; }

    /// <summary>Gets the pixels that it looks at.</summary>
    public IReadOnlyList<int> Selected { get; }

    /// <summary>Makes images.</summary>
    /// <param name="images">Whole images, planar, of which the selected pixels alone are looked at.</param>
    /// <returns>As many images; of a network that classifies, as many logits for each class.</returns>
    /// <exception cref="ArgumentException">There is part of an image.</exception>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public float[] Reconstruct(ReadOnlySpan<float> images)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        int width = Grid.ValueCount;
        if (images.Length % width != 0)
        {
            throw new ArgumentException($"Expected whole images of {Grid}, {width} values each, but there are {images.Length} values.", nameof(images));
        }

        int rows = images.Length / width;
        if (rows == 0)
        {
            return [];
        }

        int pixels = Grid.PixelCount;
        int values = _keepsPlaces ? width : Selected.Count * Grid.Channels;
        float[] seen = new float[rows * values];
        for (int row = 0; row < rows; row++)
        {
            for (int channel = 0; channel < Grid.Channels; channel++)
            {
                for (int i = 0; i < Selected.Count; i++)
                {
                    int place = (channel * pixels) + Selected[i];
                    seen[(row * values) + (_keepsPlaces ? place : (channel * Selected.Count) + i)] = images[(row * width) + place];
                }
            }
        }

        using IDisposable off = no_grad();
        using var scope = NewDisposeScope();
        return _network.call(tensor(seen, [rows, values], null, _device)).cpu().data<float>().ToArray();
    }

    /// <summary>Frees the network.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _network.Dispose();
    }
}
