using System.Globalization;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Torch;

namespace MLNet.FeatureGating.Benchmarks;

/// <summary>
/// SToG's demonstration: 30-10-5-2 with ReLU, 364 rows full batch, validation in every epoch, 300 epochs, Adam with 1e-3 and 1e-2,
/// gradients clipped to 1.
/// </summary>
internal static class StogStudy
{
    public const int Epochs = 300;

    private const int TrainingRows = 364;
    private const int ValidationRows = 91;
    private const int FeatureCount = 30;
    private static readonly (TrainingData Training, TrainingData Validation) Data = Load();

    public static TrainingStudy Create(int members, NoiseSharing noise) => new()
    {
        Task = LearningTask.MulticlassClassification,
        ClassCount = 2,
        Training = Data.Training,
        Validation = Data.Validation,
        Members = [.. Enumerable.Range(0, members).Select(seed => new StudyMember { Lambda = 0.05, Seed = seed })],
        Gate = new() { Noise = noise },
        Network = new() { HiddenUnits = [10, 5] },
        Schedule = new() { MaximumEpochs = Epochs, WeightDecay = 1e-4 },
    };

    public static double Seconds(TrainingStudy study) => new TorchTrainingEngine(ComputeDevice.Cpu).Train(study).Elapsed.TotalSeconds;

    private static (TrainingData Training, TrainingData Validation) Load()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "data", "breast-cancer-wisconsin-diagnostic.csv");
        float[][] rows = [.. File.ReadLines(path).Skip(1)
            .Select(line => line.Split(',').Select(text => float.Parse(text, CultureInfo.InvariantCulture)).ToArray())];
        new Random(42).Shuffle(rows);
        Standardize(rows);
        TrainingData Take(int start, int count) => new(
            [.. rows.Skip(start).Take(count).SelectMany(row => row[..FeatureCount])],
            FeatureCount,
            [.. rows.Skip(start).Take(count).Select(row => row[FeatureCount])]);
        return (Take(0, TrainingRows), Take(TrainingRows, ValidationRows));
    }

    private static void Standardize(float[][] rows)
    {
        for (int feature = 0; feature < FeatureCount; feature++)
        {
            double mean = rows.Take(TrainingRows).Average(row => row[feature]);
            double deviation = Math.Sqrt(rows.Take(TrainingRows).Average(row => (row[feature] - mean) * (row[feature] - mean)));
            foreach (float[] row in rows)
            {
                row[feature] = (float)((row[feature] - mean) / deviation);
            }
        }
    }
}
