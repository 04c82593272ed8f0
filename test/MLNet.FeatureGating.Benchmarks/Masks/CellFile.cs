using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLNet.FeatureGating.Benchmarks.Masks;

/// <summary>The finished cells of a table, in a file: a benchmark that was ended goes on where it was.</summary>
/// <typeparam name="TCell">A cell.</typeparam>
internal sealed class CellFile<TCell>
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly List<TCell> _cells;

    /// <summary>Reads a file, if it is there.</summary>
    /// <param name="name">Its name, in artifacts/bench.</param>
    /// <exception cref="FormatException">It is damaged.</exception>
    public CellFile(string name)
    {
        _path = Path.Combine("artifacts", "bench", name);
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        try
        {
            _cells = File.Exists(_path) ? JsonSerializer.Deserialize<List<TCell>>(File.ReadAllText(_path), Json)! : [];
        }
        catch (JsonException e)
        {
            throw new FormatException($"{_path} cannot be read: {e.Message} Delete it to begin anew.", e);
        }
    }

    /// <summary>Where the file lies.</summary>
    public string Location => _path;

    /// <summary>The cells there are.</summary>
    public TCell[] Cells
    {
        get
        {
            lock (_gate)
            {
                return [.. _cells];
            }
        }
    }

    /// <summary>Adds a cell, and writes the file.</summary>
    public void Add(TCell cell)
    {
        lock (_gate)
        {
            _cells.Add(cell);

            // Whole or not at all, also when it is ended now.
            string unfinished = _path + ".tmp";
            File.WriteAllText(unfinished, JsonSerializer.Serialize(_cells, Json));
            File.Move(unfinished, _path, overwrite: true);
        }
    }
}
