namespace Microsoft.ML.Data;

/// <summary>A 128-bit identity of a row, and the steps that derive further identities (those of Murmur3, without its last mix).</summary>
public readonly struct DataViewRowId : IComparable<DataViewRowId>, IEquatable<DataViewRowId>
{
    public readonly ulong Low;
    public readonly ulong High;

    private const ulong C1 = 0x87c37b91114253d5;
    private const ulong C2 = 0x4cf5ad432745937f;

    public DataViewRowId(ulong low, ulong high)
    {
        Low = low;
        High = high;
    }

    public int CompareTo(DataViewRowId other) => (High, Low).CompareTo((other.High, other.Low));

    public bool Equals(DataViewRowId other) => Low == other.Low && High == other.High;

    public override bool Equals(object? obj) => obj is DataViewRowId other && Equals(other);

    public override int GetHashCode() => (int)(
        (uint)Low ^ (uint)(Low >> 32) ^ (uint)(High << 7) ^ (uint)(High >> 57) ^ (uint)(High >> (57 - 32)));

    public override string ToString() => $"{High:x16}{Low:x16}";

    /// <summary>The identity after this one in a sequence: a round with an empty block.</summary>
    public DataViewRowId Next() => Round(0, 0);

    /// <summary>An identity beside <see cref="Next"/>, for a row that makes several.</summary>
    public DataViewRowId Fork()
    {
        var next = Next();
        return new(next.Low ^ (ulong.RotateLeft(C1, 31) * C2), next.High);
    }

    public DataViewRowId Combine(DataViewRowId other)
    {
        var block = other.Fork();
        return Round(ulong.RotateLeft(block.Low * C1, 31) * C2, ulong.RotateLeft(block.High * C2, 33) * C1);
    }

    private DataViewRowId Round(ulong first, ulong second)
    {
        var low = Low ^ first;
        var high = High;
        low = ((ulong.RotateLeft(low, 27) + high) * 5) + 0x52dce729;
        high ^= second;
        high = ((ulong.RotateLeft(high, 31) + low) * 5) + 0x38495ab5;
        return new(low, high);
    }
}
