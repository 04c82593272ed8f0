namespace TorchSharp;

// The scopes of one thread, innermost first.
public class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? t_current;

    public static ThreadDisposeScopeStatistics Statistics => OfThread.StatisticsInstance;

    internal static DisposeScopeManager OfThread => t_current ??= new DisposeScopeManager();

    internal ThreadDisposeScopeStatistics StatisticsInstance { get; } = new();

    internal DisposeScope? CurrentScope { get; private set; }

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
        if (CurrentScope is null)
        {
            StatisticsInstance.CreatedOutsideScopeCount++;
        }
        else
        {
            StatisticsInstance.CreatedInScopeCount++;
            CurrentScope.Add(tensor);
        }
    }

    internal void CountDisposal(bool inScope)
    {
        if (inScope)
        {
            StatisticsInstance.DisposedInScopeCount++;
        }
        else
        {
            StatisticsInstance.DisposedOutsideScopeCount++;
        }
    }
}
