using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Assertions;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Reference;

/// <summary>Holds gradients against central finite differences, in double precision.</summary>
internal static class FiniteDifferences
{
    private const double Width = 1e-5;

    /// <summary>Checks the gradient of a function with one number as its value in all of its inputs.</summary>
    public static void Check(Func<Tensor[], Tensor> function, double tolerance, params (double[] Values, long[] Shape)[] inputs)
    {
        using var scope = NewDisposeScope();
        Tensor[] variables = [.. inputs.Select(input => Tensors.Double(input.Values, input.Shape).requires_grad_())];
        IList<Tensor> gradients = autograd.grad([function(variables)], variables);
        for (int input = 0; input < inputs.Length; input++)
        {
            Close.Numbers(Differences(function, inputs, input), Tensors.Values(gradients[input]), tolerance);
        }
    }

    private static double[] Differences(Func<Tensor[], Tensor> function, (double[] Values, long[] Shape)[] inputs, int input)
    {
        double ValueAt(int index, double offset)
        {
            using var scope = NewDisposeScope();
            Tensor[] moved = [.. inputs.Select(x => Tensors.Double(x.Values, x.Shape))];
            double[] values = [.. inputs[input].Values];
            values[index] += offset;
            moved[input] = Tensors.Double(values, inputs[input].Shape);
            return Tensors.Values(function(moved))[0];
        }

        return [.. Enumerable.Range(0, inputs[input].Values.Length).Select(i => (ValueAt(i, Width) - ValueAt(i, -Width)) / (2 * Width))];
    }
}
