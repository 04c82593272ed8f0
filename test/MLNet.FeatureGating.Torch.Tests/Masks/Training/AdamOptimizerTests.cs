using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Torch.Tests.Assertions;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Masks.Training;

/// <summary>Adam against its formulas, number by number.</summary>
[TestClass]
public sealed class AdamOptimizerTests
{
    [TestMethod]
    public void Step_SeveralTimes_MatchesTheFormulas()
    {
        using var scope = NewDisposeScope();
        using var one = new Parameter(Tensors.Double([1, -2, 0.5], 3));
        using var two = new Parameter(Tensors.Double([3, 4], 1, 2));
        using var optimizer = new AdamOptimizer([one, two], rate: 0.05);
        double[] parameters = [1, -2, 0.5, 3, 4];
        double[] first = new double[5];
        double[] second = new double[5];
        var numbers = new Numbers(1);
        for (int step = 1; step <= 7; step++)
        {
            // Tiny ones show where epsilon stands.
            double[] gradients = [numbers.Normal(), 1e-9 * numbers.Normal(), 100 * numbers.Normal(), 0, numbers.Normal()];
            double scale = step < 5 ? 1 : 0.3;

            optimizer.Step([Tensors.Double(gradients[..3], 3), Tensors.Double(gradients[3..], 1, 2)], scale);

            for (int i = 0; i < 5; i++)
            {
                first[i] = (0.9 * first[i]) + (0.1 * gradients[i]);
                second[i] = (0.99 * second[i]) + (0.01 * gradients[i] * gradients[i]);
                double mean = first[i] / (1 - Math.Pow(0.9, step));
                double square = second[i] / (1 - Math.Pow(0.99, step));
                parameters[i] -= 0.05 * scale * mean / (Math.Sqrt(square) + 1e-8);
            }

            Close.Numbers(parameters, [.. Tensors.Values(one), .. Tensors.Values(two)], 1e-10);
        }

        Assert.AreEqual(3, parameters[3], "Without a gradient nothing moves.");
        Assert.IsTrue(one.requires_grad);
    }

    [TestMethod]
    public void Dispose_UsedOptimizer_LeavesNothingAlive()
    {
        using var parameter = new Parameter(zeros([3], ScalarType.Float32));
        Tensor gradient = ones([3], ScalarType.Float32);

        long growth = Alive.Growth(() =>
        {
            using var optimizer = new AdamOptimizer([parameter], 0.1);
            optimizer.Step([gradient], 1);
            optimizer.Step([gradient], 1);
        });

        Assert.AreEqual(0, growth);
        Close.Numbers([-0.2, -0.2, -0.2], Tensors.Values(parameter), 1e-5);
    }

    // Moments outlive the scope of the step in which the optimiser was made.
    [TestMethod]
    public void Step_BehindAScope_RemembersItsMoments()
    {
        using var parameter = new Parameter(zeros([1], ScalarType.Float32));
        AdamOptimizer optimizer;
        using (NewDisposeScope())
        {
            optimizer = new([parameter], 0.1);
            optimizer.Step([ones([1], ScalarType.Float32)], 1);
        }

        using Tensor gradient = ones([1], ScalarType.Float32);
        optimizer.Step([gradient], 1);

        Close.Numbers([-0.2], Tensors.Values(parameter), 1e-5);
        optimizer.Dispose();
    }
}
