using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>Holds the gradient of a member's step against finite differences of what the step minimises.</summary>
internal static class GradientCheck
{
    // Of the largest derivative in the same layer, or in the same place of gates.
    private const double Tolerance = 1e-5;

    public static void Run(int bits, TrainingStudy study, MemberStep? step = null)
    {
        using MemberRig member = MemberRig.Of(bits, study);
        Randomize(member);
        Run(bits, member, step ?? new());
    }

    /// <summary>Gives a member gates and biases all of their own.</summary>
    public static void Randomize(MemberRig member, int seed = 11)
    {
        var numbers = new Numbers(seed);
        foreach (int place in member.GatePlaces())
        {
            double parameter = (2.5 * numbers.Uniform()) - 1;

            // Of a deviation, 0 would be a kink.
            member.Parameters[place] = (float)(Math.Abs(parameter) < 0.05 ? 0.5 : parameter);
        }

        foreach (LayerPlace layer in member.Layout.Layers)
        {
            for (int output = 0; output < layer.Outputs; output++)
            {
                member.Parameters[layer.Biases + output] = (float)(0.3 * numbers.Normal());
            }
        }
    }

    public static void Run(int bits, MemberRig member, MemberStep step)
    {
        var exact = new ManagedStep(bits, member, step);
        double[] parameters = [.. member.Parameters.ToArray().Select(x => (double)x)];
        double expectedLoss = exact.Loss(parameters);

        double loss = member.ComputeGradient(step);

        Assert.AreEqual(expectedLoss, loss, 2e-6 * Math.Max(1, Math.Abs(expectedLoss)));
        for (int place = 0; place < member.Layout.Gates.Length; place++)
        {
            AssertClose(member, exact, parameters, member.GatePlaces(place));
        }

        for (int layer = member.Study.Schedule.FrozenLayers; layer < member.Layout.Layers.Length; layer++)
        {
            AssertClose(member, exact, parameters, member.LayerPlaces(layer));
        }

        // What pads parameters has no gradient: it would count where gradients are clipped.
        int end = member.Layout.TrainedEnd(member.Study.Schedule.FrozenLayers);
        foreach (int padding in Enumerable.Range(0, end).Except(member.Places()))
        {
            Assert.AreEqual(0f, member.Gradient[padding], $"Padding {padding}.");
        }
    }

    private static void AssertClose(MemberRig member, ManagedStep exact, double[] parameters, int[] places)
    {
        double[] expected = [.. places.Select(place => exact.Derivative(parameters, place))];
        double largest = expected.Max(Math.Abs);
        for (int i = 0; i < places.Length; i++)
        {
            Assert.AreEqual(expected[i], member.Gradient[places[i]], (Tolerance * largest) + 1e-7, $"Parameter {places[i]}.");
        }
    }
}
