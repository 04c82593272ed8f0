namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Makes members as they are before training.</summary>
internal static class MemberFactory<T>
    where T : unmanaged, ILanes<T>
{
    public static Member<T> Create(StudyContext context, StudyMember definition)
    {
        MemberShape shape = context.Shape;
        GateSpecification law = definition.Gate ?? shape.Study.Gate;
        bool drawsRows = shape.Study.Gate.Noise == NoiseSharing.PerRow;
        var places = new List<GatePlace<T>>();
        foreach (int layer in shape.GatedLayers)
        {
            GateLaw<T> gates = GateLawFactory<T>.Create(
                law, shape.Map(layer).GateCount, layer == 0 ? context.Noise(law) : null, variesDensity: shape.Task == LearningTask.SelfSupervision);
            places.Add(new(places.Count, layer, shape.Map(layer), gates, drawsRows));
        }

        return new(shape, definition, [.. places]);
    }
}
