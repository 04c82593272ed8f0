using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>Risk sets on a device. All tensors are [members or 1, rows], rows in descending order of time.</summary>
/// <param name="Order">The row of the batch at each place.</param>
/// <param name="EndOfTies">The last place of the same time: the sum up to there is over all at risk.</param>
/// <param name="LogWeights">The logarithm of each row's weight; far below any other where the weight is 0.</param>
/// <param name="IsEvent">1 for events, else 0.</param>
/// <param name="EventWeights">The weight of each event, over that of all events; 0 for others.</param>
/// <param name="TiedWeights">The mean of <paramref name="EventWeights"/> over the events of the same time; 0 for others.</param>
/// <param name="EfronFractions">l / d for the event l = 0 .. d - 1 of d at the same time; 0 for others.</param>
internal sealed record RiskSetTensors(
    Tensor Order,
    Tensor EndOfTies,
    Tensor LogWeights,
    Tensor IsEvent,
    Tensor EventWeights,
    Tensor TiedWeights,
    Tensor EfronFractions)
{
    public IEnumerable<Tensor> All => [Order, EndOfTies, LogWeights, IsEvent, EventWeights, TiedWeights, EfronFractions];
}
