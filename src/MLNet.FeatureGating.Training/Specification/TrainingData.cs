namespace MLNet.FeatureGating.Training;

/// <summary>A table of rows in memory: features, targets, weights. The arrays are taken over, not copied.</summary>
public sealed class TrainingData
{
    /// <summary>Initializes a new instance of the <see cref="TrainingData"/> class.</summary>
    /// <param name="features">The feature values, row after row: rows x <paramref name="featureCount"/>, all finite.</param>
    /// <param name="featureCount">The number of features. Range: at least 1.</param>
    /// <param name="targets">One target a row: a class index from 0, or a value.</param>
    /// <param name="weights">One weight a row, at least 0 and not all 0; <see langword="null"/> for equal weights.</param>
    /// <exception cref="ArgumentException">A length does not fit, a value is not finite, or no weight is positive.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="featureCount"/> is below 1.</exception>
    public TrainingData(float[] features, int featureCount, float[] targets, float[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(targets);
        Require.AtLeast(1, featureCount);
        if (targets.Length == 0)
        {
            throw new ArgumentException("There are no rows.", nameof(targets));
        }

        if (features.LongLength != (long)targets.Length * featureCount)
        {
            throw new ArgumentException(
                $"{targets.Length} rows of {featureCount} features need {(long)targets.Length * featureCount} values, but there are {features.Length}.",
                nameof(features));
        }

        RequireFinite(features, nameof(features));
        RequireFinite(targets, nameof(targets));
        if (weights is not null)
        {
            RequireWeights(weights, targets.Length, nameof(weights));
        }

        Features = features;
        FeatureCount = featureCount;
        Targets = targets;
        Weights = weights;
    }

    /// <summary>Initializes a new instance of the <see cref="TrainingData"/> class for <see cref="LearningTask.Survival"/>.</summary>
    /// <param name="features">The feature values, row after row: rows x <paramref name="featureCount"/>, all finite.</param>
    /// <param name="featureCount">The number of features. Range: at least 1.</param>
    /// <param name="times">How long each row was observed, all finite.</param>
    /// <param name="hasEvent">Whether each row's time ended with the event; else it was censored.</param>
    /// <param name="weights">One weight a row, at least 0 and not all 0; <see langword="null"/> for equal weights.</param>
    /// <exception cref="ArgumentException">A length does not fit, a value is not finite, or no weight is positive.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="featureCount"/> is below 1.</exception>
    public TrainingData(float[] features, int featureCount, float[] times, bool[] hasEvent, float[]? weights = null)
        : this(features, featureCount, times, weights)
    {
        ArgumentNullException.ThrowIfNull(hasEvent);
        if (hasEvent.Length != times.Length)
        {
            throw new ArgumentException($"{times.Length} rows need to be told with or without the event, but {hasEvent.Length} are.", nameof(hasEvent));
        }

        HasEvent = hasEvent;
    }

    /// <summary>Gets the feature values, row after row.</summary>
    public ReadOnlyMemory<float> Features { get; }

    /// <summary>Gets the number of features.</summary>
    public int FeatureCount { get; }

    /// <summary>Gets one target a row: a class index, a value or a time; zeros where there are none.</summary>
    public ReadOnlyMemory<float> Targets { get; }

    /// <summary>Gets whether each row's time ended with the event; <see langword="null"/> where targets are no times.</summary>
    public IReadOnlyList<bool>? HasEvent { get; }

    /// <summary>Gets one weight a row, or <see langword="null"/> where all weigh the same.</summary>
    public IReadOnlyList<float>? Weights { get; }

    /// <summary>Gets the number of rows.</summary>
    public int RowCount => Targets.Length;

    /// <summary>Makes data without targets, for tasks that need none.</summary>
    /// <param name="features">The feature values, row after row: rows x <paramref name="featureCount"/>, all finite.</param>
    /// <param name="featureCount">The number of features. Range: at least 1.</param>
    /// <param name="weights">One weight a row, at least 0 and not all 0; <see langword="null"/> for equal weights.</param>
    /// <returns>The data.</returns>
    /// <exception cref="ArgumentException">A length does not fit, a value is not finite, or no weight is positive.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="featureCount"/> is below 1.</exception>
    public static TrainingData WithoutTargets(float[] features, int featureCount, float[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        return new(features, featureCount, new float[features.Length / Require.AtLeast(1, featureCount)], weights);
    }

    internal static void RequireWeights(IReadOnlyList<float> weights, int rowCount, string name)
    {
        if (weights.Count != rowCount)
        {
            throw new ArgumentException($"{rowCount} rows need as many weights, but there are {weights.Count}.", name);
        }

        double sum = 0;
        for (int row = 0; row < weights.Count; row++)
        {
            if (!float.IsFinite(weights[row]) || weights[row] < 0)
            {
                throw new ArgumentException($"The weight of row {row} must be finite and at least 0, but it is {weights[row]}.", name);
            }

            sum += weights[row];
        }

        if (sum <= 0)
        {
            throw new ArgumentException("At least one row must have a weight above 0.", name);
        }
    }

    internal static void RequireFinite(ReadOnlySpan<float> values, string name)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw new ArgumentException($"Value {i} must be finite, but it is {values[i]}.", name);
            }
        }
    }
}
