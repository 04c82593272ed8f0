// Both demonstrations of the SToG report on the breast-cancer data: which inputs, and which units of a small network, are worth keeping?
using System.Globalization;
using BreastCancerStudy;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Cpu;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string output = args.Length > 0 ? args[0] : Path.Combine("artifacts", "samples", "breast-cancer-study");
Directory.CreateDirectory(output);

var data = TumorData.Load(Path.Combine(AppContext.BaseDirectory, "data"));
var engine = new CpuTrainingEngine();
var results = new List<DemonstrationResult>();
foreach (Demonstration demonstration in Demonstration.All)
{
    DemonstrationResult result = demonstration.Run(data, engine);
    results.Add(result);
    Report.Print(Console.Out, result);
    Picture.Of(result).Save(Path.Combine(output, $"{demonstration.Name}.svg"));
}

var report = new Report(data, results);
report.WriteJson(Path.Combine(output, "results.json"));
report.WriteCsv(Path.Combine(output, "results.csv"));
Console.WriteLine($"wrote results.json, results.csv and a picture of each demonstration to {output}");
