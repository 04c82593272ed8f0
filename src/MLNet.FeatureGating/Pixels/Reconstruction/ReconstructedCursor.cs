using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Pixels;

/// <summary>Goes through rows, and reconstructs images a batch ahead.</summary>
internal sealed class ReconstructedCursor : DataViewRowCursor
{
    private const int FirstRows = 256;

    private readonly DataViewRowCursor _rows;
    private readonly DataViewRowCursor? _ahead;
    private readonly ReconstructionBinding _binding;
    private readonly int _batchSize;
    private readonly Action<Memory<float>>? _read;
    private float[] _made = [];
    private int _next;

    public ReconstructedCursor(DataViewRowCursor rows, DataViewRowCursor? ahead, ReconstructionBinding binding, int batchSize)
    {
        _rows = rows;
        _ahead = ahead;
        _binding = binding;
        _batchSize = batchSize;
        _read = ahead is null ? null : binding.Reader(ahead);
    }

    public override DataViewSchema Schema => _binding.Schema;

    public override long Position => _rows.Position;

    public override long Batch => _rows.Batch;

    public override bool MoveNext()
    {
        if (!_rows.MoveNext())
        {
            return false;
        }

        _next += _binding.ValueCount;
        if (_ahead is not null && _next >= _made.Length)
        {
            MakeBatch();
        }

        return true;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => column.Index == _binding.Output.Index
        ? _ahead is not null
        : _rows.IsColumnActive(_rows.Schema[column.Index]);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (column.Index != _binding.Output.Index)
        {
            return _rows.GetGetter<TValue>(_rows.Schema[column.Index]);
        }

        return _ahead is not null
            ? ReconstructedGetter.Create<TValue>(_binding, column, () => _made.AsMemory(_next, _binding.ValueCount))
            : throw new ArgumentOutOfRangeException(nameof(column), $"Column '{column.Name}' was not asked for when the cursor was made.");
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => _rows.GetIdGetter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _rows.Dispose();
            _ahead?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void MakeBatch()
    {
        // There may be fewer rows than a batch takes.
        float[] images = new float[Math.Min(_batchSize, FirstRows) * _binding.ValueCount];
        int length = 0;
        for (int count = 0; count < _batchSize && _ahead!.MoveNext(); count++)
        {
            if (length == images.Length)
            {
                Array.Resize(ref images, checked(2 * length));
            }

            _read!(images.AsMemory(length, _binding.ValueCount));
            length += _binding.ValueCount;
        }

        _made = _binding.Reconstruct(images[..length]);
        _next = 0;
    }
}
