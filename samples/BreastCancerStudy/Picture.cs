using System.Xml.Linq;
using BreastCancerStudy.Charts;

namespace BreastCancerStudy;

/// <summary>The report's picture of a demonstration: three panels over lambda, a line a gate.</summary>
internal static class Picture
{
    public static XDocument Of(DemonstrationResult result)
    {
        string counted = result.Demonstration.GatedLayers.Count == 0 ? "selected features" : "selected features and units";
        return Figure.Draw(
            result.Demonstration.Title,
            [
                Panel(result, "a) cross-entropy on the validation rows", "nats", setting => setting.ValidationCrossEntropy, 1),
                Panel(result, "b) accuracy on the validation rows", "%", setting => setting.ValidationAccuracy.Times(100), 100),
                Panel(result, $"c) {counted}", $"of {result.Demonstration.GateCount}", setting => setting.Selected, result.Demonstration.GateCount),
            ]);
    }

    private static Panel Panel(DemonstrationResult result, string title, string unit, Func<SettingResult, Statistics> figure, double most)
    {
        Series[] series = [.. result.Settings
            .GroupBy(setting => setting.Gate)
            .Select(ofGate => new Series(ofGate.Key, [.. ofGate.Select(setting => Point(setting.Lambda, figure(setting), most))]))];
        return new(title, "lambda", unit, series);
    }

    // Bars end where the figure does: no network is right more often than always.
    private static Point Point(double lambda, Statistics figure, double most) => new(
        lambda,
        figure.Mean,
        Math.Max(0, figure.Mean - figure.StandardDeviation),
        Math.Min(most, figure.Mean + figure.StandardDeviation));
}
