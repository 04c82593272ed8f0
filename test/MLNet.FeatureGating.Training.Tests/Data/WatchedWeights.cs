using System.Collections;

namespace MLNet.FeatureGating.Training.Tests.Data;

/// <summary>Equal weights that do something when one of them has been read a number of times in all.</summary>
internal sealed class WatchedWeights(int count, int reads, Action action) : IReadOnlyList<float>
{
    private int _reads;

    public int Count => count;

    public float this[int index]
    {
        get
        {
            if (++_reads == reads)
            {
                action();
            }

            return 1;
        }
    }

    public IEnumerator<float> GetEnumerator() => Enumerable.Range(0, count).Select(i => this[i]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
