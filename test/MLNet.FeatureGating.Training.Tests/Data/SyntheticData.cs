namespace MLNet.FeatureGating.Training.Tests.Data;

/// <summary>Small problems whose relevant features are known: always the first ones.</summary>
internal static class SyntheticData
{
    /// <summary>Class 1 where x0 - x1 + x2, plus a little noise, is positive.</summary>
    public static TrainingData LinearBinary(int rows, int features, int seed, double noise = 0.2) =>
        Make(rows, features, seed, (x, normal) => x[0] - x[1] + x[2] + (noise * normal) > 0 ? 1 : 0);

    /// <summary>Class 1 where x0 and x1 have the same sign: neither tells anything alone.</summary>
    public static TrainingData ExclusiveOr(int rows, int features, int seed) =>
        Make(rows, features, seed, (x, _) => x[0] * x[1] > 0 ? 1 : 0);

    /// <summary>Three classes: which of x0, x1 and 0 is the largest.</summary>
    public static TrainingData ThreeClasses(int rows, int features, int seed) =>
        Make(rows, features, seed, (x, _) => x[0] > 0 || x[1] > 0 ? (x[0] > x[1] ? 0 : 1) : 2);

    /// <summary>The value 1.5 x0 - x1, plus a little noise.</summary>
    public static TrainingData LinearRegression(int rows, int features, int seed, double noise = 0.1) =>
        Make(rows, features, seed, (x, normal) => (1.5 * x[0]) - x[1] + (noise * normal));

    /// <summary>Classes that have nothing to do with the features.</summary>
    public static TrainingData CoinTosses(int rows, int features, int seed) =>
        Make(rows, features, seed, (_, normal) => normal > 0 ? 1 : 0);

    /// <summary>The value x0 - x2, plus a little noise, where x1 is a copy of x0.</summary>
    public static TrainingData CopiedRegression(int rows, int features, int seed)
    {
        TrainingData data = Make(rows, features, seed, (x, normal) => x[0] - x[2] + (0.1 * normal));
        float[] values = data.Features.ToArray();
        for (int row = 0; row < rows; row++)
        {
            values[(row * features) + 1] = values[row * features];
        }

        return new(values, features, data.Targets.ToArray());
    }

    /// <summary>Times to an event whose hazard is exp(x0 - x1), some of them censored at an independent time.</summary>
    public static TrainingData ProportionalHazards(int rows, int features, int seed)
    {
        TrainingData data = Make(rows, features, seed, (x, _) => x[0] - x[1]);
        var numbers = new Numbers(seed + 1000);
        float[] times = new float[rows];
        bool[] hasEvent = new bool[rows];
        for (int row = 0; row < rows; row++)
        {
            double time = -Math.Log(1 - numbers.Uniform()) / Math.Exp(data.Targets.Span[row]);
            double censored = -2 * Math.Log(1 - numbers.Uniform());
            hasEvent[row] = time <= censored;

            // In tenths, so that some times tie.
            times[row] = (float)Math.Ceiling(10 * Math.Min(time, censored)) / 10;
        }

        return new(data.Features.ToArray(), features, times, hasEvent);
    }

    /// <summary>Features without targets: all but the last two are made of two hidden causes, plus a little noise.</summary>
    public static TrainingData HiddenCauses(int rows, int features, int seed)
    {
        var numbers = new Numbers(seed);
        var loads = new Numbers(4321);
        double[] first = loads.Normals(features);
        double[] second = loads.Normals(features);
        float[] values = new float[rows * features];
        for (int row = 0; row < rows; row++)
        {
            (double a, double b) = (numbers.Normal(), numbers.Normal());
            for (int i = 0; i < features; i++)
            {
                double noise = numbers.Normal();
                double value = i < features - 2 ? (first[i] * a) + (second[i] * b) + (0.2 * noise) : noise;
                values[(row * features) + i] = (float)value;
            }
        }

        return TrainingData.WithoutTargets(values, features);
    }

    /// <summary>Weights between 0.5 and 1.5.</summary>
    public static float[] Weights(int rows, int seed)
    {
        var numbers = new Numbers(seed);
        float[] weights = new float[rows];
        for (int row = 0; row < rows; row++)
        {
            weights[row] = (float)(0.5 + numbers.Uniform());
        }

        return weights;
    }

    public static TrainingData WithWeights(this TrainingData data, float[] weights) =>
        new(data.Features.ToArray(), data.FeatureCount, data.Targets.ToArray(), weights);

    private static TrainingData Make(int rows, int features, int seed, Func<double[], double, double> target)
    {
        var numbers = new Numbers(seed);
        float[] all = new float[rows * features];
        float[] targets = new float[rows];
        for (int row = 0; row < rows; row++)
        {
            double[] x = numbers.Normals(features);
            targets[row] = (float)target(x, numbers.Normal());
            for (int i = 0; i < features; i++)
            {
                all[(row * features) + i] = (float)x[i];
            }
        }

        return new(all, features, targets);
    }
}
