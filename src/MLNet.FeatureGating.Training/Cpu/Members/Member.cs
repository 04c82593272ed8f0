namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>A member's network, gates and optimiser while they are trained.</summary>
internal sealed unsafe class Member<T> : IDisposable
    where T : unmanaged, ILanes<T>
{
    private readonly ParameterLayout _full;
    private readonly NativeFloats _parameters;
    private readonly NativeFloats _gradient;
    private readonly NativeFloats _firstMoment;
    private readonly NativeFloats _secondMoment;
    private readonly NativeFloats _best;
    private readonly NativeFloats? _fixedMask;
    private readonly GatePlace<T>?[] _byLayer;

    public Member(MemberShape shape, StudyMember definition, GatePlace<T>[] places)
    {
        Definition = definition;
        Places = places;
        _byLayer = [.. Enumerable.Range(0, shape.LayerCount).Select(layer => places.FirstOrDefault(place => place.Layer == layer))];
        _full = new(shape.Widths, [.. places.Select(place => place.Law.ParameterCount(place.GateCount))]);
        Layout = _full;
        _parameters = new(_full.Count);
        _gradient = new(_full.Count);
        _firstMoment = new(_full.Count);
        _secondMoment = new(_full.Count);
        _best = new(_full.Count);
        if (definition.FixedMask is { } mask && mask.Any(factor => factor != 1))
        {
            _fixedMask = new(Padding.RoundUp(mask.Count));
            for (int feature = 0; feature < mask.Count; feature++)
            {
                _fixedMask.At[feature] = mask[feature];
            }
        }

        Fill(InitialNetwork.Draw(shape.Study, definition), definition.Gate ?? shape.Study.Gate);
        KeepBest();
    }

    public StudyMember Definition { get; }

    /// <summary>The places of gates, in the order of the layers whose inputs they are on.</summary>
    public GatePlace<T>[] Places { get; }

    /// <summary>Where everything lies now: the first layer has the features in use only.</summary>
    public ParameterLayout Layout { get; private set; }

    /// <summary>The features in use, in ascending order; null for all of them.</summary>
    public int[]? InUse { get; private set; }

    public float* Parameters => _parameters.At;

    public float* Gradient => _gradient.At;

    public float* FirstMoment => _firstMoment.At;

    public float* SecondMoment => _secondMoment.At;

    /// <summary>The factors on the inputs of a member without gates on them; null where there are none.</summary>
    public float* FixedMask => _fixedMask is null ? null : _fixedMask.At;

    /// <summary>The gates on the input of a layer, or null.</summary>
    public GatePlace<T>? PlaceAt(int layer) => _byLayer[layer];

    /// <summary>The parameters of a place's gates.</summary>
    public float* Gates(GatePlace<T> place) => Parameters + Layout.Gates[place.Index];

    /// <summary>The gradient by the parameters of a place's gates.</summary>
    public float* GateGradient(GatePlace<T> place) => Gradient + Layout.Gates[place.Index];

    /// <summary>The best parameters of a place's gates.</summary>
    public float* BestGates(GatePlace<T> place) => _best.At + _full.Gates[place.Index];

    /// <summary>Copies the parameters as the best so far.</summary>
    public void KeepBest()
    {
        if (InUse is null)
        {
            _parameters.Span.CopyTo(_best.Span);
            return;
        }

        // Weights of features that have left stay what they were.
        LayerPlace now = Layout.Layers[0];
        LayerPlace full = _full.Layers[0];
        _parameters.Span[..now.Weights].CopyTo(_best.Span);
        for (int output = 0; output < now.Outputs; output++)
        {
            float* from = Parameters + now.Weights + (output * now.Stride);
            float* to = _best.At + full.Weights + (output * full.Stride);
            for (int feature = 0; feature < InUse.Length; feature++)
            {
                to[InUse[feature]] = from[feature];
            }
        }
    }

    /// <summary>Takes features whose gates are closed for good out of the first layer.</summary>
    /// <param name="keeps">The places, among the features in use, of those that stay.</param>
    public void Shrink(IReadOnlyList<int> keeps)
    {
        int[] all = InUse ?? [.. Enumerable.Range(0, _full.Layers[0].Inputs)];
        ParameterLayout before = Layout;
        InUse = [.. keeps.Select(place => all[place])];
        Layout = _full.WithInputs(InUse.Length);
        foreach (NativeFloats state in new[] { _parameters, _firstMoment, _secondMoment })
        {
            Compact(state.At, before.Layers[0], Layout.Layers[0], keeps);
        }

        Places[0].Keep(InUse);
    }

    /// <summary>The best weights, from input to output.</summary>
    public IReadOnlyList<DenseLayerWeights> BestLayers() => [.. _full.Layers.Select(layer =>
    {
        float[] weights = new float[layer.Inputs * layer.Outputs];
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = _best.At[layer.Weights + (i % layer.Outputs * layer.Stride) + (i / layer.Outputs)];
        }

        return new DenseLayerWeights(layer.Inputs, layer.Outputs, weights, _best.Span.Slice(layer.Biases, layer.Outputs).ToArray());
    })];

    public void Dispose()
    {
        foreach (GatePlace<T> place in Places)
        {
            place.Dispose();
        }

        _parameters.Dispose();
        _gradient.Dispose();
        _firstMoment.Dispose();
        _secondMoment.Dispose();
        _best.Dispose();
        _fixedMask?.Dispose();
    }

    private static void Compact(float* state, LayerPlace before, LayerPlace after, IReadOnlyList<int> keeps)
    {
        // Left to right and top to bottom, nothing is overwritten before it is read.
        for (int output = 0; output < before.Outputs; output++)
        {
            float* from = state + before.Weights + (output * before.Stride);
            float* to = state + after.Weights + (output * after.Stride);
            for (int i = 0; i < keeps.Count; i++)
            {
                to[i] = from[keeps[i]];
            }

            new Span<float>(to + keeps.Count, after.Stride - keeps.Count).Clear();
        }
    }

    private void Fill(IReadOnlyList<DenseLayerWeights> layers, GateSpecification gate)
    {
        foreach (GatePlace<T> place in Places)
        {
            place.Law.Initialize(new(Gates(place), place.Law.ParameterCount(place.GateCount)), place.GateCount, gate.StartingParameter, Definition.Seed);
        }

        for (int i = 0; i < layers.Count; i++)
        {
            LayerPlace layer = Layout.Layers[i];
            for (int input = 0; input < layer.Inputs; input++)
            {
                for (int output = 0; output < layer.Outputs; output++)
                {
                    Parameters[layer.Weights + (output * layer.Stride) + input] = layers[i].Weights[(input * layer.Outputs) + output];
                }
            }

            for (int output = 0; output < layer.Outputs; output++)
            {
                Parameters[layer.Biases + output] = layers[i].Biases[output];
            }
        }
    }
}
