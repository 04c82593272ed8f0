using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

public sealed partial class TextLoader
{
    /// <summary>A column, and the fields that it is made of.</summary>
    public sealed class Column
    {
        public Column(string name, DataKind dataKind, int index)
        {
            Require.Param(index >= 0, nameof(index), "Must be non-negative");
            Name = Require.NotNull(name);
            Type = ItemTypeOf(dataKind);
            FirstField = index;
            FieldCount = 1;
        }

        public Column(string name, DataKind dataKind, int minIndex, int maxIndex)
        {
            Require.Param(minIndex >= 0, nameof(minIndex), "Must be non-negative");
            Require.Param(maxIndex >= minIndex, nameof(maxIndex), $"Must be greater than or equal to {nameof(minIndex)}");
            Name = Require.NotNull(name);
            FirstField = minIndex;
            FieldCount = maxIndex - minIndex + 1;

            // A range of one field is a vector all the same.
            Type = new VectorDataViewType(ItemTypeOf(dataKind), FieldCount);
        }

        internal string Name { get; }

        internal DataViewType Type { get; }

        internal int FirstField { get; }

        internal int FieldCount { get; }

        private static PrimitiveDataViewType ItemTypeOf(DataKind kind) => kind switch
        {
            DataKind.Single => NumberDataViewType.Single,
            DataKind.String => TextDataViewType.Instance,
            DataKind.Boolean => BooleanDataViewType.Instance,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), "Bad item type"),
        };
    }
}
