using MLNet.FeatureGating.Networks;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>What members compute from rows: gates, network and loss, without any state of training.</summary>
internal sealed class MemberModel
{
    private readonly GateBank _gates;
    private readonly ParameterLayout _layout;
    private readonly StackedDenseNetwork _network;
    private readonly TaskObjective _objective;
    private readonly bool _isSelfSupervised;

    public MemberModel(TrainingStudy study, GateBank gates, ParameterLayout layout, StackedDenseNetwork network)
    {
        _gates = gates;
        _layout = layout;
        _network = network;
        _objective = TaskObjective.Create(study.Task);
        _isSelfSupervised = study.Task == LearningTask.SelfSupervision;
    }

    /// <summary>Fixed masks in place of gates on the inputs, or null.</summary>
    public FixedMasks? FixedMasks { get; set; }

    /// <summary>The part of a table that gates are, [members, parameters].</summary>
    public Tensor Gates(Tensor table) => _layout.Gates(table);

    /// <summary>The expected number of open gates on the inputs, [members].</summary>
    public Tensor ExpectedOpen(Tensor gates) => _gates.OpenProbability(_gates.Sites[0], gates).sum(1);

    /// <summary>Sums a quantity over all gates in all places, [members]; on the inputs, a fixed mask is counted by what it lets through.</summary>
    /// <param name="ofSite">The quantity of each gate of a place, [members, gates of the place].</param>
    public Tensor Count(Func<GateSite, Tensor> ofSite)
    {
        Tensor sum = FixedMasks?.OpenCounts ?? ofSite(_gates.Sites[0]).sum(1);
        foreach (GateSite site in _gates.Sites.Skip(1))
        {
            sum = sum + ofSite(site).sum(1);
        }

        return sum;
    }

    /// <summary>The loss under drawn masks, [members].</summary>
    public Tensor DrawnLoss(Tensor table, RowBatch batch, IReadOnlyList<Tensor> noise, double progress)
    {
        Tensor[] parts = _layout.Split(table);
        Tensor[] masks = Masks(parts[0], noise, progress);
        return _objective.Loss(Outputs(parts, batch, masks), batch, masks[0]);
    }

    /// <summary>The masks of all gates in all places while training.</summary>
    public Tensor[] Masks(Tensor gates, IReadOnlyList<Tensor> noise, double progress)
    {
        Tensor[] masks = _gates.Draw(gates, noise, progress);
        if (FixedMasks is not null)
        {
            masks[0] = FixedMasks.Factors;
        }
        else if (_isSelfSupervised)
        {
            // What is to be guessed is whether a feature was seen at all; the gates themselves are not learnt.
            masks[0] = masks[0].detach().gt(0.5).type(ScalarType.Float32);
        }

        return masks;
    }

    /// <summary>The masks that gates collapse to.</summary>
    public Tensor[] CollapsedMasks(Tensor gates)
    {
        Tensor[] masks = _gates.Collapse(gates);
        masks[0] = FixedMasks?.Factors ?? masks[0];
        return masks;
    }

    /// <summary>The loss and the score, [members] each, under given masks.</summary>
    public (Tensor Loss, Tensor Score) Judge(Tensor table, RowBatch batch, Tensor[] masks)
    {
        Tensor outputs = Outputs(_layout.Split(table), batch, masks);
        return (_objective.Loss(outputs, batch, masks[0]), _objective.Score(outputs, batch, masks[0]));
    }

    private Tensor Outputs(Tensor[] parts, RowBatch batch, Tensor[] masks)
    {
        var ofLayers = new Tensor?[_network.Layers.Count];
        for (int i = 0; i < masks.Length; i++)
        {
            ofLayers[_gates.Sites[i].Layer] = masks[i];
        }

        return _network.Forward(batch.Features, parts.AsSpan(1), ofLayers);
    }
}
