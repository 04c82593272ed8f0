using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>
/// Rows whose number lies in a range, or outside it. A key counts as the middle of its share of the range from 0 to 1; a missing
/// one never passes.
/// </summary>
internal sealed record RangeFilter(double Minimum, double Maximum, bool IncludeMaximum, bool Complement)
{
    internal IDataView Apply(IDataView input, string columnName) => new FilteredDataView(input, input.Schema[columnName], this);

    /// <summary>Given a row over the input, says of the current row whether it passes.</summary>
    internal Func<bool> CreatePredicate(DataViewRow row, DataViewSchema.Column column) => column.Type switch
    {
        KeyDataViewType key => Getters.Invoke<Func<bool>>(KeyPredicate<int>, key.RawType, row, column, key.Count),
        _ when column.Type == NumberDataViewType.Single => NumberPredicate<float>(row, column),
        _ => NumberPredicate<double>(row, column),
    };

    private Func<bool> NumberPredicate<T>(DataViewRow row, DataViewSchema.Column column)
        where T : struct, INumber<T>
    {
        var getter = row.GetGetter<T>(column);
        T value = default;
        return () =>
        {
            getter(ref value);
            return Passes(double.CreateChecked(value));
        };
    }

    private Func<bool> KeyPredicate<T>(DataViewRow row, DataViewSchema.Column column, ulong count)
        where T : struct, IBinaryInteger<T>
    {
        var getter = row.GetGetter<T>(column);
        T value = default;
        return () =>
        {
            getter(ref value);
            var key = ulong.CreateChecked(value);
            return key > 0 && key <= count && Passes((key - 0.5) / count);
        };
    }

    /// <summary>The complement is not the negation: NaN is neither inside nor outside.</summary>
    private bool Passes(double value)
    {
        if (Complement)
        {
            return value < Minimum || (IncludeMaximum ? value > Maximum : value >= Maximum);
        }

        return value >= Minimum && (IncludeMaximum ? value <= Maximum : value < Maximum);
    }
}
