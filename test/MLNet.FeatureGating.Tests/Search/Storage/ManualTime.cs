namespace MLNet.FeatureGating.Tests.Search.Storage;

/// <summary>A clock, with timers, that goes on when told.</summary>
internal sealed class ManualTime : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly List<Timer> _timers = [];
    private TimeSpan _elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Start + _elapsed;

    public override long GetTimestamp() => _elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state)) { Due = _elapsed + dueTime, Period = period };
        _timers.Add(timer);
        return timer;
    }

    /// <summary>Goes on; what is due meanwhile is called, each at its time.</summary>
    public void Advance(TimeSpan by)
    {
        TimeSpan end = _elapsed + by;
        while (_timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due) is { } next)
        {
            _elapsed = next.Due;
            next.Due += next.Period;
            next.Call();
        }

        _elapsed = end;
    }

    /// <summary>The same as another machine has it, whose clock is not right.</summary>
    public TimeProvider WithClockOff(TimeSpan difference) => new Shifted(this, difference);

    private sealed class Timer(ManualTime time, Action call) : ITimer
    {
        public TimeSpan Due { get; set; }

        public TimeSpan Period { get; set; }

        public void Call() => call();

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => time._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Shifted(ManualTime time, TimeSpan difference) : TimeProvider
    {
        public override long TimestampFrequency => time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + difference;

        public override long GetTimestamp() => time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            time.CreateTimer(callback, state, dueTime, period);
    }
}
