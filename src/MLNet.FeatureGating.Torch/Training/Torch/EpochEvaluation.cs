using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>What an evaluation of every active member came to, on the host.</summary>
internal sealed class EpochEvaluation
{
    private readonly float[] _values;
    private readonly int _members;

    /// <summary>Brings all quantities, each [members], over in one transfer: on a GPU every transfer is a wait.</summary>
    public EpochEvaluation(
        Tensor trainingLoss, Tensor validationLoss, Tensor score, Tensor expectedOpen, Tensor open, Tensor penalty, Tensor lambda)
    {
        using var scope = NewDisposeScope();
        Tensor[] quantities = [trainingLoss, validationLoss, score, expectedOpen, open, penalty, lambda];
        _members = (int)trainingLoss.shape[0];
        _values = stack(quantities, 0).cpu().data<float>().ToArray();
        if (_values.Length != quantities.Length * _members)
        {
            throw new InvalidOperationException($"Expected {quantities.Length} values for each of {_members} members, but got {_values.Length}.");
        }
    }

    public double TrainingLoss(int member) => _values[member];

    public double ValidationLoss(int member) => _values[_members + member];

    public double Score(int member) => _values[(2 * _members) + member];

    public double ExpectedOpen(int member) => _values[(3 * _members) + member];

    public int Open(int member) => (int)_values[(4 * _members) + member];

    public double Penalty(int member) => _values[(5 * _members) + member];

    public double Lambda(int member) => _values[(6 * _members) + member];
}
