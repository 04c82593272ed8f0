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

    public T MoveToOuter<T>(T disposable)
        where T : IDisposable
    {
        MoveOut(disposable, OuterScope);
        return disposable;
    }

    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable =>
        (MoveToOuter(first), MoveToOuter(second));

    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable =>
        (MoveToOuter(first), MoveToOuter(second), MoveToOuter(third));

    public void MoveToOuter(params IDisposable[] disposables) => MoveToOuter((IEnumerable<IDisposable>)disposables);

    public void MoveToOuter(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables)
        {
            MoveOut(disposable, OuterScope);
        }
    }

    public T Detach<T>(T disposable)
        where T : IDisposable
    {
        MoveOut(disposable, null);
        return disposable;
    }

    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    public void Detach(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables)
        {
            MoveOut(disposable, null);
        }
    }

    public bool Contains(IDisposable disposable) =>
        disposable is torch.Tensor tensor && ReferenceEquals(tensor.OwningDisposeScope, this);

    public void DisposeEverything() => DisposeEverythingBut();

    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        ThrowIfDisposed();
        var kept = new HashSet<object>(inKeep, ReferenceEqualityComparer.Instance);
        for (var tensor = _first; tensor is not null;)
        {
            var next = tensor.NextInScope;
            if (!kept.Contains(tensor))
            {
                tensor.Dispose();
            }

            tensor = next;
        }
    }

    public T DisposeEverythingBut<T>(T keep)
        where T : IDisposable
    {
        DisposeEverythingBut((IDisposable)keep);
        return keep;
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

    private void MoveOut(IDisposable disposable, DisposeScope? to)
    {
        ThrowIfDisposed();
        if (!Contains(disposable))
        {
            return;
        }

        var tensor = (torch.Tensor)disposable;
        Remove(tensor);
        if (to is null)
        {
            _manager!.StatisticsInstance.DetachedFromScopeCount++;
        }
        else
        {
            to.Add(tensor);
        }
    }

    private void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_manager is null, this);
}
