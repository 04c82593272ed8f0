using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

public sealed partial class TextLoader
{
    /// <summary>A column, and the fields that it is made of.</summary>
    public sealed class Column
    {
        public string Name = null!;
        public Range[] Source = null!;
        public KeyCount? KeyCount;

        public Column()
        {
        }

        public Column(string name, DataKind dataKind, int index)
            : this(name, dataKind, [new Range(index)])
        {
        }

        public Column(string name, DataKind dataKind, int minIndex, int maxIndex)
            : this(name, dataKind, [new Range(minIndex, maxIndex)])
        {
        }

        public Column(string name, DataKind dataKind, Range[] source, KeyCount? keyCount = null)
        {
            Name = Require.NotNull(name);
            Source = Require.NotNull(source);
            DataKind = dataKind;
            KeyCount = keyCount;
        }

        public DataKind DataKind { get; set; } = DataKind.Single;
    }
}
