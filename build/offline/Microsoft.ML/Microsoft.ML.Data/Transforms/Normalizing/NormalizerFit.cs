using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Learns the normalization of one column as a cursor moves.</summary>
internal abstract class NormalizerFit
{
    internal static NormalizerFit Create(NormalizerSettings settings, DataViewRow row, DataViewSchema.Column column)
    {
        var itemType = column.Type.ItemType();
        return itemType == NumberDataViewType.Single ? new Typed<float>(settings, row, column)
            : itemType == NumberDataViewType.Double ? new Typed<double>(settings, row, column)
            : throw new ArgumentOutOfRangeException(
                nameof(column), $"Wrong column type for input column. Expected: Single, Double, Vector of Single or Vector of Double. Got: {column.Type}.");
    }

    internal abstract void AddRow();

    internal abstract NormalizingFunction ToFunction();

    private sealed class Typed<T> : NormalizerFit
        where T : struct, IFloatingPointIeee754<T>
    {
        private readonly NormalizerSettings _settings;
        private readonly ScaleStatistics<T> _statistics;
        private readonly ValueGetter<VBuffer<T>> _getter;
        private VBuffer<T> _row;

        internal Typed(NormalizerSettings settings, DataViewRow row, DataViewSchema.Column column)
        {
            _settings = settings;
            var size = column.Type.ValueCount();
            _statistics = settings.Kind == NormalizerKind.MinMax ? new MinMaxStatistics<T>(size) : new MeanVarianceStatistics<T>(size);
            _getter = column.Type is VectorDataViewType ? row.GetGetter<VBuffer<T>>(column) : CreateScalarGetter(row, column);
        }

        internal override void AddRow()
        {
            _getter(ref _row);
            _statistics.Add(_row);
        }

        internal override NormalizingFunction ToFunction() => _statistics.ToFunction(_settings.FixZero);

        private static ValueGetter<VBuffer<T>> CreateScalarGetter(DataViewRow row, DataViewSchema.Column column)
        {
            var getter = row.GetGetter<T>(column);
            return (ref VBuffer<T> value) =>
            {
                var editor = VBufferEditor.Create(ref value, 1);
                getter(ref editor.Values[0]);
                value = editor.Commit();
            };
        }
    }
}
