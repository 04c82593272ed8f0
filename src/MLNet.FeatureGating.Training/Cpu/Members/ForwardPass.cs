using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>From a chunk's features to the network's outputs.</summary>
internal static unsafe class ForwardPass<T>
    where T : unmanaged, ILanes<T>
{
    /// <summary>Folds a mask that all rows share into the weights behind it.</summary>
    [MethodImpl(Jit.Hot)]
    public static void Fold(float* weights, LayerPlace layer, float* mask, float* folded)
    {
        for (int output = 0; output < layer.Outputs; output++)
        {
            float* from = weights + (output * layer.Stride);
            float* to = folded + (output * layer.Stride);
            for (int input = 0; input < layer.Stride; input += T.Count)
            {
                (T.Load(from + input) * T.Load(mask + input)).Store(to + input);
            }
        }
    }

    /// <summary>Computes the outputs.</summary>
    /// <param name="step">What is computed, and how inputs are masked.</param>
    /// <param name="chunk">The rows.</param>
    /// <param name="keepsInputs">Whether what goes into each layer is wanted row by row, too, for the way back.</param>
    [MethodImpl(Jit.Hot)]
    public static void Compute(in PassContext<T> step, in Chunk chunk, bool keepsInputs)
    {
        Workspace<T> workspace = step.Workspace;
        Member<T> member = step.Member;
        Operand input = chunk.Features;
        if (step.GuessesMask && step.RowGates(0) is null)
        {
            member.PlaceAt(0)!.SpreadShared(chunk.Padded, workspace.FeatureMasks);
        }

        int last = member.Layout.Layers.Length - 1;
        for (int index = 0; index <= last; index++)
        {
            LayerPlace layer = member.Layout.Layers[index];
            GatePlace<T>? gates = step.RowGates(index);
            if (gates is not null)
            {
                input = Gate(step, gates, chunk, layer, input);
            }

            if (keepsInputs && (index > 0 || gates is not null))
            {
                Transposition<T>.Compute(layer.Stride, chunk.Padded, input, new(workspace.InputRows[index].At, layer.Stride));
            }

            Operand output = workspace.Activations[index];
            Operand weights = step.Weights(index);
            float* biases = member.Parameters + layer.Biases;
            if (index == last)
            {
                Product<T>.Compute<ProductEnds.Bias<T>>(layer.Outputs, chunk.Padded, layer.Inputs, weights, input, output, biases);
            }
            else if (step.Activation == Activation.Relu)
            {
                Product<T>.Compute<ProductEnds.BiasRelu<T>>(layer.Outputs, chunk.Padded, layer.Inputs, weights, input, output, biases);
            }
            else
            {
                Product<T>.Compute<ProductEnds.Bias<T>>(layer.Outputs, chunk.Padded, layer.Inputs, weights, input, output, biases);
                Activations<T>.Apply(step.Activation, layer.Outputs, chunk.Padded, output);
            }

            input = output;
        }
    }

    [MethodImpl(Jit.Hot)]
    private static Operand Gate(in PassContext<T> step, GatePlace<T> gates, in Chunk chunk, LayerPlace layer, Operand input)
    {
        Workspace<T> workspace = step.Workspace;
        Operand relaxed = workspace.Relaxed[gates.Layer];
        Operand mask = gates.Law.MaskIsRelaxed ? relaxed : workspace.Masks[gates.Layer];
        Operand gated = workspace.Gated[gates.Layer];
        gates.DrawForRows(step.Member.Gates(gates), step.Rows(gates, chunk), relaxed, mask);
        if (step.GuessesMask && gates.Layer == 0)
        {
            gates.SpreadHard(mask, chunk.Padded, workspace.FeatureMasks);
            Elementwise<T>.Multiply(layer.Inputs, chunk.Padded, input, workspace.FeatureMasks, gated);
        }
        else
        {
            gates.Apply(input, mask, chunk.Padded, gated);
        }

        // Features that pad a row are 0: others may have left something there.
        for (int feature = layer.Inputs; feature < layer.Stride; feature++)
        {
            new Span<float>(gated.Row(feature).At, chunk.Padded).Clear();
        }

        return gated;
    }
}
