using System.Collections.Concurrent;
using MLNet.FeatureGating.Search.Storage;

namespace MLNet.FeatureGating.Tests.Search.Units;

/// <summary>A store in memory that tells what was asked of it, and which claims are left.</summary>
internal sealed class RecordingStore : IStudyStore
{
    private readonly MemoryStudyStore _store = new();
    private readonly ConcurrentDictionary<string, bool> _claims = new();

    /// <summary>What was claimed and neither completed nor released.</summary>
    public IEnumerable<string> Claims => _claims.Keys.Order();

    public ConcurrentBag<string> Completed { get; } = [];

    public string? Find(string key) => _store.Find(key);

    public bool TryClaim(string key) => _store.TryClaim(key) && _claims.TryAdd(key, true);

    public void Complete(string key, string result)
    {
        _store.Complete(key, result);
        _claims.TryRemove(key, out _);
        Completed.Add(key);
    }

    public void Release(string key)
    {
        _store.Release(key);
        _claims.TryRemove(key, out _);
    }

    public void SaveSummary(string json) => _store.SaveSummary(json);

    public string? FindSummary() => _store.FindSummary();

    public void Dispose() => _store.Dispose();
}
