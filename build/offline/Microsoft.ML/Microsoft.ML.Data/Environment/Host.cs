using Microsoft.ML.Runtime;

namespace Microsoft.ML.Offline;

/// <summary>The environment behind a context, and those registered below it.</summary>
internal sealed class Host : IHost
{
    private readonly Lock _lock = new();
    private readonly Host? _parent;
    private readonly Action<string?, ChannelMessage> _log;
    private readonly TauswortheRandom _random;

    internal Host(int? seed, Action<string?, ChannelMessage> log)
    {
        Seed = seed;
        ComponentCatalog = new ComponentCatalog();
        _log = log;
        _random = TauswortheRandom.Create(seed);
    }

    private Host(Host parent, string name, TauswortheRandom random)
    {
        Seed = parent.Seed;
        ComponentCatalog = parent.ComponentCatalog;
        _parent = parent;
        _log = parent._log;
        _random = random;

        // As in ML.NET, the name leaves out the host that it was registered with.
        FullName = parent._parent?.FullName is { } outer ? $"{outer}; {name}" : name;
    }

    public ComponentCatalog ComponentCatalog { get; }

    public Random Rand => _random;

    public string ContextDescription => "HostEnvironment";

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

    public IChannel Start(string name) => new Channel(QualifiedName(name), _log);

    public IPipe<TMessage> StartPipe<TMessage>(string name) => new SilentPipe<TMessage>(QualifiedName(name));

    public IProgressChannel StartProgressChannel(string name)
    {
        Require.NotEmpty(name);
        return SilentProgressChannel.Instance;
    }

    public TException Process<TException>(TException ex)
        where TException : Exception
        => ex;

    private string QualifiedName(string name) => FullName is null ? name : $"{FullName}; {name}";
}
