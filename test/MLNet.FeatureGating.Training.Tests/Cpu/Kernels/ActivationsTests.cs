using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Reference;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

[TestClass]
public sealed class ActivationsTests
{
    private const int Rows = 7;
    private const int Columns = 48;

    public static IEnumerable<object[]> Cases => LaneTypes.With(Enum.GetValues<Activation>().Select(activation => (object[])[activation]));

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Apply_ManyInputs_IsTheFunction(int bits, Activation activation)
    {
        using Matrix values = Inputs();

        MatrixKernels.Of(bits).Apply(activation, Rows, Columns, values);

        for (int i = 0; i < Rows * Columns; i++)
        {
            (int row, int column) = (i / Columns, i % Columns);
            double expected = ManagedNetwork.Apply(activation, values.Original(row, column));
            Assert.AreEqual(expected, values[row, column], 4e-7 * Math.Abs(expected), $"{values.Original(row, column):R}");
        }

        values.AssertUntouchedBeyond(Rows, Columns);
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Backward_ManyInputs_MultipliesByTheDerivative(int bits, Activation activation)
    {
        using Matrix values = Inputs();
        using Matrix gradient = Matrix.Integers(Rows + 1, Columns + 32, 2);
        MatrixKernels.Of(bits).Apply(activation, Rows, Columns, values);

        MatrixKernels.Of(bits).Backward(activation, Rows, Columns, values, gradient);

        const double Width = 1e-5;
        for (int i = 0; i < Rows * Columns; i++)
        {
            (int row, int column) = (i / Columns, i % Columns);
            double x = values.Original(row, column);
            double slope = (ManagedNetwork.Apply(activation, x + Width) - ManagedNetwork.Apply(activation, x - Width)) / (2 * Width);
            Assert.AreEqual(gradient.Original(row, column) * slope, gradient[row, column], 5e-6, $"{x:R}");
        }

        gradient.AssertUntouchedBeyond(Rows, Columns);
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Backward_AtTheKink_TakesTheSlopeFromTheLeft(int bits)
    {
        foreach ((Activation activation, float slope) in new[] { (Activation.Relu, 0f), (Activation.LeakyRelu, 0.01f), (Activation.Selu, 1.758099f) })
        {
            using Matrix values = new(new float[16], 16);
            using Matrix gradient = new([.. Enumerable.Repeat(1f, 16)], 16);

            MatrixKernels.Of(bits).Apply(activation, 1, 16, values);
            MatrixKernels.Of(bits).Backward(activation, 1, 16, values, gradient);

            Assert.AreEqual(0f, values[0, 3]);
            Assert.AreEqual(slope, gradient[0, 3], 1e-6f);
        }
    }

    // Not a number is what tells that a member has diverged.
    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Apply_NotANumber_StaysNone(int bits)
    {
        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            using Matrix values = new([.. Enumerable.Repeat(float.NaN, 16)], 16);

            MatrixKernels.Of(bits).Apply(activation, 1, 16, values);

            Assert.AreEqual(float.NaN, values[0, 3], $"{activation}");
        }
    }

    // Some small, some so large that functions saturate.
    private static Matrix Inputs()
    {
        var numbers = new Numbers(1);
        return new(
            [.. Enumerable.Range(0, (Rows + 1) * (Columns + 16)).Select(i => (float)(numbers.Normal() * Math.Pow(10, (i % 5) - 3)))], Columns + 16);
    }
}
