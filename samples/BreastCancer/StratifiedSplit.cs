using Microsoft.ML;

namespace BreastCancer;

/// <summary>A split in which training and test part have the classes in the same proportion.</summary>
internal sealed record StratifiedSplit(IDataView Train, IDataView Test)
{
    public static StratifiedSplit Create(MLContext mlContext, IReadOnlyList<Tumor> tumors, double testFraction, int seed)
    {
        var random = new Random(seed);
        var train = new List<Tumor>();
        var test = new List<Tumor>();
        foreach (Tumor[] ofClass in tumors.GroupBy(tumor => tumor.IsMalignant).OrderBy(group => group.Key).Select(group => group.ToArray()))
        {
            random.Shuffle(ofClass);
            int held = (int)Math.Round(ofClass.Length * testFraction);
            test.AddRange(ofClass[..held]);
            train.AddRange(ofClass[held..]);
        }

        return new(mlContext.Data.LoadFromEnumerable(train), mlContext.Data.LoadFromEnumerable(test));
    }
}
