using MLNet.FeatureGating.Gates;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>Whether layers fit together, as far as that can be told without an input; and how many channels lie between them.</summary>
internal static class LayerSequence
{
    private enum Form
    {
        Unknown,
        Rows,
        Images,
    }

    /// <summary>Checks a sequence of layers.</summary>
    /// <exception cref="ArgumentException">Layers do not fit together.</exception>
    public static void Check(IReadOnlyList<nn.Module<Tensor, Tensor>> layers)
    {
        var form = Form.Unknown;
        int? channels = null;

        // Behind flattened images the features are some multiple of the channels.
        bool isMultiple = false;
        string source = "the input";
        for (int i = 0; i < layers.Count; i++)
        {
            CheckKind(layers, i);
            if (FormOf(layers[i]) is var wanted && wanted != Form.Unknown)
            {
                form = form == Form.Unknown || form == wanted ? wanted : throw Misfit(layers, i, Describe(wanted), $"{source} gives {Describe(form)}");
            }

            if (InputSize(layers[i]) is { } size)
            {
                if (channels is { } given && (isMultiple ? size % given != 0 : size != given))
                {
                    string found = isMultiple ? $"a multiple of {given} (flattened images of {given} channels)" : $"{given}";
                    throw Misfit(layers, i, $"{size} channels", $"{source} gives {found}");
                }

                channels = OutputSize(layers[i]);
                isMultiple = false;
                source = Name(layers, i);
            }
            else if (layers[i] is FlattenLayer && form != Form.Rows)
            {
                form = Form.Rows;
                isMultiple = true;
            }
        }

        if (!layers.Any(layer => layer is DenseLayer or ConvolutionLayer))
        {
            throw new ArgumentException(
                $"Expected at least one {nameof(DenseLayer)} or {nameof(ConvolutionLayer)}, but there is none.", nameof(layers));
        }
    }

    /// <summary>How many channels a layer wants; null where it takes any number.</summary>
    public static int? InputSize(nn.Module<Tensor, Tensor> layer) => layer switch
    {
        DenseLayer dense => dense.Inputs,
        ConvolutionLayer convolution => convolution.Inputs,
        ChannelNormalizationLayer normalization => normalization.Channels,
        SelectionLayer selection => selection.Channels,
        ScaleLayer scale => scale.Scales.Count,
        GateLayer gate => gate.Features,
        _ => null,
    };

    private static int? OutputSize(nn.Module<Tensor, Tensor> layer) => layer switch
    {
        DenseLayer dense => dense.Outputs,
        ConvolutionLayer convolution => convolution.Outputs,
        SelectionLayer selection => selection.Indices.Count,
        _ => InputSize(layer),
    };

    private static Form FormOf(nn.Module<Tensor, Tensor> layer) => layer switch
    {
        DenseLayer => Form.Rows,
        ConvolutionLayer or MaxPoolingLayer or AveragePoolingLayer => Form.Images,
        _ => Form.Unknown,
    };

    private static void CheckKind(IReadOnlyList<nn.Module<Tensor, Tensor>> layers, int index)
    {
        nn.Module<Tensor, Tensor> layer = layers[index];
        ArgumentNullException.ThrowIfNull(layer, nameof(layers));
        if (layer is not (ChannelLayer or GateLayer))
        {
            throw Misfit(layers, index, $"to be a {nameof(ChannelLayer)} or a {nameof(GateLayer)}", "it is neither");
        }

        if (layer is GateLayer { Members: not 1 } gate)
        {
            throw Misfit(layers, index, "gates of 1 member", $"it has {gate.Members}");
        }

        if (layers.Take(index).Any(earlier => ReferenceEquals(earlier, layer)))
        {
            throw Misfit(layers, index, "to be in the network once", "the same object comes before");
        }
    }

    private static string Describe(Form form) => form == Form.Rows ? "rows, [rows, features]" : "images, [rows, channels, height, width]";

    private static string Name(IReadOnlyList<nn.Module<Tensor, Tensor>> layers, int index) => $"layer {index} ({layers[index].GetType().Name})";

    private static ArgumentException Misfit(IReadOnlyList<nn.Module<Tensor, Tensor>> layers, int index, string expected, string found) =>
        new($"L{Name(layers, index)[1..]} expects {expected}, but {found}.", nameof(layers));
}
