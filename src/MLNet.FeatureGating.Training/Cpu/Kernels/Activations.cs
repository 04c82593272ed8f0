using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Non-linearities in place, and their derivatives from what came out of them.</summary>
internal static unsafe class Activations<T>
    where T : unmanaged, ILanes<T>
{
    public static void Apply(Activation activation, int rows, int columns, Operand values)
    {
        switch (activation)
        {
            case Activation.Relu:
                Apply<ActivationLaws.Relu<T>>(rows, columns, values);
                break;
            case Activation.Tanh:
                Apply<ActivationLaws.Tanh<T>>(rows, columns, values);
                break;
            case Activation.Sigmoid:
                Apply<ActivationLaws.Sigmoid<T>>(rows, columns, values);
                break;
            case Activation.Selu:
                Apply<ActivationLaws.Selu<T>>(rows, columns, values);
                break;
            case Activation.LeakyRelu:
                Apply<ActivationLaws.LeakyRelu<T>>(rows, columns, values);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(activation), activation, "There is no such activation.");
        }
    }

    /// <summary>Multiplies a gradient by the derivative.</summary>
    public static void Backward(Activation activation, int rows, int columns, Operand outputs, Operand gradient)
    {
        switch (activation)
        {
            case Activation.Relu:
                Backward<ActivationLaws.Relu<T>>(rows, columns, outputs, gradient);
                break;
            case Activation.Tanh:
                Backward<ActivationLaws.Tanh<T>>(rows, columns, outputs, gradient);
                break;
            case Activation.Sigmoid:
                Backward<ActivationLaws.Sigmoid<T>>(rows, columns, outputs, gradient);
                break;
            case Activation.Selu:
                Backward<ActivationLaws.Selu<T>>(rows, columns, outputs, gradient);
                break;
            case Activation.LeakyRelu:
                Backward<ActivationLaws.LeakyRelu<T>>(rows, columns, outputs, gradient);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(activation), activation, "There is no such activation.");
        }
    }

    [MethodImpl(Jit.Hot)]
    private static void Apply<TLaw>(int rows, int columns, Operand values)
        where TLaw : struct, IActivationLaw<T>
    {
        for (int row = 0; row < rows; row++)
        {
            float* at = values.Row(row).At;
            for (int column = 0; column < columns; column += T.Count)
            {
                TLaw.Apply(T.Load(at + column)).Store(at + column);
            }
        }
    }

    [MethodImpl(Jit.Hot)]
    private static void Backward<TLaw>(int rows, int columns, Operand outputs, Operand gradient)
        where TLaw : struct, IActivationLaw<T>
    {
        for (int row = 0; row < rows; row++)
        {
            float* output = outputs.Row(row).At;
            float* at = gradient.Row(row).At;
            for (int column = 0; column < columns; column += T.Count)
            {
                (T.Load(at + column) * TLaw.Slope(T.Load(output + column))).Store(at + column);
            }
        }
    }
}
