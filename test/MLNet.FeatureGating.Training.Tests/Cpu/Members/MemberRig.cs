using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>A member of a study between its steps, with all it needs to take them.</summary>
internal abstract class MemberRig : IDisposable
{
    protected MemberRig(TrainingStudy study)
    {
        study.Validate();
        Definition = study.Members[0];
        Context = new(study);
        Training = Context.Training.For(Definition.TrainingWeights);
        Validation = Context.Validation.For(Definition.ValidationWeights);
    }

    public StudyMember Definition { get; }

    public StudyContext Context { get; }

    public TrainingStudy Study => Context.Study;

    public MemberRows Training { get; }

    public MemberRows Validation { get; }

    public abstract ParameterLayout Layout { get; }

    public abstract int[]? InUse { get; }

    public abstract Span<float> Parameters { get; }

    public abstract Span<float> Gradient { get; }

    public abstract Span<float> FirstMoment { get; }

    public abstract Span<float> SecondMoment { get; }

    public static MemberRig Of(int bits, TrainingStudy study) => LaneTypes.Create<MemberRig>(typeof(MemberRig<>), bits, study);

    /// <summary>Computes the gradient of a step.</summary>
    public abstract double ComputeGradient(MemberStep step);

    public abstract (double Loss, double Score) Evaluate();

    public abstract void Optimize(long step);

    public abstract void KeepBest();

    public abstract void Shrink(params int[] keeps);

    public abstract void DropClosed();

    public abstract void Bound();

    public abstract IReadOnlyList<DenseLayerWeights> BestLayers();

    /// <summary>The expected number of open gates, the number of those that are open when collapsed, and the penalty.</summary>
    public abstract (double Open, double Count, double Penalty) Gates();

    /// <summary>Takes a step with another member that has diverged, in the same workspace, and spoils the gradient.</summary>
    public abstract void Soil();

    /// <summary>Where the member has parameters, without those that pad them.</summary>
    public int[] Places() => [.. GatePlaces(), .. Enumerable.Range(0, Layout.Layers.Length).SelectMany(LayerPlaces)];

    public int[] GatePlaces() => [.. Enumerable.Range(0, Layout.Gates.Length).SelectMany(GatePlaces)];

    /// <summary>Where the gates of one place have parameters: the first of each gate, the second of each, and so on.</summary>
    public int[] GatePlaces(int place)
    {
        int gates = Context.Shape.Map(Context.Shape.GatedLayers.ElementAt(place)).GateCount;
        int plane = Padding.RoundUp(gates);
        return [.. Enumerable.Range(0, Layout.GateParameters[place]).Where(i => i % plane < gates).Select(i => Layout.Gates[place] + i)];
    }

    public int[] LayerPlaces(int layer)
    {
        LayerPlace place = Layout.Layers[layer];
        return
        [
            .. Enumerable.Range(place.Biases, place.Outputs),
            .. Enumerable.Range(0, place.Outputs).SelectMany(output => Enumerable.Range(place.Weights + (output * place.Stride), place.Inputs)),
        ];
    }

    public virtual void Dispose()
    {
        Training.Weights?.Dispose();
        if (Validation != Training)
        {
            Validation.Weights?.Dispose();
        }

        Context.Dispose();
    }
}
