using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>What there is to ask of all the gates of a member, and what is done to them between steps.</summary>
internal sealed unsafe class MemberGates<T>
    where T : unmanaged, ILanes<T>
{
    // With fewer of the features gone, picking the others one by one costs more than it saves.
    private const double WorthDropping = 0.25;

    private readonly Member<T> _member;
    private readonly MemberShape _shape;
    private readonly float _largest;
    private readonly double _openInputs;

    public MemberGates(MemberShape shape, Member<T> member)
    {
        _shape = shape;
        _member = member;
        _largest = (float)(member.Definition.Gate ?? shape.Study.Gate).MaximumParameter;
        HasInputGates = member.Places.Length > 0 && member.Places[0].Layer == 0;
        if (member.Definition.FixedMask is { } mask)
        {
            _openInputs = shape.Map(0).GateOfFeature.Where((_, feature) => mask[feature] != 0).Distinct().Count();
        }
    }

    /// <summary>Whether there are gates on the inputs, rather than a fixed mask.</summary>
    public bool HasInputGates { get; }

    [MethodImpl(Jit.Hot)]
    public double ExpectedOpenInputs() => _member.Places[0].ExpectedOpen(_member.Gates(_member.Places[0]));

    public ReadOnlySpan<float> InputOpenProbabilities() => _member.Places[0].OpenProbabilities(_member.Gates(_member.Places[0]));

    /// <summary>The expected number of open gates in all places; a fixed mask counts by the gates whose features it lets through.</summary>
    [MethodImpl(Jit.Hot)]
    public double ExpectedOpen()
    {
        double open = _openInputs;
        foreach (GatePlace<T> gates in _member.Places)
        {
            open += gates.ExpectedOpen(_member.Gates(gates));
        }

        return open;
    }

    /// <summary>The number of gates that are open when collapsed.</summary>
    [MethodImpl(Jit.Hot)]
    public double OpenCount()
    {
        double open = _openInputs;
        foreach (GatePlace<T> gates in _member.Places)
        {
            foreach (float value in gates.Values(_member.Gates(gates)))
            {
                open += value != 0 ? 1 : 0;
            }
        }

        return open;
    }

    /// <summary>The penalty of the gates that are learnt.</summary>
    [MethodImpl(Jit.Hot)]
    public double Penalty()
    {
        double penalty = 0;
        foreach (GatePlace<T> gates in _member.Places)
        {
            if (gates.Layer > 0 || _shape.Task != LearningTask.SelfSupervision)
            {
                penalty += gates.Penalty(_member.Gates(gates));
            }
        }

        return penalty / _shape.PenaltyDivisor;
    }

    /// <summary>Holds parameters to where gates can still close.</summary>
    [MethodImpl(Jit.Hot)]
    public void Bound()
    {
        if (float.IsPositiveInfinity(_largest))
        {
            return;
        }

        foreach (GatePlace<T> gates in _member.Places)
        {
            float* parameters = _member.Gates(gates);
            for (int gate = 0; gate < gates.GateCount; gate += T.Count)
            {
                T.Min(T.Create(_largest), T.Load(parameters + gate)).Store(parameters + gate);
            }
        }
    }

    /// <summary>Takes features out of the network whose gates are closed for good, once there are enough of them.</summary>
    [MethodImpl(Jit.Hot)]
    public void DropClosed()
    {
        // Features that are to be restored are needed in any case.
        if (!HasInputGates || _shape.Task is LearningTask.Reconstruction or LearningTask.SelfSupervision)
        {
            return;
        }

        int count = _member.Layout.Layers[0].Inputs;
        int closed = 0;
        for (int i = 0; i < count; i++)
        {
            closed += IsClosed(i) ? 1 : 0;
        }

        if (closed < count && closed >= WorthDropping * count)
        {
            _member.Shrink([.. Enumerable.Range(0, count).Where(i => !IsClosed(i))]);
        }
    }

    /// <summary>The first parameter of every gate, then the second, and so on.</summary>
    public float[] BestParameters()
    {
        if (!HasInputGates)
        {
            return [];
        }

        GatePlace<T> gates = _member.Places[0];
        var all = new ReadOnlySpan<float>(_member.BestGates(gates), gates.Law.ParameterCount(gates.GateCount));
        var parameters = new List<float>();
        for (int plane = 0; plane < all.Length; plane += Padding.RoundUp(gates.GateCount))
        {
            parameters.AddRange(all.Slice(plane, gates.GateCount));
        }

        return [.. parameters];
    }

    public float[] BestOpenProbabilities() => HasInputGates ? Best((gates, at) => gates.OpenProbabilities(at)) : [];

    public float[] BestInputValues() => HasInputGates ? Best((gates, at) => gates.Values(at)) : [];

    public float[] BestFirmness()
    {
        if (!HasInputGates)
        {
            return [];
        }

        float[] firmness = new float[_member.Places[0].GateCount];
        _member.Places[0].Law.Firmness(BestParameters(), firmness);
        return firmness;
    }

    public IReadOnlyList<IReadOnlyList<float>> BestHiddenValues() =>
        [.. _member.Places.Where(gates => gates.Layer > 0).Select(gates => gates.Values(_member.BestGates(gates)).ToArray())];

    private delegate ReadOnlySpan<float> OfGates(GatePlace<T> gates, float* parameters);

    private float[] Best(OfGates quantity) => quantity(_member.Places[0], _member.BestGates(_member.Places[0])).ToArray();

    // The feature at a place among those in use.
    private bool IsClosed(int place)
    {
        GatePlace<T> gates = _member.Places[0];
        return gates.IsClosed(_member.Gates(gates), _member.InUse?[place] ?? place);
    }
}
