using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>What an evaluation of every active member came to, on the host.</summary>
internal sealed class EpochEvaluation
{
    private const int Quantities = 5;
    private readonly float[] _values;
    private readonly int _members;

    /// <summary>Brings all quantities, each [members], over in one transfer: on a GPU every transfer is a wait.</summary>
    public EpochEvaluation(Tensor trainingLoss, Tensor validationLoss, Tensor score, Tensor expectedOpen, Tensor open)
    {
        using var scope = NewDisposeScope();
        _members = (int)trainingLoss.shape[0];
        _values = stack([trainingLoss, validationLoss, score, expectedOpen, open], 0).cpu().data<float>().ToArray();
        if (_values.Length != Quantities * _members)
        {
            throw new InvalidOperationException($"Expected {Quantities} values for each of {_members} members, but got {_values.Length}.");
        }
    }

    public double TrainingLoss(int member) => _values[member];

    public double ValidationLoss(int member) => _values[_members + member];

    public double Score(int member) => _values[(2 * _members) + member];

    public double ExpectedOpen(int member) => _values[(3 * _members) + member];

    public int Open(int member) => (int)_values[(4 * _members) + member];
}
