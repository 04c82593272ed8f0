namespace Microsoft.ML.Offline;

/// <summary>
/// Online gradient descent whose result is the average of the weights after each example. The weights are added to the
/// average only when they have moved enough, as often as they were in force.
/// </summary>
internal sealed class AveragedDescent(OnlineDescentSettings settings, int featureCount)
{
    // How much the weights may move, relative to all moves before, until the average must take notice.
    private const double Tolerance = 0.01;
    private const float LargestScale = 1 << 10;

    private readonly float[] _weights = new float[featureCount];
    private readonly float[] _totalWeights = new float[featureCount];

    // The weights are those of the array times the scale, so that shrinking them is one multiplication.
    private float _scale = 1;
    private float _bias;
    private float _totalBias;
    private double _totalCount;
    private double _totalMoves;
    private double _pendingMoves;
    private int _pendingCount;

    internal void Learn(in TrainingExample example)
    {
        var output = _bias + (FloatVectors.Dot(_weights, example.Features) * _scale);
        if (settings.Loss.Loss(output, example.Label) != 0 || settings.L2Regularization > 0)
        {
            if (_pendingCount > 0 && _totalMoves * Tolerance <= _pendingMoves)
            {
                AddPending(_scale);
            }

            var rate = settings.DecreaseLearningRate
                ? settings.LearningRate / MathF.Sqrt((float)_totalCount + _pendingCount + 1)
                : settings.LearningRate;
            var update = -rate * settings.Loss.Derivative(output, example.Label);
            FloatVectors.AddScaled(example.Features, update / _scale, _weights);
            _scale *= 1 - (2 * settings.L2Regularization);
            if (Math.Abs(_scale) is < 1 / LargestScale or > LargestScale)
            {
                ApplyScale();
            }

            _bias += update;
            _pendingMoves += Math.Abs(update);
        }

        _pendingCount++;
    }

    internal void FinishIteration()
    {
        if (_pendingCount > 0)
        {
            AddPending(biasScale: 1);
        }

        ApplyScale();
    }

    /// <summary>The averages of weights and bias.</summary>
    internal (float[] Weights, float Bias) GetAverage()
    {
        var factor = 1 / (float)_totalCount;
        var weights = _totalWeights.AsSpan().ToArray();
        FloatVectors.Scale(weights, factor);
        return (weights, _totalBias / (float)_totalCount);
    }

    // ML.NET scales the bias as well while it goes through the examples, though not at the end.
    private void AddPending(float biasScale)
    {
        FloatVectors.AddScaled(_weights, _pendingCount * _scale, _totalWeights);
        _totalBias += _bias * _pendingCount * biasScale;
        _totalCount += _pendingCount;
        _pendingCount = 0;
        _totalMoves += _pendingMoves;
        _pendingMoves = 0;
    }

    private void ApplyScale()
    {
        FloatVectors.Scale(_weights, _scale);
        _scale = 1;
    }
}
