using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>
/// The negative logarithm of Cox's partial likelihood, an event: who of those still at risk has the event. Tied times by Efron's
/// approximation, weights as in T. Therneau's survival package. Score: Harrell's index of concordance.
/// </summary>
internal sealed class SurvivalObjective : TaskObjective
{
    public override Tensor Loss(Tensor outputs, RowBatch batch, Tensor mask)
    {
        RiskSetTensors risk = batch.RiskSets!.Tensors(outputs.device);
        Tensor hazards = outputs.squeeze(-1).gather(1, Expand(risk.Order, outputs));
        Tensor ends = Expand(risk.EndOfTies, outputs);

        // log of the sum over all at risk: in descending order of time, the sum up to the end of a time's ties.
        Tensor atRisk = hazards + risk.LogWeights;
        Tensor total = atRisk.logcumsumexp(1).gather(1, ends);

        // The part that the events of one time have in that sum; Efron takes some of it away for each but the first of them.
        Tensor parts = (atRisk - total).clamp(null, 0.0).exp() * risk.IsEvent;
        Tensor tied = zeros_like(parts).scatter_add(1, ends, parts).gather(1, ends);
        Tensor reduction = (tied * risk.EfronFractions).neg().log1p();
        return ((hazards * risk.EventWeights) - ((total + reduction) * risk.TiedWeights)).sum(1).neg();
    }

    public override Tensor Score(Tensor outputs, RowBatch batch, Tensor mask)
    {
        int members = (int)outputs.shape[0];
        float[] hazards = outputs.detach().contiguous().cpu().data<float>().ToArray();
        double[] concordance = [.. Enumerable.Range(0, members).Select(
            member => batch.RiskSets!.Concordance(member, hazards.AsSpan(member * batch.RowCount, batch.RowCount)))];
        return tensor(concordance, ScalarType.Float32, outputs.device);
    }

    private static Tensor Expand(Tensor index, Tensor outputs) => index.expand(outputs.shape[0], outputs.shape[1]);
}
