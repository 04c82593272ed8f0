namespace TorchSharp;

// The scopes of one thread, innermost first.
public class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? t_current;

    private readonly ThreadDisposeScopeStatistics _statistics = new();

    private DisposeScopeManager()
    {
    }

    public static ThreadDisposeScopeStatistics Statistics => OfThread._statistics;

    internal static DisposeScopeManager OfThread => t_current ??= new DisposeScopeManager();

    private DisposeScope? CurrentScope { get; set; }

    internal DisposeScope Open() => CurrentScope = new DisposeScope(this, CurrentScope);

    // Scopes usually close in the reverse order of opening, but nothing makes them.
    internal void Close(DisposeScope scope)
    {
        if (ReferenceEquals(CurrentScope, scope))
        {
            CurrentScope = scope.OuterScope;
            return;
        }

        for (var inner = CurrentScope; inner is not null; inner = inner.OuterScope)
        {
            if (ReferenceEquals(inner.OuterScope, scope))
            {
                inner.OuterScope = scope.OuterScope;
                return;
            }
        }
    }

    internal void Register(torch.Tensor tensor)
    {
        _statistics.ThreadTotalLiveCount++;
        CurrentScope?.Add(tensor);
    }
}
