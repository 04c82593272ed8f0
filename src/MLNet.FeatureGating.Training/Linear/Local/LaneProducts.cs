using System.Runtime.Intrinsics;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Linear;

/// <summary>The matrix product of the networks, by the widest lanes of the machine, with parameters as of <see cref="Product{T}.Compute"/>.</summary>
internal static unsafe class LaneProducts
{
    /// <summary>Computes C = A B + a bias a row.</summary>
    public static void Biased(int rows, int columns, int terms, Operand a, Operand b, Operand c, float* bias)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Product<Lanes512>.Compute<ProductEnds.Bias<Lanes512>>(rows, columns, terms, a, b, c, bias);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Product<Lanes256>.Compute<ProductEnds.Bias<Lanes256>>(rows, columns, terms, a, b, c, bias);
        }
        else
        {
            Product<Lanes128>.Compute<ProductEnds.Bias<Lanes128>>(rows, columns, terms, a, b, c, bias);
        }
    }

    /// <summary>Computes C = A B.</summary>
    public static void Store(int rows, int columns, int terms, Operand a, Operand b, Operand c)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Product<Lanes512>.Compute<ProductEnds.Store<Lanes512>>(rows, columns, terms, a, b, c, null);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Product<Lanes256>.Compute<ProductEnds.Store<Lanes256>>(rows, columns, terms, a, b, c, null);
        }
        else
        {
            Product<Lanes128>.Compute<ProductEnds.Store<Lanes128>>(rows, columns, terms, a, b, c, null);
        }
    }

    /// <summary>Adds A B to C.</summary>
    public static void Add(int rows, int columns, int terms, Operand a, Operand b, Operand c)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Product<Lanes512>.Compute<ProductEnds.Accumulate<Lanes512>>(rows, columns, terms, a, b, c, null);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Product<Lanes256>.Compute<ProductEnds.Accumulate<Lanes256>>(rows, columns, terms, a, b, c, null);
        }
        else
        {
            Product<Lanes128>.Compute<ProductEnds.Accumulate<Lanes128>>(rows, columns, terms, a, b, c, null);
        }
    }
}
