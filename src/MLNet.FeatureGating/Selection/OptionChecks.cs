using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Selection;

/// <summary>Refuses names and options that do not go together, when an estimator is made.</summary>
internal static class OptionChecks
{
    /// <summary>Finds the parts that columns play.</summary>
    /// <exception cref="ArgumentException">A column has two parts to play, or options do not go together.</exception>
    public static ColumnRoles Roles(string outputColumnName, string[] inputColumnNames, string labelColumnName, StochasticGatesOptions options)
    {
        CheckTask(options);
        CheckSelfSupervision(options);
        CheckSchedule(options);
        if (options.GroupColumns && inputColumnNames.Length == 1)
        {
            throw new ArgumentException(
                $"{nameof(StochasticGatesOptions.GroupColumns)} needs several input columns: all slots of '{inputColumnNames[0]}' would share one "
                + $"gate. Name the columns that it was made of, or set {nameof(StochasticGatesOptions.Groups)}.",
                nameof(options));
        }

        var roles = new ColumnRoles(
            options.Task == LearningTask.Reconstruction ? null : labelColumnName,
            options.EventColumnName,
            options.ExampleWeightColumnName,
            options.Task,
            options.SelfSupervision is not null);
        CheckNames(outputColumnName, inputColumnNames, roles);
        if (roles.Columns.GroupBy(column => column.Name, column => column.Role).FirstOrDefault(parts => parts.Count() > 1) is { } clash)
        {
            throw new ArgumentException($"Column '{clash.Key}' cannot be both the {string.Join(" and the ", clash)} column.", nameof(options));
        }

        return roles;
    }

    /// <summary>Refuses a warm-up that leaves no time to steer the penalty in.</summary>
    /// <param name="options">The options.</param>
    /// <param name="steering">What steers it.</param>
    /// <exception cref="ArgumentException">The warm-up is too long.</exception>
    public static void CheckSteering(StochasticGatesOptions options, string steering)
    {
        if (options.WarmUp >= TrainingSchedule.SteeringEnd)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"{nameof(StochasticGatesOptions.WarmUp)} must leave epochs to steer the penalty in, by {steering}: it must be below ")
                + FormattableString.Invariant($"{TrainingSchedule.SteeringEnd}, but it is {options.WarmUp}."),
                nameof(options));
        }
    }

    private static void CheckNames(string outputColumnName, string[] inputColumnNames, ColumnRoles roles)
    {
        if (inputColumnNames.Distinct(StringComparer.Ordinal).Count() < inputColumnNames.Length)
        {
            throw new ArgumentException(
                $"Every input column may be named once, but they are: {string.Join(", ", inputColumnNames)}.", nameof(inputColumnNames));
        }

        foreach ((string role, string name) in roles.Columns)
        {
            if (role != "weight" && inputColumnNames.Contains(name))
            {
                throw new ArgumentException(
                    $"{char.ToUpperInvariant(role[0])}{role[1..]} column '{name}' is among the input columns: the network would only learn to copy "
                    + "it. Leave it out.",
                    nameof(inputColumnNames));
            }

            if (name == outputColumnName)
            {
                throw new ArgumentException(
                    $"The output column must not be named '{name}': it would hide the {role} column of that name. Choose another name.",
                    nameof(outputColumnName));
            }
        }
    }

    private static void CheckTask(StochasticGatesOptions options)
    {
        const string EventColumn = nameof(StochasticGatesOptions.EventColumnName);
        if (options.Task == LearningTask.Survival && options.EventColumnName is null)
        {
            throw new ArgumentException(
                $"{nameof(StochasticGatesOptions.Task)} = {LearningTask.Survival} needs {EventColumn}: the column that tells whether a row's time "
                + "ended with the event.",
                nameof(options));
        }

        if (options.Task != LearningTask.Survival && options.EventColumnName is { } name)
        {
            throw new ArgumentException(
                $"{EventColumn} = '{name}' is for {nameof(StochasticGatesOptions.Task)} = {LearningTask.Survival} only, but the task is "
                + $"{options.Task?.ToString() ?? "to follow from the label"}.",
                nameof(options));
        }
    }

    private static void CheckSelfSupervision(StochasticGatesOptions options)
    {
        if (options.SelfSupervision is not { } selfSupervision)
        {
            return;
        }

        string? problem = options switch
        {
            { Task: LearningTask.Reconstruction } =>
                $"is not for {nameof(StochasticGatesOptions.Task)} = {LearningTask.Reconstruction}, which needs no "
                + "label: all rows are learnt from anyway",
            { Standardize: false } => $"needs {nameof(StochasticGatesOptions.Standardize)}: a masked feature stands for its mean",
            { HiddenUnits.Count: 0 } => $"needs {nameof(StochasticGatesOptions.HiddenUnits)}: hidden layers are what is learnt from all rows",
            _ when selfSupervision.FrozenLayers > options.HiddenUnits.Count =>
                $"has {nameof(SelfSupervisionOptions.FrozenLayers)} = {selfSupervision.FrozenLayers}, but there are "
                + $"{options.HiddenUnits.Count} hidden layers",
            _ => null,
        };
        if (problem is not null)
        {
            throw new ArgumentException($"{nameof(StochasticGatesOptions.SelfSupervision)} {problem}.", nameof(options));
        }
    }

    private static void CheckSchedule(StochasticGatesOptions options)
    {
        if (options.TargetFeatures is null && options.WarmUp + options.Ramp >= 1)
        {
            throw new ArgumentException(
                $"{nameof(StochasticGatesOptions.WarmUp)} and {nameof(StochasticGatesOptions.Ramp)} must leave epochs under the whole penalty: "
                + "their sum must be below 1.",
                nameof(options));
        }

        if (options.TargetFeatures is not null)
        {
            CheckSteering(options, nameof(StochasticGatesOptions.TargetFeatures));
        }
    }
}
