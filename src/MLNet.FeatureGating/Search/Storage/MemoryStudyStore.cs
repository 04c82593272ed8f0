namespace MLNet.FeatureGating.Search.Storage;

/// <summary>A store that lasts as long as the object.</summary>
internal sealed class MemoryStudyStore : IStudyStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _results = new(StringComparer.Ordinal);
    private readonly HashSet<string> _claims = new(StringComparer.Ordinal);
    private string? _summary;

    public string? Find(string key)
    {
        lock (_lock)
        {
            return _results.GetValueOrDefault(key);
        }
    }

    public bool TryClaim(string key)
    {
        lock (_lock)
        {
            return !_results.ContainsKey(key) && _claims.Add(key);
        }
    }

    public void Complete(string key, string result)
    {
        ArgumentNullException.ThrowIfNull(result);
        lock (_lock)
        {
            _results.TryAdd(key, result);
            _claims.Remove(key);
        }
    }

    public void Release(string key)
    {
        lock (_lock)
        {
            _claims.Remove(key);
        }
    }

    public void SaveSummary(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        lock (_lock)
        {
            _summary = json;
        }
    }

    public string? FindSummary()
    {
        lock (_lock)
        {
            return _summary;
        }
    }

    public void Dispose()
    {
    }
}
