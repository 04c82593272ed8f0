using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Where every use of the library begins: the catalogs, the log and the seed.</summary>
public sealed class MLContext : IHostEnvironment
{
    private readonly Host _host;

    public MLContext(int? seed = null)
    {
        _host = new Host(seed, RaiseLog);
        BinaryClassification = new BinaryClassificationCatalog(_host);
        MulticlassClassification = new MulticlassClassificationCatalog(_host);
        Regression = new RegressionCatalog(_host);
        Transforms = new TransformsCatalog(_host);
        Model = new ModelOperationsCatalog();
        Data = new DataOperationsCatalog(_host);
    }

    public event EventHandler<LoggingEventArgs>? Log;

    public BinaryClassificationCatalog BinaryClassification { get; }

    public MulticlassClassificationCatalog MulticlassClassification { get; }

    public RegressionCatalog Regression { get; }

    public TransformsCatalog Transforms { get; }

    public ModelOperationsCatalog Model { get; }

    public DataOperationsCatalog Data { get; }

    IHost IHostEnvironment.Register(string name, int? seed, bool? verbose) => _host.Register(name, seed, verbose);

    IChannel IChannelProvider.Start(string name) => _host.Start(name);

    private void RaiseLog(ChannelMessage message) => Log?.Invoke(this, new LoggingEventArgs(message.ToString()));
}
