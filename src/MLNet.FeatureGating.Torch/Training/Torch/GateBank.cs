using MLNet.FeatureGating.Gates;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>
/// All gates of a study: in several places of the networks, and under several laws, each of which a block of neighbouring members has.
/// </summary>
internal sealed class GateBank : IDisposable
{
    private readonly List<GateSpecification> _kinds;
    private readonly GatePenalty _penalty;
    private readonly IReadOnlyList<GateSite> _learntSites;
    private readonly double _totalCost;
    private readonly bool _hasOneWidth;
    private readonly int[] _kindOfMember;
    private List<(int Kind, int Start, int Count)> _blocks;

    public GateBank(TrainingStudy study)
    {
        _kinds = [.. study.Members.Select(member => member.Gate ?? study.Gate).Distinct()];
        _kindOfMember = [.. study.Members.Select(member => _kinds.IndexOf(member.Gate ?? study.Gate))];
        _penalty = study.Gate.Penalty;
        GateMap inputs = study.Gates ?? GateMap.OneEach(study.Training.FeatureCount);
        var correlation = new Lazy<FeatureCorrelation>(() => Measure(study.Training, inputs));
        var sites = new List<GateSite>
        {
            new(0, 0, new(inputs), [.. _kinds.Select(kind => GateFactory.Create(kind, () => kind.Correlation ?? correlation.Value))]),
        };
        foreach (int layer in study.Network.GatedLayers)
        {
            GateSite last = sites[^1];
            sites.Add(new(
                layer + 1,
                last.Start + last.ParameterCount,
                new(GateMap.OneEach(study.Network.HiddenUnits[layer])),
                [.. _kinds.Select(GateFactory.CreateIndependent)]));
        }

        Sites = sites;
        ParameterCount = sites.Sum(site => site.ParameterCount);
        _hasOneWidth = sites.All(site => site.Laws.All(law => law.ParameterCount(site.GateCount) == site.ParameterCount));

        // Behind fixed masks and in self-supervision, the gates on the inputs are not learnt: they cost nothing.
        _learntSites = study.HasFixedMasks || study.Task == LearningTask.SelfSupervision ? sites[1..] : sites;
        _totalCost = _learntSites.Sum(site => site.Map.Map.TotalCost);

        // Members of one kind side by side, else in the order given.
        MemberOrder = [.. Enumerable.Range(0, study.Members.Count).OrderBy(member => _kindOfMember[member])];
        _blocks = Blocks(MemberOrder);
    }

    /// <summary>The places of gates; the first is on the inputs.</summary>
    public IReadOnlyList<GateSite> Sites { get; }

    /// <summary>The number of parameters of a member's gates, in all places.</summary>
    public int ParameterCount { get; }

    /// <summary>The order that members must be stacked in.</summary>
    public IReadOnlyList<int> MemberOrder { get; }

    /// <summary>The factor that turns a pressure on each gate into a lambda on the study's kind of penalty.</summary>
    public double PenaltyScale => _penalty == GatePenalty.Mean ? GateLayer.Divisor(_totalCost) : 1;

    /// <summary>The law of a member's gates in a place.</summary>
    public FeatureGate Law(int member, GateSite site) => site.Laws[_kindOfMember[member]];

    /// <summary>Fits the blocks to the members that train on.</summary>
    public void Keep(IReadOnlyList<int> members) => _blocks = Blocks(members);

    /// <summary>The parameters, of those of all gates, of a member's gates in a place.</summary>
    public Tensor Of(int member, GateSite site, Tensor gates) => Own(Law(member, site), site, At(site, gates));

    /// <summary>
    /// The norm of each row of a table that begins with the parameters of all gates, [members, 1]: of what its member has, as if it were alone.
    /// </summary>
    public Tensor Norms(Tensor table) => _hasOneWidth ? table.norm(1, true) : OfBlocks(block =>
    {
        Tensor rows = Cut(table, block);
        IEnumerable<Tensor> gates = Sites.Select(site => rows.narrow(1, site.Start, site.Laws[block.Kind].ParameterCount(site.GateCount)));
        return cat([.. gates, rows.narrow(1, ParameterCount, rows.shape[1] - ParameterCount)], 1).norm(1, true);
    });

    /// <summary>Draws masks: for each place, [members, rows or 1, features].</summary>
    /// <param name="gates">The parameters, [members, parameters].</param>
    /// <param name="noise">Noise for each place, [members, rows or 1, numbers].</param>
    /// <param name="progress">The part of training that is over.</param>
    public Tensor[] Draw(Tensor gates, IReadOnlyList<Tensor> noise, double progress)
    {
        var masks = new Tensor[Sites.Count];
        for (int i = 0; i < masks.Length; i++)
        {
            GateSite site = Sites[i];
            Tensor parameters = At(site, gates).unsqueeze(1);
            Tensor siteNoise = noise[i];
            masks[i] = site.Map.Spread(site.Map.KeepOpen(
                OfLaws(site, parameters, (law, own, block) => law.Draw(own, OwnNoise(law, site, Cut(siteNoise, block)), progress))));
        }

        return masks;
    }

    /// <summary>Collapses all gates to fixed masks: for each place, [members, 1, features].</summary>
    public Tensor[] Collapse(Tensor gates) => [.. Sites.Select(site =>
        site.Map.Spread(site.Map.KeepOpen(OfLaws(site, At(site, gates), (law, parameters, _) => law.Collapse(parameters)))).unsqueeze(1))];

    /// <summary>The values that the gates of a place collapse to, [members, gates of the place].</summary>
    public Tensor Values(GateSite site, Tensor gates) =>
        site.Map.KeepOpen(OfLaws(site, At(site, gates), (law, parameters, _) => law.Collapse(parameters)));

    /// <summary>The probabilities that the gates of a place are open, [members, gates of the place].</summary>
    public Tensor OpenProbability(GateSite site, Tensor gates) =>
        site.Map.KeepOpen(OfLaws(site, At(site, gates), (law, parameters, _) => law.OpenProbability(parameters)));

    /// <summary>The penalty of each member, [members]: that of the gates that are learnt.</summary>
    public Tensor Penalty(Tensor gates)
    {
        Tensor? total = null;
        foreach (GateSite site in _learntSites)
        {
            Tensor cost = site.Map.TotalCost(OfLaws(site, At(site, gates), (law, parameters, _) => law.Penalty(parameters)));
            total = total is null ? cost : total + cost;
        }

        if (total is null)
        {
            return zeros_like(gates.sum(1));
        }

        return _penalty == GatePenalty.Mean ? total / GateLayer.Divisor(_totalCost) : total;
    }

    /// <summary>Holds parameters, [members, parameters], to the range in which gates can still close.</summary>
    public void Bound(Tensor gates)
    {
        foreach (GateSite site in Sites)
        {
            Tensor parameters = At(site, gates).narrow(-1, 0, site.GateCount);
            foreach ((int Kind, int Start, int Count) block in _blocks)
            {
                if (double.IsFinite(site.Laws[block.Kind].MaximumParameter))
                {
                    Cut(parameters, block).clamp_(null, site.Laws[block.Kind].MaximumParameter);
                }
            }
        }
    }

    public void Dispose()
    {
        foreach (GateSite site in Sites)
        {
            site.Dispose();
        }
    }

    private static Tensor Cut(Tensor members, (int Kind, int Start, int Count) block) =>
        members.shape[0] == block.Count ? members : members.narrow(0, block.Start, block.Count);

    private static FeatureCorrelation Measure(TrainingData data, GateMap map)
    {
        FeatureCorrelation all = FeatureCorrelation.Measure(data.Features.Span, data.FeatureCount, data.Weights);

        // Of features that share a gate, the first stands for all: what they have in common is the gate's to find out.
        return map.IsOneToOne
            ? all
            : FeatureCorrelation.Pick(all, map.FirstFeatures());
    }

    private static Tensor Own(FeatureGate law, GateSite site, Tensor parameters)
    {
        int count = law.ParameterCount(site.GateCount);
        return count == site.ParameterCount ? parameters : parameters.narrow(-1, 0, count);
    }

    // A member's numbers lie side by side, whatever the width of others': so are they drawn.
    private static Tensor OwnNoise(FeatureGate law, GateSite site, Tensor noise)
    {
        int count = law.NoiseCount(site.GateCount);
        (long members, long rows) = (noise.shape[0], noise.shape[1]);
        return count == site.NoiseCount ? noise : noise.view(members, rows * site.NoiseCount).narrow(1, 0, rows * count).view(members, rows, count);
    }

    // The part that lies in one place.
    private Tensor At(GateSite site, Tensor gates) => Sites.Count == 1 ? gates : gates.narrow(-1, site.Start, site.ParameterCount);

    private Tensor OfLaws(
        GateSite site, Tensor parameters, Func<FeatureGate, Tensor, (int Kind, int Start, int Count), Tensor> compute) => OfBlocks(block =>
    {
        FeatureGate law = site.Laws[block.Kind];
        return compute(law, Own(law, site, Cut(parameters, block)), block);
    });

    private Tensor OfBlocks(Func<(int Kind, int Start, int Count), Tensor> compute) =>
        _blocks.Count == 1 ? compute(_blocks[0]) : cat([.. _blocks.Select(compute)], 0);

    private List<(int Kind, int Start, int Count)> Blocks(IReadOnlyList<int> members)
    {
        var blocks = new List<(int Kind, int Start, int Count)>();
        for (int position = 0; position < members.Count; position++)
        {
            int kind = _kindOfMember[members[position]];
            if (blocks.Count > 0 && blocks[^1].Kind == kind)
            {
                blocks[^1] = blocks[^1] with { Count = blocks[^1].Count + 1 };
            }
            else
            {
                blocks.Add((kind, position, 1));
            }
        }

        return blocks;
    }
}
