namespace Microsoft.ML.Trainers;

public interface IScalarLoss : ILossFunction<float, float>
{
    internal float Derivative(float output, float label);
}
