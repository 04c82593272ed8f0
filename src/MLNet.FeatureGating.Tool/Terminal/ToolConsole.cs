using Spectre.Console;
using Spectre.Console.Rendering;

namespace MLNet.FeatureGating.Tool.Terminal;

/// <summary>Where results, warnings and progress go: results to standard output, the others to standard error.</summary>
internal sealed class ToolConsole
{
    private const int WidthOfFiles = 1000;

    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly Lock _lock = new();
    private IProgressWriter _progress = new NoProgress();

    public ToolConsole(TextWriter output, TextWriter error, bool isQuiet)
    {
        _output = output;
        _error = error;
        IsQuiet = isQuiet;
    }

    public bool IsQuiet { get; }

    /// <summary>Whether there is a terminal behind standard error that lines can be written anew on.</summary>
    public static bool HasTerminal => !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Writes a line of results, unless nothing but errors is asked for.</summary>
    public void Line(string text = "")
    {
        if (!IsQuiet)
        {
            Apart(() => _output.WriteLine(text));
        }
    }

    /// <summary>Writes a paragraph of results, its lines broken between words, unless nothing but errors is asked for.</summary>
    public void Paragraph(string text) => Render(new Rows(new Text(text)));

    /// <summary>Writes a table of results, unless nothing but errors is asked for.</summary>
    public void Table(Table table) => Render(table);

    /// <summary>Writes a warning, or what a person should know at once.</summary>
    public void Note(string text) => Apart(() => _error.WriteLine(text));

    /// <summary>Shows progress until what is returned is disposed of.</summary>
    public ProgressDisplay StartProgress()
    {
        _progress = IsQuiet ? new NoProgress() : HasTerminal ? new BarProgress(_error) : new LineProgress(_error);
        return new(_progress, _lock);
    }

    private void Render(IRenderable renderable)
    {
        if (IsQuiet)
        {
            return;
        }

        IAnsiConsole console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(_output) });

        // What reads a file wants every row and paragraph on one line.
        console.Profile.Width = Console.IsOutputRedirected ? WidthOfFiles : console.Profile.Width;
        Apart(() => console.Write(renderable));
    }

    // Nothing is written into the middle of a progress bar.
    private void Apart(Action write)
    {
        lock (_lock)
        {
            _progress.Clear();
            write();
        }
    }
}
