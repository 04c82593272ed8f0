namespace Microsoft.ML.Runtime;

/// <summary>Starts channels for messages.</summary>
public interface IChannelProvider
{
    IChannel Start(string name);
}
