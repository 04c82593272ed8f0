using MLNet.FeatureGating.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNet.FeatureGating.Pixels;

/// <summary>A reconstruction on the columns of one schema.</summary>
internal sealed class ReconstructionBinding
{
    private const int BytesPerPixel = 4;

    private readonly PixelReconstructionTransformer _transformer;
    private readonly DataViewSchema.Column _input;

    // The places, in a planar image, of the values of the input.
    private readonly int[] _places;

    public ReconstructionBinding(PixelReconstructionTransformer transformer, DataViewSchema inputSchema, DataViewSchema.Column input)
    {
        _transformer = transformer;
        _input = input;
        InputSchema = inputSchema;
        _places = Places(((VectorDataViewType)input.Type).Size);
        var schema = new DataViewSchema.Builder();
        schema.AddColumns(inputSchema);
        schema.AddColumn(transformer.OutputColumnName, OutputType());
        Schema = schema.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema Schema { get; }

    public DataViewSchema.Column Input => _input;

    /// <summary>The column that is added.</summary>
    public DataViewSchema.Column Output => Schema[InputSchema.Count];

    public bool IsImage => _transformer.Options.Output == PixelReconstructionOutput.Image;

    public int ValueCount => Grid.ValueCount;

    private PixelGrid Grid => _transformer.Selection.Grid;

    /// <summary>Gives what reads a row's selected values into a planar image, of which the rest is 0.</summary>
    public Action<Memory<float>> Reader(DataViewRow row) => ((VectorDataViewType)_input.Type).ItemType.RawType == typeof(float)
        ? Reader<float>(row, value => value)
        : Reader<double>(row, value => (float)value);

    /// <summary>Makes whole images of read ones, in the layout and unit of the selection's input.</summary>
    public float[] Reconstruct(float[] images)
    {
        PixelMaskTransformer selection = _transformer.Selection;
        selection.Scaling.Apply(images);
        float[] made = selection.Reconstructor.Reconstruct(images);
        selection.Scaling.Undo(made);
        selection.Layout.FromPlanar(made);
        return made;
    }

    /// <summary>Makes an image of reconstructed values.</summary>
    public MLImage ToImage(ReadOnlySpan<float> values)
    {
        byte[] bytes = new byte[Grid.PixelCount * BytesPerPixel];
        PixelLayout layout = _transformer.Selection.Layout;
        for (int slot = 0; slot < values.Length; slot++)
        {
            byte value = (byte)Math.Clamp(Math.Round(values[slot] * _transformer.Options.ImageScale), 0, 255);
            Span<byte> pixel = bytes.AsSpan(layout.PixelOf(slot) * BytesPerPixel, BytesPerPixel);
            pixel[BytesPerPixel - 1] = 255;
            if (Grid.Channels == 1)
            {
                pixel[..(BytesPerPixel - 1)].Fill(value);
            }
            else
            {
                pixel[layout.ChannelOf(slot)] = value;
            }
        }

        return MLImage.CreateFromPixels(Grid.Width, Grid.Height, MLPixelFormat.Rgba32, bytes);
    }

    private Action<Memory<float>> Reader<T>(DataViewRow row, Func<T, float> convert)
        where T : unmanaged
    {
        ValueGetter<VBuffer<T>> getter = row.GetGetter<VBuffer<T>>(row.Schema[_input.Name]);
        VBuffer<T> buffer = default;
        T[] values = new T[_places.Length];
        return destination =>
        {
            getter(ref buffer);
            if (buffer.Length != values.Length)
            {
                throw new InvalidOperationException(
                    $"Input column '{_input.Name}' must hold vectors of {values.Length} values, as its type says, but row {row.Position} has one of "
                    + $"{buffer.Length}.");
            }

            buffer.CopyTo(values);
            Span<float> image = destination.Span;
            image.Clear();
            for (int i = 0; i < values.Length; i++)
            {
                float value = convert(values[i]);
                if (!float.IsFinite(value))
                {
                    throw new InvalidOperationException(
                        $"Input column '{_input.Name}' must hold finite numbers, but value {i} of row {row.Position} is {value}. Replace missing "
                        + "values first.");
                }

                image[_places[i]] = value;
            }
        };
    }

    private int[] Places(int size)
    {
        PixelLayout layout = _transformer.Selection.Layout;
        IEnumerable<int> slots = Enumerable.Range(0, Grid.ValueCount);
        if (size != Grid.ValueCount)
        {
            slots = slots.Where(slot => _transformer.Selection.Mask[layout.PixelOf(slot)]);
        }

        return [.. slots.Select(slot => (layout.ChannelOf(slot) * Grid.PixelCount) + layout.PixelOf(slot))];
    }

    private DataViewType OutputType()
    {
        if (IsImage)
        {
            return new ImageDataViewType(Grid.Height, Grid.Width);
        }

        return _transformer.Selection.Layout.IsInterleaved
            ? new VectorDataViewType(NumberDataViewType.Single, Grid.Height, Grid.Width, Grid.Channels)
            : new VectorDataViewType(NumberDataViewType.Single, Grid.Channels, Grid.Height, Grid.Width);
    }
}
