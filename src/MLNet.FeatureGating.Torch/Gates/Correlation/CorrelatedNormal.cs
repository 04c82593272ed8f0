using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>Draws from N(0, R) on any device, by a square root of R or, without the matrix, by the rows that R was measured on.</summary>
internal sealed class CorrelatedNormal(FeatureCorrelation correlation) : IDisposable
{
    // What R is made of, on the device that was drawn on last.
    private Tensor? _root;
    private Tensor? _ownScale;

    public void Fill(Tensor noise, Generator generator)
    {
        if (correlation.FeatureCount != noise.shape[^1])
        {
            throw new ArgumentException(
                $"The correlation is one of {correlation.FeatureCount} features, but there are {noise.shape[^1]} gates.", nameof(noise));
        }

        noise.normal_(0, 1, generator);
        using var scope = NewDisposeScope();
        PlaceOn(noise);
        Tensor own = noise.reshape(-1, correlation.FeatureCount);
        if (_ownScale is null)
        {
            noise.copy_(own.mm(_root!).reshape(noise.shape));
            return;
        }

        // v = sum_k w_k x_k / sqrt(n) has the rows' own correlation; a feature's own part makes up what shrinkage took.
        Tensor common = empty([own.shape[0], _root!.shape[0]], noise.dtype, noise.device).normal_(0, 1, generator);
        noise.copy_((common.mm(_root) + (own * _ownScale)).reshape(noise.shape));
    }

    public void Dispose()
    {
        _root?.Dispose();
        _ownScale?.Dispose();
        _root = null;
        _ownScale = null;
    }

    private void PlaceOn(Tensor noise)
    {
        if (_root is not null && _root.IsLike(noise))
        {
            return;
        }

        Dispose();
        int features = correlation.FeatureCount;
        if (correlation.Rows is { } rows)
        {
            _root = tensor(rows, [rows.Length / features, features], noise.dtype, noise.device).DetachFromDisposeScope();
            _ownScale = tensor(correlation.OwnScale!, noise.dtype, noise.device).DetachFromDisposeScope();
            return;
        }

        // The transpose, because draws are rows.
        Tensor root = tensor(correlation.CholeskyRoot(), [features, features], null, null);
        _root = as_tensor(root.t().contiguous(), noise.dtype, noise.device).DetachFromDisposeScope();
    }
}
