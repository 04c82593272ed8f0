using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>The order in which each member sees its rows in an epoch, members x rows, on the host and on the device.</summary>
internal sealed record EpochOrder(long[] OnHost, Tensor OnDevice)
{
    /// <summary>The rows of each member from one place on: members x count.</summary>
    public long[] Cut(int rows, int start, int count)
    {
        int members = OnHost.Length / rows;
        long[] cut = new long[(long)members * count];
        for (int member = 0; member < members; member++)
        {
            OnHost.AsSpan((member * rows) + start, count).CopyTo(cut.AsSpan(member * count));
        }

        return cut;
    }
}
