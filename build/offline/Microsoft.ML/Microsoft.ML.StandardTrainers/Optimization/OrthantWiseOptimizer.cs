namespace Microsoft.ML.Offline;

/// <summary>
/// L-BFGS for a smooth function plus an L1 norm (Andrew and Gao, "Scalable training of L1-regularized log-linear models",
/// ICML 2007). The biases come first among the coordinates, and are not part of the norm.
/// </summary>
internal sealed class OrthantWiseOptimizer(
    ObjectiveFunction objective, ReadOnlySpan<float> initial, int historySize, bool nonNegative, int biasCount, float l1Weight)
    : LbfgsOptimizer(objective, initial, historySize, nonNegative)
{
    private const float SufficientDecrease = 1e-4f;
    private const int MaximumSteps = 8;

    private protected override bool HoldsStillCoordinates => true;

    private protected override float Evaluate(ReadOnlySpan<float> point, Span<float> gradient)
    {
        var norm = 0f;
        foreach (var value in point[biasCount..])
        {
            norm += Math.Abs(value);
        }

        return (l1Weight * norm) + base.Evaluate(point, gradient);
    }

    private protected override void UpdateSteepestDescent()
    {
        for (var i = 0; i < Point.Length; i++)
        {
            SteepestDescent[i] = i < biasCount ? -Gradient[i]
                : NonNegative ? DescentAboveZero(Point[i], Gradient[i])
                : Descent(Point[i], Gradient[i]);
        }
    }

    /// <summary>Stays in the orthant of the current point: a weight that would change sign becomes zero.</summary>
    private protected override void Step(float length)
    {
        AddStep(length);
        for (var i = biasCount; i < NextPoint.Length; i++)
        {
            if (NonNegative ? NextPoint[i] < 0 : Point[i] * NextPoint[i] < 0)
            {
                NextPoint[i] = 0;
            }
        }
    }

    /// <summary>Goes back from the full step until the decrease is worth it.</summary>
    private protected override bool SearchLine(bool force)
    {
        RequireDescent(-FloatVectors.Dot(Direction, SteepestDescent));

        var length = InitialStep;
        Step(length);
        var progress = Progress();
        if (progress < 0)
        {
            for (var i = biasCount; i < Direction.Length; i++)
            {
                if (SteepestDescent[i] * Direction[i] < 0)
                {
                    Direction[i] = 0;
                }
            }

            Step(length);
            progress = Progress();
        }

        for (var step = 1; ; step++)
        {
            Value = Evaluate(NextPoint, NextGradient);
            if (Value <= LastValue - (SufficientDecrease * progress))
            {
                return true;
            }

            if (!force && step == MaximumSteps)
            {
                return false;
            }

            length *= 0.25f;
            Step(length);
            progress = Progress();
        }
    }

    private float Progress() => FloatVectors.Dot(SteepestDescent, NextPoint) - FloatVectors.Dot(SteepestDescent, Point);

    private float Descent(float value, float gradient) => value switch
    {
        < 0 => -gradient + l1Weight,
        > 0 => -gradient - l1Weight,
        _ when gradient < -l1Weight => -gradient - l1Weight,
        _ when gradient > l1Weight => -gradient + l1Weight,
        _ => 0,
    };

    private float DescentAboveZero(float value, float gradient)
        => value > 0 ? -gradient - l1Weight : -Math.Min(gradient + l1Weight, 0);
}
