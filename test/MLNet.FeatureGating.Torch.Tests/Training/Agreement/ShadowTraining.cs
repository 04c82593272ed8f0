using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Torch.Tests.Training.Agreement;

/// <summary>The managed engine's first member step by step, to see which of its features have left.</summary>
internal static class ShadowTraining
{
    /// <summary>The gates with features in use, at each step of a training under a fixed lambda.</summary>
    public static GateGroups[] InputGroups(TrainingStudy study)
    {
        using var context = new StudyContext(study);
        using var worker = new Worker<Lanes512>(context.Shape);
        StudyMember definition = study.Members[0];
        using Member<Lanes512> member = MemberFactory<Lanes512>.Create(context, definition);
        var gates = new MemberGates<Lanes512>(context.Shape, member);
        MemberRows rows = context.Training.For(null);
        int[]? order = context.BatchCount > 1 ? new int[rows.Rows.RowCount] : null;
        var groups = new List<GateGroups>();
        for (int epoch = 0; epoch < study.Schedule.MaximumEpochs; epoch++)
        {
            RowOrder.Fill(order, definition.Seed, epoch);
            for (int start = 0; start < rows.Rows.RowCount; start += context.BatchSize)
            {
                var batch = new RowRange(rows.Rows, order, null, start, Math.Min(context.BatchSize, rows.Rows.RowCount - start));
                worker.Gradient.Compute(
                    worker.Workspace, member, batch, SeedStream.Noise(definition.Seed), groups.Count, 0, definition.Lambda);
                groups.Add(member.Places[0].Groups);
                worker.Optimizer.Step(member, groups.Count);
                gates.Bound();
            }

            gates.DropClosed();
        }

        return [.. groups];
    }
}
