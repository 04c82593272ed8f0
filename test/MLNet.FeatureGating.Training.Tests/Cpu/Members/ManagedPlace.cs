using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>The gates in one place of a network, with the noise of one step.</summary>
internal sealed class ManagedPlace
{
    private readonly GateMap _map;
    private readonly ManagedGateLaw _law;
    private readonly int[] _inUse;
    private readonly int _start;
    private readonly int _parametersEach;
    private readonly double[] _drawnFrom;

    // By gate and row: a number, or several.
    private readonly double[][][] _noise;

    private ManagedPlace(int bits, MemberRig member, MemberStep step, int index, int layer, int[] inUse, int rows)
    {
        Layer = layer;
        _map = layer == 0 && member.Study.Gates is { } map ? map : GateMap.OneEach(member.Study.Widths[layer]);
        _law = new(Law(member), step.Progress);
        _inUse = inUse;
        _start = member.Layout.Gates[index];
        _parametersEach = member.Layout.GateParameters[index] / Padding.RoundUp(_map.GateCount);
        _drawnFrom = [.. member.Parameters.ToArray().Select(x => (double)x)];
        GuessesMask = member.Study.Task == LearningTask.SelfSupervision;
        _noise = ManagedPlaceNoise.Draw(
            bits, member, step, index, layer, [.. inUse.Select(feature => _map.GateOfFeature[feature]).Distinct()], _law, rows);
    }

    public int Layer { get; }

    /// <summary>Whether the mask is 0 or 1 and what the network is to guess.</summary>
    public bool GuessesMask { get; }

    public double TotalCost => Enumerable.Range(0, _map.GateCount).Sum(gate => _map.IsAlwaysOpen[gate] ? 0 : _map.Costs[gate]);

    public static ManagedPlace[] All(int bits, MemberRig member, MemberStep step, int[] inUse, int rows)
    {
        int[] hidden = [.. member.Study.Network.GatedLayers.Select(layer => layer + 1)];
        int[] layers = member.Definition.FixedMask is null ? [0, .. hidden] : hidden;
        return [.. layers.Select((layer, index) => new ManagedPlace(
            bits, member, step, index, layer, layer == 0 ? inUse : [.. Enumerable.Range(0, member.Study.Widths[layer])], rows))];
    }

    public static GateSpecification Law(MemberRig member) => member.Definition.Gate ?? member.Study.Gate;

    public double Penalty(double[] parameters)
    {
        double sum = 0;
        for (int gate = 0; gate < _map.GateCount; gate++)
        {
            sum += _map.IsAlwaysOpen[gate] ? 0 : _map.Costs[gate] * _law.Penalty(OfGate(parameters, gate));
        }

        return sum;
    }

    /// <summary>Multiplies the features of a row, or the units of a layer, by their masks.</summary>
    public void Apply(double[] parameters, int row, double[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] *= GuessesMask ? HardMask(row, i) : Mask(parameters, row, _map.GateOfFeature[_inUse[i]]);
        }
    }

    /// <summary>The mask of a feature, rounded.</summary>
    public int HardMask(int row, int feature) => Mask(_drawnFrom, row, _map.GateOfFeature[feature]) > 0.5 ? 1 : 0;

    private double Mask(double[] parameters, int row, int gate)
    {
        if (_map.IsAlwaysOpen[gate])
        {
            return 1;
        }

        double[] noise = _noise[gate][row];
        double[] now = OfGate(parameters, gate);
        double[] drawn = OfGate(_drawnFrom, gate);
        double mask = _law.Mask(drawn, noise);
        return now.AsSpan().SequenceEqual(drawn) ? mask : mask + _law.Surrogate(now, noise) - _law.Surrogate(drawn, noise);
    }

    private double[] OfGate(double[] parameters, int gate)
    {
        double[] ofGate = new double[_parametersEach];
        for (int i = 0; i < ofGate.Length; i++)
        {
            ofGate[i] = parameters[_start + (i * Padding.RoundUp(_map.GateCount)) + gate];
        }

        return ofGate;
    }
}
