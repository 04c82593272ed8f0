using MLNet.FeatureGating.Networks;

namespace MLNet.FeatureGating.Pixels;

/// <summary>
/// Brings values to what networks work on: those that are never below 0, as pixels are, to the interval from 0 to 1 by their maximum; others, as
/// measured fields are, to mean 0 each and a common deviation of 1.
/// </summary>
internal sealed class PixelScaling
{
    private readonly float[]? _means;
    private readonly double _factor;

    private PixelScaling(float[]? means, double factor)
    {
        _means = means;
        _factor = factor;
    }

    /// <summary>What a network gives back.</summary>
    public ImageOutput Output => _means is null ? ImageOutput.UnitInterval : ImageOutput.Real;

    /// <summary>What a squared error of scaled values is to be multiplied by.</summary>
    public double SquaredUnit => 1 / (_factor * _factor);

    /// <summary>Finds the scale of images, and brings them to it.</summary>
    /// <param name="values">The values, image after image.</param>
    /// <param name="width">The number of values of an image.</param>
    public static PixelScaling FitInPlace(float[] values, int width)
    {
        float least = values.Min();
        float most = values.Max();
        PixelScaling scaling = least >= 0 && most > 0 ? new(null, 1.0 / most) : Centred(values, width);
        scaling.Apply(values);
        return scaling;
    }

    /// <summary>Scales images.</summary>
    public void Apply(Span<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)((values[i] - (_means?[i % _means.Length] ?? 0)) * _factor);
        }
    }

    /// <summary>Undoes it.</summary>
    public void Undo(Span<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)((values[i] / _factor) + (_means?[i % _means.Length] ?? 0));
        }
    }

    private static PixelScaling Centred(float[] values, int width)
    {
        double[] sums = new double[width];
        for (int i = 0; i < values.Length; i++)
        {
            sums[i % width] += values[i];
        }

        int rows = values.Length / width;
        float[] means = Array.ConvertAll(sums, sum => (float)(sum / rows));
        double squares = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double deviation = values[i] - means[i % width];
            squares += deviation * deviation;
        }

        return new(means, squares > 0 ? Math.Sqrt(values.Length / squares) : 1);
    }
}
