using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Pixels;

/// <summary>A row with its reconstructed image.</summary>
internal sealed class ReconstructedRow : DataViewRow
{
    private readonly DataViewRow _input;
    private readonly ReconstructionBinding _binding;
    private readonly Action<Memory<float>>? _read;
    private float[] _made = [];
    private long _madeAt = -1;

    public ReconstructedRow(DataViewRow input, ReconstructionBinding binding, bool isReconstructed)
    {
        _input = input;
        _binding = binding;
        _read = isReconstructed ? binding.Reader(input) : null;
    }

    public override DataViewSchema Schema => _binding.Schema;

    public override long Position => _input.Position;

    public override long Batch => _input.Batch;

    public override bool IsColumnActive(DataViewSchema.Column column) => column.Index == _binding.Output.Index
        ? _read is not null
        : _input.IsColumnActive(_input.Schema[column.Index]);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (column.Index != _binding.Output.Index)
        {
            return _input.GetGetter<TValue>(_input.Schema[column.Index]);
        }

        return _read is not null
            ? ReconstructedGetter.Create<TValue>(_binding, column, Current)
            : throw new ArgumentOutOfRangeException(nameof(column), $"Column '{column.Name}' was not asked for when the row was made.");
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _input.Dispose();
        }

        base.Dispose(disposing);
    }

    private ReadOnlyMemory<float> Current()
    {
        if (_madeAt != _input.Position)
        {
            float[] image = new float[_binding.ValueCount];
            _read!(image);
            _made = _binding.Reconstruct(image);
            _madeAt = _input.Position;
        }

        return _made;
    }
}
