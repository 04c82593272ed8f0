using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace MLNet.FeatureGating.Selection;

/// <summary>
/// The context that an estimator works in: the user's own, with its seed and log, or a private one where the user's cannot be reached.
/// </summary>
internal sealed class EstimatorHost
{
    private const string Name = "FeatureGating";
    private readonly IHost? _host;

    private EstimatorHost(MLContext context, IHost? host)
    {
        Context = context;
        _host = host;
    }

    public MLContext Context { get; }

    /// <summary>TransformsCatalog keeps its environment to itself: neither seed nor log can be had from it.</summary>
    public static EstimatorHost Private() => new(new MLContext(seed: 0), null);

    public static EstimatorHost Of(MLContext context) => new(context, ((IHostEnvironment)context).Register(Name));

    public int Seed() => _host?.Rand.Next() ?? 0;

    public void Info(string message) => Write(channel => channel.Info(MessageSensitivity.None, "{0}", message));

    public void Warning(string message) => Write(channel => channel.Warning(MessageSensitivity.None, "{0}", message));

    private void Write(Action<IChannel> write)
    {
        if (_host is not null)
        {
            using IChannel channel = _host.Start("Fit");
            write(channel);
        }
    }
}
