using System.Runtime.InteropServices;
using MLNet.FeatureGating.Tool.Errors;

namespace MLNet.FeatureGating.Tool.Terminal;

/// <summary>Turns the first Ctrl-C, or SIGTERM, into a cancellation; the second one ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly ToolConsole _console;
    private int _count;
    private bool _isOver;

    /// <summary>Initializes a new instance of the <see cref="Interruption"/> class.</summary>
    /// <param name="console">Says so when it happens.</param>
    public Interruption(ToolConsole console)
    {
        _console = console;
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle)];
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Runs what can be cancelled.</summary>
    /// <exception cref="ToolException">It ended before there was a result.</exception>
    public ExitCode Guard(Func<ExitCode> run)
    {
        try
        {
            return run();
        }
        catch (OperationCanceledException e)
        {
            throw new ToolException(
                ExitCode.CancelledWithoutResult,
                _source.IsCancellationRequested
                    ? "Cancelled before there was anything to write."
                    : "The time was over before there was anything to write. Give it more by --time.",
                e);
        }
    }

    /// <summary>Says whether what was written is the last word, and gives the exit code.</summary>
    /// <param name="isSelected">Whether anything is selected.</param>
    /// <param name="isComplete">Whether everything was done.</param>
    public ExitCode Close(bool isSelected, bool isComplete)
    {
        if (_source.IsCancellationRequested && !isComplete)
        {
            _console.Note("Cancelled: what is written is the best so far, not the last word.");
            return isSelected ? ExitCode.CancelledWithResult : ExitCode.CancelledWithoutResult;
        }

        if (!isComplete)
        {
            _console.Note("The time was over before everything was done: what is written is the best so far.");
        }

        return isSelected ? ExitCode.Done : ExitCode.NothingSelected;
    }

    public void Dispose()
    {
        _isOver = true;
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private void Handle(PosixSignalContext context)
    {
        // Not cancelled, the signal does what it does to any process.
        if (Interlocked.Increment(ref _count) > 1 || _isOver)
        {
            return;
        }

        context.Cancel = true;
        _console.Note("Cancelling: the best so far is taken, where there is one. Ctrl-C once more ends at once.");
        _source.Cancel();
    }
}
