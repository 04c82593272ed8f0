using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Search.Units;

/// <summary>A piece of work whose result follows from the experiment alone: whoever does it, whenever, finds the same.</summary>
/// <param name="Key">What it is called among all of the experiment.</param>
/// <param name="Weight">About how long it takes, compared with others.</param>
/// <param name="Bytes">About how much memory it takes.</param>
/// <param name="Run">Does it. Throws <see cref="OperationCanceledException"/> where it was cancelled.</param>
/// <typeparam name="TResult">What comes of it.</typeparam>
internal sealed record WorkUnit<TResult>(string Key, double Weight, long Bytes, Func<ITrainingEngine, CancellationToken, TResult> Run);
