using MLNet.FeatureGating.Gates;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>One generator a member: what a member draws does not depend on which others ride along.</summary>
internal sealed class NoiseSource : IDisposable
{
    private readonly GateBank _gates;
    private readonly Device _device;
    private readonly Dictionary<int, SiteNoise[]> _buffers = [];
    private readonly bool _variesDensity;
    private List<(int Member, Generator Generator)> _members;
    private long _draws;

    /// <summary>Initializes a new instance of the <see cref="NoiseSource"/> class.</summary>
    /// <param name="gates">The gates to draw for.</param>
    /// <param name="members">The index of each member in the study, and the seed of its noise.</param>
    /// <param name="device">Where to draw.</param>
    /// <param name="variesDensity">
    /// Whether each row has a density of its own: logistic noise that all gates of a row share is added to that of each. Under gates of
    /// logistic noise and a logit of 0 the density is uniform in (0, 1).
    /// </param>
    public NoiseSource(GateBank gates, IEnumerable<(int Member, ulong Seed)> members, Device device, bool variesDensity = false)
    {
        _variesDensity = variesDensity;
        _gates = gates;
        _device = device;
        _members = [.. members.Select(member => (member.Member, new Generator(member.Seed, device)))];
    }

    /// <summary>What draws are taken from in place of generators, or null.</summary>
    public INoiseFeed? Feed { get; init; }

    /// <summary>
    /// Draws noise for each place of gates, [members, rows, numbers]. The tensors are overwritten by the next draw of as many rows.
    /// </summary>
    public IReadOnlyList<Tensor> Draw(int rows)
    {
        if (!_buffers.TryGetValue(rows, out SiteNoise[]? buffers))
        {
            buffers = [.. _gates.Sites.Select(site => new SiteNoise(site, Counts(site), rows, _device))];
            _buffers.Add(rows, buffers);
        }

        for (int position = 0; position < _members.Count; position++)
        {
            for (int place = 0; place < buffers.Length; place++)
            {
                if (_gates.Law(_members[position].Member, buffers[place].Site) is { IsStochastic: true } law)
                {
                    Fill(law, position, place, buffers[place].OfMember[position]);
                }
            }
        }

        _draws++;
        return [.. buffers.Select(buffer => buffer.All)];
    }

    /// <summary>Keeps the generators of the members that train on.</summary>
    public void Keep(IReadOnlyList<int> positions)
    {
        ReleaseBuffers();
        List<(int Member, Generator Generator)> all = _members;
        _members = [.. positions.Select(position => all[position])];
        foreach ((_, Generator generator) in all.Except(_members))
        {
            generator.Dispose();
        }
    }

    public void Dispose()
    {
        ReleaseBuffers();
        foreach ((_, Generator generator) in _members)
        {
            generator.Dispose();
        }
    }

    private void Fill(FeatureGate law, int position, int place, Tensor noise)
    {
        (int member, Generator generator) = _members[position];
        if (Feed is not null)
        {
            using var scope = NewDisposeScope();
            float[] values = new float[noise.shape[0] * noise.shape[1]];
            Feed.Fill(member, place, _draws, (int)noise.shape[0], values);
            noise.copy_(tensor(values, noise.shape, null, _device));
            return;
        }

        law.FillNoise(noise, generator);
        if (_variesDensity && law.TakesDensity)
        {
            VaryDensity(noise, generator);
        }
    }

    private int[] Counts(GateSite site) => [.. _members.Select(member => _gates.Law(member.Member, site).NoiseCount(site.GateCount))];

    private static void VaryDensity(Tensor noise, Generator generator)
    {
        using var scope = NewDisposeScope();
        Tensor ofRows = empty([noise.shape[0], 1], noise.dtype, noise.device);
        Logistic.Fill(ofRows, generator);
        noise.add_(ofRows);
    }

    private void ReleaseBuffers()
    {
        foreach (SiteNoise buffer in _buffers.Values.SelectMany(buffers => buffers))
        {
            buffer.Dispose();
        }

        _buffers.Clear();
    }

    // Buffers outlive the step: they are in no scope.
    private sealed class SiteNoise : IDisposable
    {
        public SiteNoise(GateSite site, int[] counts, int rows, Device device)
        {
            Site = site;
            All = zeros([counts.Length, rows, site.NoiseCount], ScalarType.Float32, device).DetachFromDisposeScope();

            // Side by side, whatever the width of others' noise: a generator fills what has gaps in another order.
            using var scope = NewDisposeScope();
            Tensor[] flat = All.view(counts.Length, (long)rows * site.NoiseCount).unbind(0);
            OfMember = [.. flat.Select((all, i) => all.narrow(0, 0, (long)rows * counts[i]).view(rows, counts[i]).DetachFromDisposeScope())];
        }

        public GateSite Site { get; }

        public Tensor All { get; }

        public Tensor[] OfMember { get; }

        public void Dispose()
        {
            foreach (Tensor ofMember in OfMember)
            {
                ofMember.Dispose();
            }

            All.Dispose();
        }
    }
}
