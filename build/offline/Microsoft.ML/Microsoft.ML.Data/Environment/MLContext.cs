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
        Model = new ModelOperationsCatalog(_host);
        Data = new DataOperationsCatalog(_host);
    }

    public event EventHandler<LoggingEventArgs>? Log;

    public BinaryClassificationCatalog BinaryClassification { get; }

    public MulticlassClassificationCatalog MulticlassClassification { get; }

    public RegressionCatalog Regression { get; }

    public TransformsCatalog Transforms { get; }

    public ModelOperationsCatalog Model { get; }

    public DataOperationsCatalog Data { get; }

    public ComponentCatalog ComponentCatalog => _host.ComponentCatalog;

    string IExceptionContext.ContextDescription => _host.ContextDescription;

    TException IExceptionContext.Process<TException>(TException ex) => _host.Process(ex);

    IHost IHostEnvironment.Register(string name, int? seed, bool? verbose) => _host.Register(name, seed, verbose);

    IChannel IChannelProvider.Start(string name) => _host.Start(name);

    IPipe<TMessage> IChannelProvider.StartPipe<TMessage>(string name) => _host.StartPipe<TMessage>(name);

    IProgressChannel IProgressChannelProvider.StartProgressChannel(string name) => _host.StartProgressChannel(name);

    private void RaiseLog(string? source, ChannelMessage message)
        => Log?.Invoke(this, new LoggingEventArgs(message.Message, message.Kind, source));
}
