namespace Microsoft.ML.Runtime;

/// <summary>What components run in: messages and a source of random numbers.</summary>
public interface IHostEnvironment : IChannelProvider
{
    IHost Register(string name, int? seed = null, bool? verbose = null);
}
