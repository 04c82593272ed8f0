using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>The kernels on arrays, which are copied into memory of their own and back.</summary>
internal abstract class MatrixKernels
{
    public static MatrixKernels Of(int bits) => LaneTypes.Create<MatrixKernels>(typeof(MatrixKernels<>), bits);

    /// <summary>Computes a product by the end that is named; what lies in c is overwritten.</summary>
    public abstract void Product(string end, int rows, int columns, int terms, Matrix a, bool isTransposed, Matrix b, Matrix c, float[]? other);

    public abstract void Transpose(int rows, int columns, Matrix source, Matrix destination);

    public abstract void AddRows(int rows, int columns, Matrix matrix, float[] sums);

    public abstract float SumOfRow(float[] numbers);

    public abstract double SumOfSquares(float[] numbers);

    public abstract void Multiply(int rows, int columns, Matrix left, Matrix right, Matrix product);

    public abstract void Apply(Activation activation, int rows, int columns, Matrix values);

    public abstract void Backward(Activation activation, int rows, int columns, Matrix outputs, Matrix gradient);
}

internal sealed unsafe class MatrixKernels<T> : MatrixKernels
    where T : unmanaged, ILanes<T>
{
    public override void Product(string end, int rows, int columns, int terms, Matrix a, bool isTransposed, Matrix b, Matrix c, float[]? other)
    {
        using Matrix otherMatrix = new(other ?? [0], 1);
        float* otherAt = other is null ? null : otherMatrix.Operand.At;
        Operand left = isTransposed ? a.Operand.Transposed : a.Operand;
        switch (end)
        {
            case nameof(ProductEnds.Store<>):
                Product<T>.Compute<ProductEnds.Store<T>>(rows, columns, terms, left, b.Operand, c.Operand, otherAt);
                break;
            case nameof(ProductEnds.Accumulate<>):
                Product<T>.Compute<ProductEnds.Accumulate<T>>(rows, columns, terms, left, b.Operand, c.Operand, otherAt);
                break;
            case nameof(ProductEnds.Bias<>):
                Product<T>.Compute<ProductEnds.Bias<T>>(rows, columns, terms, left, b.Operand, c.Operand, otherAt);
                break;
            case nameof(ProductEnds.BiasRelu<>):
                Product<T>.Compute<ProductEnds.BiasRelu<T>>(rows, columns, terms, left, b.Operand, c.Operand, otherAt);
                break;
            case nameof(ProductEnds.ReluSlope<>):
                Product<T>.Compute<ProductEnds.ReluSlope<T>>(rows, columns, terms, left, b.Operand, c.Operand, otherAt);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(end), end, "There is no such end.");
        }
    }

    public override void Transpose(int rows, int columns, Matrix source, Matrix destination) =>
        Transposition<T>.Compute(rows, columns, source.Operand, destination.Operand);

    public override void AddRows(int rows, int columns, Matrix matrix, float[] sums)
    {
        fixed (float* at = sums)
        {
            Sums<T>.AddRows(rows, columns, matrix.Operand, at);
        }
    }

    public override float SumOfRow(float[] numbers)
    {
        fixed (float* at = numbers)
        {
            return Sums<T>.OfRow(at, numbers.Length);
        }
    }

    public override double SumOfSquares(float[] numbers)
    {
        fixed (float* at = numbers)
        {
            return Sums<T>.OfSquares(at, numbers.Length);
        }
    }

    public override void Multiply(int rows, int columns, Matrix left, Matrix right, Matrix product) =>
        Elementwise<T>.Multiply(rows, columns, left.Operand, right.Operand, product.Operand);

    public override void Apply(Activation activation, int rows, int columns, Matrix values) =>
        Activations<T>.Apply(activation, rows, columns, values.Operand);

    public override void Backward(Activation activation, int rows, int columns, Matrix outputs, Matrix gradient) =>
        Activations<T>.Backward(activation, rows, columns, outputs.Operand, gradient.Operand);
}
