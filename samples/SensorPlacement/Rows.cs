using MathNet.Numerics.LinearAlgebra.Double;

namespace SensorPlacement;

/// <summary>Some rows of a table of cells.</summary>
/// <param name="values">The cells row by row.</param>
/// <param name="cells">How many cells a row has.</param>
/// <param name="rows">The rows.</param>
internal sealed class Rows(float[] values, int cells, int[] rows)
{
    public int Count => rows.Length;

    public Rows Where(Func<int, bool> isTaken) => new(values, cells, [.. rows.Where(isTaken)]);

    /// <summary>Some cells of all rows.</summary>
    public DenseMatrix Take(int[] columns) => DenseMatrix.Create(rows.Length, columns.Length, (row, column) => values[(rows[row] * cells) + columns[column]]);
}
