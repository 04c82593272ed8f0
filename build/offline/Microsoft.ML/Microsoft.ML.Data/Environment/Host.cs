using Microsoft.ML.Runtime;

namespace Microsoft.ML.Offline;

/// <summary>The environment behind a context, and those registered below it.</summary>
internal sealed class Host : IHost
{
    private readonly Lock _lock = new();
    private readonly Host? _parent;
    private readonly Action<ChannelMessage> _log;
    private readonly TauswortheRandom _random;

    internal Host(int? seed, Action<ChannelMessage> log)
    {
        Seed = seed;
        _log = log;
        _random = TauswortheRandom.Create(seed);
    }

    private Host(Host parent, string name, TauswortheRandom random)
    {
        Seed = parent.Seed;
        _parent = parent;
        _log = parent._log;
        _random = random;

        // As in ML.NET, the name leaves out the host that it was registered with.
        FullName = parent._parent?.FullName is { } outer ? $"{outer}; {name}" : name;
    }

    public Random Rand => _random;

    /// <summary>Gets the seed of the context, which splits of data fall back to.</summary>
    internal int? Seed { get; }

    private string? FullName { get; }

    public IHost Register(string name, int? seed = null, bool? verbose = null)
    {
        Require.NotEmpty(name);
        lock (_lock)
        {
            // Without a seed, the random numbers of the new host follow from those of this one, in order of registration.
            return new Host(this, name, seed is null ? new TauswortheRandom(_random) : TauswortheRandom.Create(seed));
        }
    }

    public IChannel Start(string name) => new Channel(FullName is null ? name : $"{FullName}; {name}", _log);
}
