namespace MLNet.FeatureGating.Networks;

/// <summary>A pruned network, and how much smaller it is than the gated one.</summary>
public sealed class PruningResult
{
    private readonly ChannelNetwork _before;

    internal PruningResult(ChannelNetwork before, ChannelNetwork pruned, IReadOnlyList<int> selectedInputs)
    {
        _before = before;
        Network = pruned;
        SelectedInputs = selectedInputs;
        ParametersBefore = before.ParameterCount;
        ParametersAfter = pruned.ParameterCount;
    }

    /// <summary>Gets the pruned network. The caller disposes it.</summary>
    public ChannelNetwork Network { get; }

    /// <summary>
    /// Gets the input features or channels that the pruned network reads, ascending; features of the flattened input where a network
    /// flattens images before anything else that knows their channels.
    /// </summary>
    public IReadOnlyList<int> SelectedInputs { get; }

    /// <summary>Gets the number of trainable numbers of the gated network, those of its gates left out.</summary>
    public long ParametersBefore { get; }

    /// <summary>Gets the number of trainable numbers of the pruned network.</summary>
    public long ParametersAfter { get; }

    /// <summary>Counts the multiply-adds of the gated network, as <see cref="ChannelNetwork.CountOperations"/> does.</summary>
    /// <param name="inputShape">The shape of the input, rows included.</param>
    /// <returns>The number of multiply-adds.</returns>
    /// <exception cref="ArgumentException">A layer does not take an input of that shape.</exception>
    public long OperationsBefore(params long[] inputShape) => _before.CountOperations(inputShape);

    /// <summary>Counts the multiply-adds of the pruned network.</summary>
    /// <param name="inputShape">The shape of the input, rows included.</param>
    /// <returns>The number of multiply-adds.</returns>
    /// <exception cref="ArgumentException">A layer does not take an input of that shape.</exception>
    public long OperationsAfter(params long[] inputShape) => Network.CountOperations(inputShape);
}
