namespace Microsoft.ML.Runtime;

/// <summary>A way for messages of one type.</summary>
public interface IPipe<TMessage> : IExceptionContext, IDisposable
{
    void Send(TMessage msg);
}
