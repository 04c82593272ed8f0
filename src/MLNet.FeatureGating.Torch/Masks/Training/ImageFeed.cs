using MLNet.FeatureGating.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>
/// Deals images out to steps in an order that a seed decides, epoch after epoch. Rows are gathered outside of torch: it never holds more than a
/// batch.
/// </summary>
internal sealed class ImageFeed
{
    private readonly ImageSet _images;
    private readonly Device _device;
    private readonly int _seed;
    private readonly int _batchSize;
    private readonly int[] _order;
    private int _epoch;
    private int _next;

    /// <summary>Initializes a new instance of the <see cref="ImageFeed"/> class.</summary>
    public ImageFeed(ImageSet images, int batchSize, int seed, Device device)
    {
        _images = images;
        _device = device;
        _seed = seed;
        _batchSize = Math.Min(batchSize, images.Count);
        _order = new int[images.Count];
        _next = images.Count;
    }

    /// <summary>The images of the next step. What is left of an epoch and too few for a step is left out: each epoch leaves others.</summary>
    public ImageBatch Next()
    {
        if (_next + _batchSize > _order.Length)
        {
            RowOrder.Fill(_order, _seed, _epoch++);
            _next = 0;
        }

        ImageBatch batch = Gather(_order.AsSpan(_next, _batchSize));
        _next += _batchSize;
        return batch;
    }

    /// <summary>All images in their own order, in batches.</summary>
    public IEnumerable<ImageBatch> All()
    {
        for (int start = 0; start < _images.Count; start += _batchSize)
        {
            int[] rows = [.. Enumerable.Range(start, Math.Min(_batchSize, _images.Count - start))];
            yield return Gather(rows);
        }
    }

    private ImageBatch Gather(ReadOnlySpan<int> rows)
    {
        int width = _images.Grid.ValueCount;
        Tensor gathered = empty([rows.Length, width], ScalarType.Float32);
        Span<float> to = TensorMemory.Floats(gathered);
        for (int i = 0; i < rows.Length; i++)
        {
            _images.ImageAt(rows[i]).CopyTo(to[(i * width)..]);
        }

        Tensor images = gathered;
        if (_device.type != DeviceType.CPU)
        {
            images = as_tensor(gathered, null, _device);
            gathered.Dispose();
        }

        if (_images.ClassCount == 0)
        {
            return new(images, null);
        }

        long[] classes = new long[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            classes[i] = _images.ClassAt(rows[i]);
        }

        return new(images, tensor(classes, null, _device));
    }
}
