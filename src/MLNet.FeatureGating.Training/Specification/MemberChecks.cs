namespace MLNet.FeatureGating.Training;

/// <summary>Checks of the members of a study.</summary>
internal static class MemberChecks
{
    /// <summary>Checks that a member fits its study.</summary>
    /// <exception cref="InvalidOperationException">It does not.</exception>
    /// <exception cref="ArgumentException">Its weights do not fit the rows, or one of them is no weight.</exception>
    public static void Check(TrainingStudy study, int index)
    {
        StudyMember member = study.Members[index] ?? throw new InvalidOperationException($"Member {index} of the study is null.");
        if (member.TrainingWeights is { } weights)
        {
            TrainingData.RequireWeights(weights, study.Training.RowCount, nameof(StudyMember.TrainingWeights));
        }

        if (member.ValidationWeights is { } validationWeights)
        {
            TrainingData.RequireWeights(
                validationWeights, (study.Validation ?? study.Training).RowCount, nameof(StudyMember.ValidationWeights));
        }

        CheckLaw(study, member, index);
        CheckMask(study, member, index);
        CheckTarget(study, member, index);
        if (member.InitialLayers is { } layers)
        {
            CheckLayers(study, layers);
        }
    }

    private static void CheckLaw(TrainingStudy study, StudyMember member, int index)
    {
        GateSpecification law = member.Gate ?? study.Gate;
        if (law.Penalty != study.Gate.Penalty || law.Noise != study.Gate.Noise)
        {
            throw new InvalidOperationException(
                $"A member's gates must share {nameof(GateSpecification.Penalty)} and {nameof(GateSpecification.Noise)} with the study's.");
        }

        int gates = study.Gates?.GateCount ?? study.Training.FeatureCount;
        if (law is { Kind: GateKind.Correlated, Correlation: { } correlation } && correlation.FeatureCount != gates)
        {
            throw new InvalidOperationException(
                $"{nameof(GateSpecification.Correlation)} must be one of {gates} features, one a gate, but it is one of {correlation.FeatureCount}.");
        }

        if (study.Task == LearningTask.SelfSupervision
            && law is { Kind: GateKind.L1Weights } or { Kind: GateKind.StraightThrough, IsStochastic: false })
        {
            throw new InvalidOperationException(
                $"Self-supervision needs gates that mask at random, but those of member {index}, {law.Kind}, do not: choose {GateKind.Correlated}.");
        }
    }

    private static void CheckMask(TrainingStudy study, StudyMember member, int index)
    {
        if (member.FixedMask is null == study.HasFixedMasks)
        {
            throw new InvalidOperationException($"All members of a study have a {nameof(StudyMember.FixedMask)}, or none has.");
        }

        if (member.FixedMask is not { } mask)
        {
            return;
        }

        if (mask.Count != study.Training.FeatureCount || !mask.All(float.IsFinite))
        {
            throw new InvalidOperationException(
                $"A {nameof(StudyMember.FixedMask)} must hold {study.Training.FeatureCount} finite numbers, one a feature, but that of member {index} holds "
                + (mask.Count == study.Training.FeatureCount ? "others." : $"{mask.Count}."));
        }

        if (study.Task == LearningTask.SelfSupervision)
        {
            throw new InvalidOperationException(
                $"Self-supervision draws masks, but member {index} has a {nameof(StudyMember.FixedMask)}: leave it out.");
        }
    }

    private static void CheckTarget(TrainingStudy study, StudyMember member, int index)
    {
        if (member.TargetGates is not { } target)
        {
            return;
        }

        if (study.HasFixedMasks || study.Task == LearningTask.SelfSupervision)
        {
            throw new InvalidOperationException(
                $"Gates that are not learnt cannot be steered, but member {index} has {nameof(StudyMember.TargetGates)}: leave it out.");
        }

        int gates = study.Gates?.GateCount ?? study.Training.FeatureCount;
        int alwaysOpen = study.Gates?.IsAlwaysOpen.Count(isOpen => isOpen) ?? 0;
        if (target > gates || target < alwaysOpen)
        {
            throw new InvalidOperationException(
                $"{nameof(StudyMember.TargetGates)} must be at most the {gates} gates and at least the {alwaysOpen} that are always open, "
                + FormattableString.Invariant($"but it is {target}."));
        }
    }

    private static void CheckLayers(TrainingStudy study, IReadOnlyList<DenseLayerWeights> layers)
    {
        IReadOnlyList<int> widths = study.Widths;
        if (layers.Count >= widths.Count)
        {
            throw new InvalidOperationException($"{layers.Count} initial layers are given to a network of {widths.Count - 1}.");
        }

        for (int i = 0; i < layers.Count; i++)
        {
            DenseLayerWeights layer = layers[i] ?? throw new InvalidOperationException($"Initial layer {i} is null.");
            if (layer.Inputs != widths[i] || layer.Outputs != widths[i + 1])
            {
                throw new InvalidOperationException(
                    $"Initial layer {i} must be one of {widths[i]} inputs and {widths[i + 1]} outputs, but it is one of {layer.Inputs} and {layer.Outputs}.");
            }

            if (layer.Weights.Count != layer.Inputs * layer.Outputs || layer.Biases.Count != layer.Outputs)
            {
                throw new InvalidOperationException(
                    $"Initial layer {i} must have {layer.Inputs * layer.Outputs} weights and {layer.Outputs} biases, but it has {layer.Weights.Count} and "
                    + $"{layer.Biases.Count}.");
            }

            if (!layer.Weights.All(float.IsFinite) || !layer.Biases.All(float.IsFinite))
            {
                throw new InvalidOperationException($"The weights and biases of initial layer {i} must be finite, but some are not: did its training diverge?");
            }
        }
    }
}
