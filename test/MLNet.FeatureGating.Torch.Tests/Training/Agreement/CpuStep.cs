using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Torch.Tests.Training.Agreement;

/// <summary>Steps of the managed engine.</summary>
internal static class CpuStep<T>
    where T : unmanaged, ILanes<T>
{
    /// <summary>The loss and the gradient of a step from given parameters, in torch's order.</summary>
    public static (double Loss, double[] Gradient) Compute(StepCase step, float[] parameters)
    {
        using var context = new StudyContext(step.Study);
        using Member<T> member = MemberFactory<T>.Create(context, step.Member);
        using var workspace = new Workspace<T>(context.Shape);
        var row = new ParameterRow<T>(context.Shape, member);
        row.Write(parameters);
        new MemberGates<T>(context.Shape, member).DropClosed();
        Assert.AreEqual(step.ClosedAt is not null, member.InUse is not null);

        MemberRows rows = context.Training.For(step.Member.TrainingWeights);
        int start = step.Batch * context.BatchSize;
        var batch = new RowRange(
            rows.Rows, Order(step, context), rows.Weights, start, Math.Min(context.BatchSize, rows.Rows.RowCount - start));
        double loss = new StepGradient<T>(context.Shape, Objective<T>.Create(step.Study)).Compute(
            workspace, member, batch, SeedStream.Noise(step.Member.Seed), step.Step, step.Progress, step.Member.Lambda);
        return (loss, row.Gradient());
    }

    private static int[]? Order(StepCase step, StudyContext context)
    {
        if (context.BatchCount == 1)
        {
            return null;
        }

        int[] order = new int[context.Training.Rows.RowCount];
        RowOrder.Fill(order, step.Member.Seed, step.Epoch);
        return order;
    }
}
