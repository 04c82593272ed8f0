namespace Microsoft.ML.Offline;

/// <summary>Limited-memory BFGS (Nocedal and Wright, "Numerical Optimization", second edition).</summary>
internal class LbfgsOptimizer
{
    private const float SufficientDecrease = 1e-4f;
    private const float Curvature = 0.9f;
    private const float SmallestChange = 0.01f;
    private const int MaximumZoomSteps = 10;

    private readonly ObjectiveFunction _objective;
    private readonly LbfgsHistory _history;

    internal LbfgsOptimizer(ObjectiveFunction objective, ReadOnlySpan<float> initial, int historySize, bool nonNegative)
    {
        _objective = objective;
        _history = new LbfgsHistory(historySize);
        NonNegative = nonNegative;
        Point = initial.ToArray();
        NextPoint = new float[initial.Length];
        Gradient = new float[initial.Length];
        NextGradient = new float[initial.Length];
        Direction = new float[initial.Length];
        SteepestDescent = new float[initial.Length];
    }

    /// <summary>Gets the value at the point last tried.</summary>
    internal float Value { get; private protected set; }

    /// <summary>Gets the value at the point before.</summary>
    internal float LastValue { get; private set; }

    internal int Iteration { get; private set; } = 1;

    private protected bool NonNegative { get; }

    private protected float[] Point { get; private set; }

    private protected float[] NextPoint { get; private set; }

    private protected float[] Gradient { get; private set; }

    private protected float[] NextGradient { get; private set; }

    private protected float[] Direction { get; }

    private protected float[] SteepestDescent { get; }

    /// <summary>Gets whether a coordinate that steepest descent leaves alone stays where it is.</summary>
    private protected virtual bool HoldsStillCoordinates => NonNegative;

    /// <summary>The first step is of unit length; after it the estimate of the Hessian sets the scale.</summary>
    private protected float InitialStep => Iteration == 1 ? 1 / FloatVectors.Norm(Direction) : 1;

    /// <summary>Goes down until the criterion is met, or until no step makes a difference.</summary>
    internal float[] Minimize(MeanImprovementCriterion criterion)
    {
        Value = LastValue = Evaluate(Point, Gradient);
        RequireFinite(LastValue);
        try
        {
            UpdateDirection();
            while (true)
            {
                if (!SearchLine(force: false))
                {
                    // The gradients remembered may be numerically wrong: begin again with plain descent.
                    _history.Clear();
                    UpdateDirection();
                    SearchLine(force: true);
                }

                if (criterion.IsMet(this))
                {
                    return NextPoint;
                }

                Advance();
                UpdateDirection();
            }
        }
        catch (PrematureConvergenceException)
        {
            return NextPoint;
        }
    }

    private protected virtual float Evaluate(ReadOnlySpan<float> point, Span<float> gradient) => _objective(point, gradient);

    /// <summary>Writes the direction of steepest descent that is open at the current point.</summary>
    private protected virtual void UpdateSteepestDescent()
    {
        for (var i = 0; i < Point.Length; i++)
        {
            SteepestDescent[i] = NonNegative && Point[i] <= 0 ? -Math.Min(Gradient[i], 0) : -Gradient[i];
        }
    }

    /// <summary>Moves from the current point along the direction.</summary>
    private protected virtual void Step(float length)
    {
        AddStep(length);
        if (NonNegative)
        {
            foreach (ref var value in NextPoint.AsSpan())
            {
                value = Math.Max(value, 0);
            }
        }
    }

    /// <summary>Finds a point that meets the strong Wolfe conditions. Returns false if it gives up.</summary>
    private protected virtual bool SearchLine(bool force)
    {
        var slope = FloatVectors.Dot(Direction, Gradient);
        RequireDescent(slope);
        var decrease = SufficientDecrease * slope;
        var curvature = Curvature * slope;

        var length = InitialStep;
        var last = new Trial(0, LastValue, slope);
        Trial low;
        Trial high;
        while (true)
        {
            var trial = Try(length);
            if (float.IsPositiveInfinity(trial.Value))
            {
                length /= 2;
                continue;
            }

            RequireFinite(trial.Value);
            if (trial.Value > LastValue + (decrease * length) || (last.Length > 0 && trial.Value >= last.Value))
            {
                (low, high) = (last, trial);
                break;
            }

            if (Math.Abs(trial.Slope) <= -curvature)
            {
                return true;
            }

            if (trial.Slope >= 0)
            {
                (low, high) = (trial, last);
                break;
            }

            last = trial;
            length = length == 0 ? float.Epsilon : length * 2;
        }

        for (var step = 0; step < MaximumZoomSteps || force; step++)
        {
            length = Interpolate(low, high);
            var trial = Try(length);
            RequireFinite(trial.Value);
            if (trial.Value > LastValue + (decrease * length) || trial.Value >= low.Value)
            {
                if (high.Length == trial.Length)
                {
                    return GiveUp(force);
                }

                high = trial;
            }
            else if (Math.Abs(trial.Slope) <= -curvature)
            {
                return true;
            }
            else
            {
                if (trial.Slope * (high.Length - low.Length) >= 0)
                {
                    high = low;
                }

                if (low.Length == trial.Length)
                {
                    return GiveUp(force);
                }

                low = trial;
            }
        }

        return false;
    }

    private protected void AddStep(float length)
    {
        Point.CopyTo(NextPoint, 0);
        FloatVectors.AddScaled(Direction, length, NextPoint);
    }

    private protected static void RequireDescent(float slope)
    {
        if (slope == 0)
        {
            throw new PrematureConvergenceException("Directional derivative is zero. You may be sitting on the optimum.");
        }

        Require.State(slope < 0, "L-BFGS chose a non-descent direction.");
    }

    private static void RequireFinite(float value)
        => Require.State(float.IsFinite(value), $"Optimizer unable to proceed with loss function yielding {value}");

    private static bool GiveUp(bool force)
        => force ? throw new PrematureConvergenceException("Step size interval numerically zero.") : false;

    private static float Interpolate(Trial low, Trial high)
    {
        var (left, right) = low.Length < high.Length ? (low, high) : (high, low);
        float length;
        if (left.Slope > 0 && right.Slope < 0)
        {
            // The cubic has a maximum in the range, not a minimum.
            length = low.Value < high.Value ? low.Length : high.Length;
        }
        else
        {
            length = CubicMinimum(low, high);
            if (!float.IsFinite(length))
            {
                length = (low.Length + high.Length) / 2;
            }
        }

        // A change worth making, within bounds.
        length = Math.Min(length, (SmallestChange * left.Length) + ((1 - SmallestChange) * right.Length));
        return Math.Max(length, (SmallestChange * right.Length) + ((1 - SmallestChange) * left.Length));
    }

    private static float CubicMinimum(Trial first, Trial second)
    {
        double slope = first.Slope + second.Slope - (3 * (first.Value - second.Value) / (first.Length - second.Length));
        var root = Math.Sign(second.Length - first.Length) * Math.Sqrt((slope * slope) - (first.Slope * second.Slope));
        var part = (second.Slope + root - slope) / (second.Slope - first.Slope + (2 * root));
        return (float)(second.Length - ((second.Length - first.Length) * part));
    }

    private Trial Try(float length)
    {
        Step(length);
        Value = Evaluate(NextPoint, NextGradient);
        return new Trial(length, Value, FloatVectors.Dot(Direction, NextGradient));
    }

    private void UpdateDirection()
    {
        UpdateSteepestDescent();
        SteepestDescent.CopyTo(Direction, 0);
        _history.MapByInverseHessian(Direction);
        if (!HoldsStillCoordinates)
        {
            return;
        }

        for (var i = 0; i < Direction.Length; i++)
        {
            if (SteepestDescent[i] == 0)
            {
                Direction[i] = 0;
            }
        }
    }

    private void Advance()
    {
        _history.Add(Point, NextPoint, Gradient, NextGradient);
        (LastValue, Value) = (Value, LastValue);
        (Point, NextPoint) = (NextPoint, Point);
        (Gradient, NextGradient) = (NextGradient, Gradient);
        Iteration++;
    }

    private readonly record struct Trial(float Length, float Value, float Slope);
}
