using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>A matrix in memory.</summary>
/// <param name="Address">The address of its first number.</param>
/// <param name="RowStride">The distance from a row to the next.</param>
/// <param name="ColumnStride">The distance from a column to the next.</param>
internal readonly unsafe record struct Operand(nint Address, nint RowStride, nint ColumnStride = 1)
{
    public Operand(float* at, nint rowStride, nint columnStride = 1)
        : this((nint)at, rowStride, columnStride)
    {
    }

    public float* At
    {
        [MethodImpl(Jit.Inline)]
        get => (float*)Address;
    }

    /// <summary>The matrix read by columns.</summary>
    public Operand Transposed => new(Address, ColumnStride, RowStride);

    [MethodImpl(Jit.Inline)]
    public Operand Row(int row) => new(At + (row * RowStride), RowStride, ColumnStride);

    [MethodImpl(Jit.Inline)]
    public Operand From(int column) => new(At + (column * ColumnStride), RowStride, ColumnStride);
}
