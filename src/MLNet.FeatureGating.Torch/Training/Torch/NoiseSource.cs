using MLNet.FeatureGating.Gates;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>One generator a member: what a member draws does not depend on which others ride along.</summary>
internal sealed class NoiseSource : IDisposable
{
    private readonly FeatureGate _gate;
    private readonly int _gateCount;
    private readonly Device _device;
    private readonly Dictionary<int, (Tensor Noise, Tensor[] OfMember)> _buffers = [];
    private List<Generator> _generators;

    public NoiseSource(FeatureGate gate, int gateCount, IEnumerable<int> seeds, Device device)
    {
        _gate = gate;
        _gateCount = gateCount;
        _device = device;
        _generators = [.. seeds.Select(seed => new Generator(SeedStream.Noise(seed), device))];
    }

    /// <summary>Draws noise of shape [members, rows, gates]. The tensor is overwritten by the next draw of as many rows.</summary>
    public Tensor Draw(int rows)
    {
        if (!_buffers.TryGetValue(rows, out (Tensor Noise, Tensor[] OfMember) buffer))
        {
            // Buffers outlive the step: they are in no scope, and Release disposes them.
            Tensor noise = empty([_generators.Count, rows, _gateCount], ScalarType.Float32, _device).DetachFromDisposeScope();
            buffer = (noise, noise.unbind(0));
            foreach (Tensor ofMember in buffer.OfMember)
            {
                ofMember.DetachFromDisposeScope();
            }

            _buffers.Add(rows, buffer);
        }

        for (int member = 0; member < _generators.Count; member++)
        {
            _gate.FillNoise(buffer.OfMember[member], _generators[member]);
        }

        return buffer.Noise;
    }

    /// <summary>Keeps the generators of the members that train on.</summary>
    public void Keep(IReadOnlyList<int> positions)
    {
        ReleaseBuffers();
        List<Generator> all = _generators;
        _generators = [.. positions.Select(position => all[position])];
        foreach (Generator generator in all.Except(_generators))
        {
            generator.Dispose();
        }
    }

    public void Dispose()
    {
        ReleaseBuffers();
        foreach (Generator generator in _generators)
        {
            generator.Dispose();
        }
    }

    private void ReleaseBuffers()
    {
        foreach ((Tensor noise, Tensor[] ofMember) in _buffers.Values)
        {
            foreach (Tensor tensor in ofMember)
            {
                tensor.Dispose();
            }

            noise.Dispose();
        }

        _buffers.Clear();
    }
}
