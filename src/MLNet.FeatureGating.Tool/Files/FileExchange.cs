namespace MLNet.FeatureGating.Tool.Files;

/// <summary>Moves finished files to where they belong, and undoes all of it unless every move succeeds.</summary>
internal sealed class FileExchange : IDisposable
{
    private readonly string _source;
    private readonly string _target;
    private readonly List<(string From, string To)> _moves = [];
    private bool _isDone;

    /// <summary>Initializes a new instance of the <see cref="FileExchange"/> class.</summary>
    /// <param name="source">The folder of the finished files; it keeps what they replace, too.</param>
    /// <param name="target">The folder that they belong to.</param>
    public FileExchange(string source, string target)
    {
        _source = source;
        _target = target;
    }

    /// <summary>Moves files, and takes others away.</summary>
    public void Replace(IReadOnlyCollection<string> names, IEnumerable<string> obsolete)
    {
        foreach (string name in names.Concat(obsolete).Where(name => File.Exists(Path.Combine(_target, name))))
        {
            Move(Path.Combine(_target, name), Path.Combine(_source, $"{name}.old"));
        }

        foreach (string name in names)
        {
            Move(Path.Combine(_source, name), Path.Combine(_target, name));
        }

        _isDone = true;
    }

    public void Dispose()
    {
        if (_isDone)
        {
            return;
        }

        foreach ((string from, string to) in _moves.AsEnumerable().Reverse())
        {
            try
            {
                File.Move(to, from);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The others may still go back.
            }
        }
    }

    private void Move(string from, string to)
    {
        File.Move(from, to);
        _moves.Add((from, to));
    }
}
