using MLNet.FeatureGating.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tests.Recovery;

/// <summary>Rows of which it is known what their label depends on: the first features.</summary>
/// <param name="Task">What is predicted.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Features">The number of features.</param>
/// <param name="Relevant">The number of features, from the first, that tell of the label.</param>
/// <param name="Draw">Draws the label of a row, and changes what is not standard normal among its features.</param>
internal sealed record MadeUpProblem(LearningTask Task, int Rows, int Features, int Relevant, Func<float[], NormalRandom, double> Draw)
{
    private const int Classes = 4;

    public static MadeUpProblem ExclusiveOr { get; } = new(
        LearningTask.BinaryClassification, 600, 20, 2, (x, _) => x[0] * x[1] > 0 ? 1 : 0);

    public static MadeUpProblem TwoMoons { get; } = new(LearningTask.BinaryClassification, 600, 20, 2, (x, random) =>
    {
        bool isUpper = random.Uniform() < 0.5;
        double angle = Math.PI * random.Uniform();
        x[0] = (float)((isUpper ? Math.Cos(angle) : 1 - Math.Cos(angle)) + (0.1 * random.Next()));
        x[1] = (float)((isUpper ? Math.Sin(angle) : 0.5 - Math.Sin(angle)) + (0.1 * random.Next()));
        return isUpper ? 1 : 0;
    });

    /// <summary>J. Friedman, "Multivariate adaptive regression splines", 1991.</summary>
    public static MadeUpProblem Friedman { get; } = new(LearningTask.Regression, 600, 50, 5, (x, random) =>
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = (float)random.Uniform();
        }

        return (10 * Math.Sin(Math.PI * x[0] * x[1])) + (20 * Math.Pow(x[2] - 0.5, 2)) + (10 * x[3]) + (5 * x[4]) + random.Next();
    });

    public static MadeUpProblem ManyLinear { get; } = new(
        LearningTask.BinaryClassification, 200, 500, 10, (x, _) => x.Take(10).Sum() > 0 ? 1 : 0);

    /// <summary>Three signals, each in three features of correlation 0.9.</summary>
    public static MadeUpProblem Blocks { get; } = new(LearningTask.BinaryClassification, 600, 50, 9, (x, random) =>
    {
        double[] signals = [random.Next(), random.Next(), random.Next()];
        for (int i = 0; i < 9; i++)
        {
            x[i] = (float)((Math.Sqrt(0.9) * signals[i / 3]) + (Math.Sqrt(0.1) * random.Next()));
        }

        return signals[0] + signals[1] - signals[2] + (0.3 * random.Next()) > 0 ? 1 : 0;
    });

    public static MadeUpProblem FourClasses { get; } = new(LearningTask.MulticlassClassification, 600, 64, 8, (x, random) =>
    {
        // The same scores in every row and every sample.
        var weights = new NormalRandom(7);
        double[] scores = [.. Enumerable.Range(0, Classes).Select(_ => x.Take(8).Sum(value => value * weights.Next()) + (0.3 * random.Next()))];
        return Array.IndexOf(scores, scores.Max());
    });

    /// <summary>Draws a sample.</summary>
    public MadeUpRow[] Sample(int seed)
    {
        var random = new NormalRandom(seed);
        var rows = new MadeUpRow[Rows];
        for (int row = 0; row < rows.Length; row++)
        {
            float[] features = [.. Enumerable.Range(0, Features).Select(_ => (float)random.Next())];
            rows[row] = new() { Label = (float)Draw(features, random), Features = features };
        }

        return rows;
    }

    /// <summary>Draws a sample as a view.</summary>
    public IDataView Load(MLContext mlContext, int seed)
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(MadeUpRow));
        definition[nameof(MadeUpRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Features);
        return mlContext.Data.LoadFromEnumerable(Sample(seed), definition);
    }
}
