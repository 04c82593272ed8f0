namespace TorchSharp;

// The tensors of a scope form a linked list through the tensors themselves: a training step makes and drops hundreds, and
// this way entering and leaving a scope allocates nothing and hashes nothing.
public sealed class DisposeScope : IDisposable
{
    private DisposeScopeManager? _manager;
    private torch.Tensor? _first;

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outerScope)
    {
        _manager = manager;
        OuterScope = outerScope;
    }

    public int DisposablesCount
    {
        get
        {
            ThrowIfDisposed();
            var count = 0;
            for (var tensor = _first; tensor is not null; tensor = tensor.NextInScope)
            {
                count++;
            }

            return count;
        }
    }

    internal DisposeScope? OuterScope { get; set; }

    public void MoveToOuter(params IDisposable[] disposables)
    {
        ThrowIfDisposed();
        foreach (var disposable in disposables)
        {
            if (disposable is torch.Tensor tensor && ReferenceEquals(tensor.OwningDisposeScope, this))
            {
                MoveOut(tensor);
            }
        }
    }

    public void Dispose()
    {
        if (_manager is null)
        {
            return;
        }

        while (_first is { } tensor)
        {
            tensor.Dispose();
        }

        _manager.Close(this);
        _manager = null;
    }

    internal void Add(torch.Tensor tensor)
    {
        tensor.OwningDisposeScope = this;
        tensor.PreviousInScope = null;
        tensor.NextInScope = _first;
        if (_first is not null)
        {
            _first.PreviousInScope = tensor;
        }

        _first = tensor;
    }

    internal void Remove(torch.Tensor tensor)
    {
        if (tensor.PreviousInScope is { } previous)
        {
            previous.NextInScope = tensor.NextInScope;
        }
        else
        {
            _first = tensor.NextInScope;
        }

        if (tensor.NextInScope is { } next)
        {
            next.PreviousInScope = tensor.PreviousInScope;
        }

        tensor.OwningDisposeScope = null;
        tensor.PreviousInScope = null;
        tensor.NextInScope = null;
    }

    internal void MoveOut(torch.Tensor tensor)
    {
        Remove(tensor);
        OuterScope?.Add(tensor);
    }

    private void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_manager is null, this);
}
