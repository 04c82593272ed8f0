using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>The fixed masks that members have in place of gates on the inputs. Its tensors belong to the dispose scope in force.</summary>
internal sealed class FixedMasks
{
    private FixedMasks(Tensor factors, Tensor openCounts)
    {
        Factors = factors;
        OpenCounts = openCounts;
    }

    /// <summary>The factor of each feature, [members, 1, features].</summary>
    public Tensor Factors { get; private set; }

    /// <summary>The number of gates, [members], that let a feature through.</summary>
    public Tensor OpenCounts { get; private set; }

    /// <summary>Makes the masks of the members of a study, in the order given; null where they have gates.</summary>
    public static FixedMasks? Create(TrainingStudy study, IReadOnlyList<StudyMember> members, Device device)
    {
        if (!study.HasFixedMasks)
        {
            return null;
        }

        IReadOnlyList<int> gateOfFeature = (study.Gates ?? GateMap.OneEach(study.Training.FeatureCount)).GateOfFeature;
        float OpenCount(IReadOnlyList<float> mask) => gateOfFeature.Where((_, feature) => mask[feature] != 0).Distinct().Count();
        return new(
            tensor(members.SelectMany(member => member.FixedMask!).ToArray(), [members.Count, 1, gateOfFeature.Count], null, device),
            tensor(members.Select(member => OpenCount(member.FixedMask!)).ToArray(), null, device));
    }

    /// <summary>Keeps the masks of the members that train on.</summary>
    public void Keep(Tensor index)
    {
        Factors = MemberAxis.Select(Factors, index);
        OpenCounts = MemberAxis.Select(OpenCounts, index);
    }
}
