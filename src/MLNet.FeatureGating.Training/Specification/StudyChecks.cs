namespace MLNet.FeatureGating.Training;

/// <summary>Checks of a study that no single property can make.</summary>
internal static class StudyChecks
{
    /// <summary>Checks that the parts of a study fit together.</summary>
    /// <exception cref="InvalidOperationException">They do not.</exception>
    /// <exception cref="ArgumentException">The weights of a member do not fit the rows, or one of them is no weight.</exception>
    public static void Check(TrainingStudy study)
    {
        if (study.Members.Count == 0)
        {
            throw new InvalidOperationException("A study needs at least one member.");
        }

        CheckShapes(study);
        for (int i = 0; i < study.Members.Count; i++)
        {
            MemberChecks.Check(study, i);
        }

        if (study.Task == LearningTask.SelfSupervision && study.Network.GatedLayers.Count > 0)
        {
            throw new InvalidOperationException(
                $"Self-supervision learns no gates, but {nameof(NetworkSpecification.GatedLayers)} are "
                + $"{string.Join(", ", study.Network.GatedLayers)}: leave them out.");
        }

        CheckTargets(study, study.Training, "training");
        if (study.Validation is not null)
        {
            CheckTargets(study, study.Validation, "validation");
        }

        if (study.Task == LearningTask.Survival)
        {
            CheckSurvival(study);
        }
    }

    private static void CheckSurvival(TrainingStudy study)
    {
        if (study.Schedule.BatchSize == 1)
        {
            throw new InvalidOperationException(
                $"A survival task compares the rows of a batch, but {nameof(TrainingSchedule.BatchSize)} is 1: take some dozens, or all rows at once.");
        }

        if (!HasEvent(study.Training))
        {
            throw new InvalidOperationException(
                "A survival task needs training rows with the event, but there is none of a weight above 0: nothing can be learnt from censored times alone.");
        }
    }

    private static void CheckShapes(TrainingStudy study)
    {
        int features = study.Training.FeatureCount;
        if (study.Validation is { } validation && validation.FeatureCount != features)
        {
            throw new InvalidOperationException(
                $"Training rows have {features} features, validation rows {validation.FeatureCount}: they must agree.");
        }

        if (study.Gates is { } map && map.FeatureCount != features)
        {
            throw new InvalidOperationException(
                $"There are {features} features, but {nameof(TrainingStudy.Gates)} is made for {map.FeatureCount}.");
        }

        NetworkSpecification network = study.Network;
        if (network.GatedLayers.Any(layer => layer < 0 || layer >= network.HiddenUnits.Count))
        {
            throw new InvalidOperationException(
                $"{nameof(NetworkSpecification.GatedLayers)} must be hidden layers, 0 to {network.HiddenUnits.Count - 1}, but they are "
                + $"{string.Join(", ", network.GatedLayers)}.");
        }
    }

    private static void CheckTargets(TrainingStudy study, TrainingData data, string rows)
    {
        if (study.Task is LearningTask.BinaryClassification or LearningTask.MulticlassClassification)
        {
            CheckClasses(study.Task == LearningTask.BinaryClassification ? 2 : study.ClassCount, data);
        }

        if (study.Task == LearningTask.Survival && data.HasEvent is null)
        {
            throw new InvalidOperationException(
                $"A survival task needs data with {nameof(TrainingData.HasEvent)}, but the {rows} rows were made without it.");
        }
    }

    private static void CheckClasses(int classes, TrainingData data)
    {
        if (classes < 2)
        {
            throw new InvalidOperationException(
                $"A classification task needs at least 2 classes, but {nameof(TrainingStudy.ClassCount)} is {classes}.");
        }

        ReadOnlySpan<float> targets = data.Targets.Span;
        for (int row = 0; row < targets.Length; row++)
        {
            if (targets[row] != MathF.Truncate(targets[row]) || targets[row] < 0 || targets[row] >= classes)
            {
                throw new InvalidOperationException(
                    $"The target of row {row} must be a class index from 0 to {classes - 1}, but it is {targets[row]}.");
            }
        }
    }

    private static bool HasEvent(TrainingData data)
    {
        for (int row = 0; row < data.RowCount; row++)
        {
            if (data.HasEvent![row] && (data.Weights is null || data.Weights[row] > 0))
            {
                return true;
            }
        }

        return false;
    }
}
