using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>
/// Limits the threads that torch uses while studies train. The number is the process's: the first study to begin remembers it, and
/// each that ends puts it back, also where several train side by side.
/// </summary>
internal sealed class ThreadLimit : IDisposable
{
    private static readonly Lock Gate = new();
    private static int _users;
    private static int _callersThreads;

    public ThreadLimit(int threads)
    {
        lock (Gate)
        {
            if (_users++ == 0)
            {
                _callersThreads = get_num_threads();
            }
        }

        set_num_threads(threads);
    }

    public void Dispose()
    {
        lock (Gate)
        {
            _users--;
            set_num_threads(_callersThreads);
        }
    }
}
