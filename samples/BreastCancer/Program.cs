// Which of 30 measurements tell a malignant tumor from a benign one? Ten stratified splits; the gates see the training rows only.
using System.Diagnostics;
using System.Globalization;
using BreastCancer;
using Microsoft.ML;
using Microsoft.ML.Data;

const int Splits = 10;
const double TestFraction = 0.2;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var clock = Stopwatch.StartNew();
var mlContext = new MLContext(seed: 1);
string dataPath = Path.Combine(AppContext.BaseDirectory, "data", "breast-cancer-wisconsin-diagnostic.csv");
IDataView data = mlContext.Data.LoadFromTextFile<Tumor>(dataPath, separatorChar: ',', hasHeader: true);
Tumor[] tumors = [.. mlContext.Data.CreateEnumerable<Tumor>(data, reuseRowObject: false)];
string output = args.Length > 0 ? args[0] : Path.Combine("artifacts", "samples", "breast-cancer");
Directory.CreateDirectory(output);

string[] featureNames = [.. data.Schema.Where(column => column.Type == NumberDataViewType.Single).Select(column => column.Name)];
var study = new Study(mlContext, featureNames);
var results = new List<SplitResult>();
for (int seed = 0; seed < Splits; seed++)
{
    SplitResult result = study.Run(StratifiedSplit.Create(mlContext, tumors, TestFraction, seed));
    results.Add(result);
    Console.WriteLine(
        $"split {seed + 1,2} of {Splits}: {result.SelectedNames.Count,2} features selected, accuracy {result.Selected.Accuracy:F4} "
        + $"(all {result.All.Accuracy:F4})");
}

var report = new Report(tumors.Length, featureNames.Length, results);
report.Print(Console.Out);

// A model of all rows, saved as ML.NET saves any other: to load it takes neither this library nor torch.
(ITransformer model, _) = study.FitSelected(data);
string modelPath = Path.Combine(output, "model.zip");
mlContext.Model.Save(model, data.Schema, modelPath);
ITransformer loaded = mlContext.Model.Load(modelPath, out _);
Diagnosis diagnosis = mlContext.Model.CreatePredictionEngine<Tumor, Diagnosis>(loaded).Predict(tumors[0]);
Console.WriteLine(
    $"first row by the loaded model: malignant with probability {diagnosis.Probability:F4} (it is "
    + $"{(tumors[0].IsMalignant ? "malignant" : "benign")})");

string resultsPath = Path.Combine(output, "results.json");
report.Write(resultsPath, clock.Elapsed);
Console.WriteLine($"wrote {resultsPath} and {modelPath} in {clock.Elapsed.TotalSeconds:F1} s");
