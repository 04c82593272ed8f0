using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>One step, or one evaluation, of a member in a workspace: how the input of each layer is masked.</summary>
internal readonly unsafe struct PassContext<T>
    where T : unmanaged, ILanes<T>
{
    private readonly ulong _noise;
    private readonly long _step;
    private readonly MaskDraws _draws;

    /// <summary>Initializes a new instance of the <see cref="PassContext{T}"/> struct.</summary>
    /// <param name="shape">The shape of the member.</param>
    /// <param name="workspace">Where to compute.</param>
    /// <param name="member">What to compute.</param>
    /// <param name="noise">The seed of the noise.</param>
    /// <param name="step">The number of the step.</param>
    /// <param name="draws">Which gates draw row by row; the masks of others are those that all rows share.</param>
    public PassContext(MemberShape shape, Workspace<T> workspace, Member<T> member, ulong noise, long step, MaskDraws draws)
    {
        Workspace = workspace;
        Member = member;
        Activation = shape.Study.Network.Activation;
        GuessesMask = shape.Task == LearningTask.SelfSupervision;
        _noise = noise;
        _step = step;
        _draws = draws;
    }

    public Workspace<T> Workspace { get; }

    public Member<T> Member { get; }

    public Activation Activation { get; }

    /// <summary>Whether the mask on the inputs is what the network is to guess: it is then 0 or 1, and not learnt.</summary>
    public bool GuessesMask { get; }

    /// <summary>The key of a place's noise.</summary>
    [MethodImpl(Jit.Inline)]
    public NoiseKey Key(GatePlace<T> gates) => NoiseKey.Create(_noise, _step, gates.Index);

    /// <summary>The rows of a chunk as gates draw for them.</summary>
    [MethodImpl(Jit.Inline)]
    public DrawnRows Rows(GatePlace<T> gates, in Chunk chunk) => new(Key(gates), chunk.Start, chunk.Padded);

    /// <summary>The gates on the input of a layer, if they draw row by row; else null.</summary>
    [MethodImpl(Jit.Inline)]
    public GatePlace<T>? RowGates(int layer) => _draws switch
    {
        MaskDraws.None => null,
        MaskDraws.All => Member.PlaceAt(layer),
        _ => Member.PlaceAt(layer) is { DrawsRows: true } gates ? gates : null,
    };

    /// <summary>The mask on the input of a layer that all rows share; null if there is none.</summary>
    [MethodImpl(Jit.Inline)]
    public float* SharedMask(int layer)
    {
        if (layer == 0 && Member.FixedMask != null)
        {
            return Member.FixedMask;
        }

        return Member.PlaceAt(layer) is { } gates && RowGates(layer) is null ? gates.FeatureMask : null;
    }

    /// <summary>The weights of a layer, times the mask that all rows share.</summary>
    [MethodImpl(Jit.Inline)]
    public Operand Weights(int layer)
    {
        LayerPlace place = Member.Layout.Layers[layer];
        return SharedMask(layer) == null
            ? new(Member.Parameters + place.Weights, place.Stride)
            : new(Workspace.Folded[layer].At, place.Stride);
    }

    /// <summary>Folds the masks that all rows share into the weights.</summary>
    [MethodImpl(Jit.Hot)]
    public void FoldMasks()
    {
        for (int layer = 0; layer < Member.Layout.Layers.Length; layer++)
        {
            float* mask = SharedMask(layer);
            if (mask != null)
            {
                LayerPlace place = Member.Layout.Layers[layer];
                ForwardPass<T>.Fold(Member.Parameters + place.Weights, place, mask, Workspace.Folded[layer].At);
            }
        }
    }
}
