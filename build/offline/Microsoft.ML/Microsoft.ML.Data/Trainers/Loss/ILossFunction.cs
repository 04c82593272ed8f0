namespace Microsoft.ML.Trainers;

public interface ILossFunction<in TOutput, in TLabel>
{
    internal double Loss(TOutput output, TLabel label);
}
