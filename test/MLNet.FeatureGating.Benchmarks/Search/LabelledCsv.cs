using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Benchmarks;

/// <summary>A csv file with a header, the label first and then nothing but features.</summary>
internal static class LabelledCsv
{
    public static IDataView Load(MLContext mlContext, string path, int features) => mlContext.Data.LoadFromTextFile(
        path,
        [new TextLoader.Column("Label", DataKind.Single, 0), new TextLoader.Column("Features", DataKind.Single, 1, features)],
        separatorChar: ',',
        hasHeader: true);
}
