using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>From the gradient by the outputs to that by weights and gates.</summary>
internal static unsafe class BackwardPass<T>
    where T : unmanaged, ILanes<T>
{
    /// <summary>Adds what a chunk contributes to the gradient.</summary>
    /// <param name="step">The step.</param>
    /// <param name="chunk">The rows, of which the forward pass has just been computed.</param>
    /// <param name="frozenLayers">The number of first layers that do not learn.</param>
    /// <param name="isFirst">Whether it is the step's first chunk: what was in the gradient of layers is then overwritten.</param>
    [MethodImpl(Jit.Hot)]
    public static void Compute(in PassContext<T> step, in Chunk chunk, int frozenLayers, bool isFirst)
    {
        Member<T> member = step.Member;
        Workspace<T> workspace = step.Workspace;
        int lowest = LowestLearning(step, frozenLayers);
        for (int index = member.Layout.Layers.Length - 1; index >= lowest; index--)
        {
            LayerPlace layer = member.Layout.Layers[index];
            Operand gradient = workspace.Gradients[index];
            if (index >= frozenLayers || step.SharedMask(index) != null)
            {
                AddWeights(step, chunk, index, gradient, isFirst);
            }

            GatePlace<T>? gates = step.RowGates(index);
            bool learnsMask = gates is not null && !(step.GuessesMask && index == 0);
            if (index == lowest && !learnsMask)
            {
                break;
            }

            Operand weights = step.Weights(index).Transposed;
            Operand below = index > 0 ? workspace.Gradients[index - 1] : workspace.Gated[0];
            if (gates is null && step.Activation == Activation.Relu)
            {
                Product<T>.Compute<ProductEnds.ReluSlope<T>>(
                    layer.Inputs, chunk.Padded, layer.Outputs, weights, gradient, below, workspace.Activations[index - 1].At);
                continue;
            }

            Product<T>.Compute<ProductEnds.Store<T>>(layer.Inputs, chunk.Padded, layer.Outputs, weights, gradient, below, null);
            if (gates is not null)
            {
                AddGates(step, chunk, gates, below);
            }

            if (index > 0)
            {
                Activations<T>.Backward(step.Activation, layer.Inputs, chunk.Padded, workspace.Activations[index - 1], below);
            }
        }
    }

    /// <summary>Turns the gradient by weights that masks were folded into, into that by the weights and by the gates.</summary>
    [MethodImpl(Jit.Hot)]
    public static void UnfoldMasks(in PassContext<T> step)
    {
        Member<T> member = step.Member;
        for (int index = 0; index < member.Layout.Layers.Length; index++)
        {
            float* mask = step.SharedMask(index);
            if (mask == null)
            {
                continue;
            }

            LayerPlace layer = member.Layout.Layers[index];
            float* byFeature = step.Workspace.ByFeature;
            Unfold(member.Parameters + layer.Weights, member.Gradient + layer.Weights, layer, mask, byFeature);
            if (member.PlaceAt(index) is { } gates && !(step.GuessesMask && index == 0))
            {
                gates.AddSharedGradient(member.Gates(gates), step.Key(gates), byFeature, member.GateGradient(gates));
            }
        }
    }

    // Below the lowest layer with weights or gates that learn there is nothing to compute.
    [MethodImpl(Jit.Hot)]
    private static int LowestLearning(in PassContext<T> step, int frozenLayers)
    {
        int layers = step.Member.Layout.Layers.Length;
        for (int index = 0; index < layers; index++)
        {
            bool hasGates = step.Member.PlaceAt(index) is not null && !(step.GuessesMask && index == 0);
            if (index >= frozenLayers || hasGates)
            {
                return index;
            }
        }

        return layers;
    }

    [MethodImpl(Jit.Hot)]
    private static void AddWeights(in PassContext<T> step, in Chunk chunk, int index, Operand gradient, bool isFirst)
    {
        Member<T> member = step.Member;
        LayerPlace layer = member.Layout.Layers[index];
        Operand inputs = new(step.Workspace.InputRows[index].At, layer.Stride);
        Operand weights = new(member.Gradient + layer.Weights, layer.Stride);
        float* biases = member.Gradient + layer.Biases;
        if (isFirst)
        {
            new Span<float>(biases, layer.Outputs).Clear();
            Product<T>.Compute<ProductEnds.Store<T>>(layer.Outputs, layer.Stride, chunk.Count, gradient, inputs, weights, null);
        }
        else
        {
            Product<T>.Compute<ProductEnds.Accumulate<T>>(layer.Outputs, layer.Stride, chunk.Count, gradient, inputs, weights, null);
        }

        Sums<T>.AddRows(layer.Outputs, chunk.Padded, gradient, biases);
    }

    [MethodImpl(Jit.Hot)]
    private static void AddGates(in PassContext<T> step, in Chunk chunk, GatePlace<T> gates, Operand byGated)
    {
        Workspace<T> workspace = step.Workspace;
        Operand relaxed = workspace.Relaxed[gates.Layer];
        Operand byMask = workspace.Gated[gates.Layer];
        Operand features = gates.Layer == 0 ? chunk.Features : workspace.Activations[gates.Layer - 1];
        gates.MaskGradient(features, byGated, chunk.Padded, byMask);
        gates.AddGradient(step.Member.Gates(gates), step.Rows(gates, chunk), relaxed, byMask, step.Member.GateGradient(gates));
        if (gates.Layer > 0)
        {
            gates.Apply(byGated, gates.Law.MaskIsRelaxed ? relaxed : workspace.Masks[gates.Layer], chunk.Padded, byGated);
        }
    }

    // What was computed is the derivative by weight times mask.
    [MethodImpl(Jit.Hot)]
    private static void Unfold(float* weights, float* gradient, LayerPlace layer, float* mask, float* byFeature)
    {
        for (int input = 0; input < layer.Stride; input += T.Count)
        {
            T factor = T.Load(mask + input);
            T sum = T.Zero;
            for (int output = 0; output < layer.Outputs; output++)
            {
                float* slope = gradient + (output * layer.Stride) + input;
                T byProduct = T.Load(slope);
                sum = T.MultiplyAdd(byProduct, T.Load(weights + (output * layer.Stride) + input), sum);
                (byProduct * factor).Store(slope);
            }

            sum.Store(byFeature + input);
        }
    }
}
