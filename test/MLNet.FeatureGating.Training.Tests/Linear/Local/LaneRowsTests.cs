using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Linear;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Linear;

[TestClass]
public sealed unsafe class LaneRowsTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(16)]
    [DataRow(37)]
    public void Rows_AnyLength_AreWorkedOnToTheEnd(int count)
    {
        using var values = new NativeFloats(count + 1);
        using var shifts = new NativeFloats(count);
        using var scales = new NativeFloats(count);
        using var results = new NativeFloats(count + 1);
        using var sums = new NativeFloats(count + 1);
        var numbers = new Numbers(1);
        for (int i = 0; i < count; i++)
        {
            values.At[i] = (float)numbers.Normal();
            shifts.At[i] = (float)numbers.Normal();
            scales.At[i] = (float)numbers.Normal();
        }

        values.At[count] = 1;
        LaneRows.Standardize(values.At, shifts.At, scales.At, results.At, count);
        LaneRows.AddSquares(values.At, -2, sums.At, count);
        LaneRows.Add(results.At, sums.At, count);

        for (int i = 0; i < count; i++)
        {
            float expected = (values.At[i] - shifts.At[i]) * scales.At[i];
            Assert.AreEqual(expected, results.At[i]);
            Assert.AreEqual(expected - (2 * values.At[i] * values.At[i]), sums.At[i], 1e-5);
        }

        Assert.AreEqual(0, results.At[count]);
        Assert.AreEqual(0, sums.At[count]);
    }

    [TestMethod]
    public void LargestRow_Equals_TakesTheFirst()
    {
        const int Stride = 32;
        const int Count = 21;
        using var rows = new NativeFloats(3 * Stride);
        int[] largest = new int[Stride];
        for (int column = 0; column < Count; column++)
        {
            for (int row = 0; row < 3; row++)
            {
                rows.At[(row * Stride) + column] = -1 - ((row + column) % 3 / 2);
            }
        }

        fixed (int* to = largest)
        {
            LaneRows.LargestRow(rows.At, Stride, 3, to, Count);
        }

        for (int column = 0; column < Count; column++)
        {
            Assert.AreEqual(column % 3 == 2 ? 1 : 0, largest[column]);
        }
    }
}
