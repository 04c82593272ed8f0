using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>What is done to any tensor with a leading member axis.</summary>
internal static class MemberAxis
{
    /// <summary>Gives the rows of the members that train on, and disposes the tensor that they are from.</summary>
    public static Tensor Select(Tensor all, Tensor index)
    {
        Tensor kept = all.index_select(0, index);
        all.Dispose();
        return kept;
    }
}
