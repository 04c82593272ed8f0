using System.Globalization;
using MLNet.FeatureGating.Selection;

namespace MLNet.FeatureGating.Search;

/// <summary>Writes down the settings that what units of work find out depends on. How much is looked for, and how long, is none of them.</summary>
internal static class SettingsText
{
    /// <summary>Writes them, one a line.</summary>
    public static string Of(LambdaExperimentSettings settings)
    {
        LambdaSearchSpace space = settings.SearchSpace;
        StochasticGatesOptions gates = settings.Gates;
        string[] lines =
        [
            $"gates {string.Join(' ', space.Gates)}",
            $"sigma {Text(space.Sigma)}",
            $"temperature {(space.Temperature is { } temperature ? Text(temperature) : "-")}",
            $"learning rate {Text(space.LearningRate)} {Text(space.GateLearningRate)}",
            $"hidden units {string.Join(' ', space.HiddenUnits.Select(widths => string.Join('-', widths)))}",
            $"configurations {(space.IsPoint ? 1 : settings.MaxConfigurations)}",
            $"networks {settings.SeedsPerFold}",
            $"device {settings.Device}",
            $"activation {gates.Activation}",
            $"batch {gates.BatchSize} epochs {gates.MaximumEpochs}",
            FormattableString.Invariant(
                $"weight decay {gates.WeightDecay:R} clipping {gates.MaximumGradientNorm:R} warm-up {gates.WarmUp:R} ramp {gates.Ramp:R}"),
            FormattableString.Invariant($"patience {gates.Patience:R} criterion {gates.Criterion} standardize {gates.Standardize}"),
            FormattableString.Invariant($"start {gates.InitialParameter:R} penalty {gates.Penalty} noise {gates.Noise} hard {gates.HardMasks}"),
            FormattableString.Invariant($"drawn {gates.StraightThroughNoise} threshold {gates.WeightThreshold:R}"),
            FormattableString.Invariant($"temperatures {gates.Temperature?.Initial:R}..{gates.Temperature?.Final:R}"),
        ];
        return string.Join('\n', lines);
    }

    private static string Text(SearchRange range) => string.Create(CultureInfo.InvariantCulture, $"{range.Minimum:R}..{range.Maximum:R}");
}
