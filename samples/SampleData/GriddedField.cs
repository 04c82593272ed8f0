using System.Numerics;
using SampleData.Files;
using SampleData.Pictures;

namespace SampleData;

/// <summary>A quantity over months and the cells of a grid on the globe. Missing cells, such as land, are NaN.</summary>
public sealed class GriddedField
{
    private GriddedField(string name, string[] months, float[] latitudes, float[] longitudes, float[] values)
    {
        Name = name;
        Months = months;
        Latitudes = latitudes;
        Longitudes = longitudes;
        Values = values;
    }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>The months' names, as 1982-01 or January.</summary>
    public IReadOnlyList<string> Months { get; }

    /// <summary>Degrees north, from the south.</summary>
    public IReadOnlyList<float> Latitudes { get; }

    /// <summary>Degrees east.</summary>
    public IReadOnlyList<float> Longitudes { get; }

    /// <summary>The values month by month, latitude by latitude, longitude by longitude.</summary>
    public float[] Values { get; }

    /// <summary>The cells of a month.</summary>
    public int CellCount => Latitudes.Count * Longitudes.Count;

    public float this[int month, int latitude, int longitude] => Values[(((month * Latitudes.Count) + latitude) * Longitudes.Count) + longitude];

    /// <summary>The cells of a month, latitude by latitude.</summary>
    public ReadOnlySpan<float> Month(int month) => Values.AsSpan(month * CellCount, CellCount);

    /// <summary>The cells that have a value in every month.</summary>
    public int[] PresentCells()
    {
        bool[] isMissing = new bool[CellCount];
        for (int i = 0; i < Values.Length; i++)
        {
            isMissing[i % isMissing.Length] |= float.IsNaN(Values[i]);
        }

        return [.. Enumerable.Range(0, isMissing.Length).Where(cell => !isMissing[cell])];
    }

    /// <summary>Where a cell is on a globe of radius 1.</summary>
    /// <param name="cell">The cell, counted latitude by latitude.</param>
    public Vector3 Position(int cell)
    {
        float latitude = MathF.PI / 180 * Latitudes[cell / Longitudes.Count];
        float longitude = MathF.PI / 180 * Longitudes[cell % Longitudes.Count];
        (float z, float radius) = MathF.SinCos(latitude);
        return new(radius * MathF.Cos(longitude), radius * MathF.Sin(longitude), z);
    }

    /// <summary>Draws values of the cells, with the north above: black is the least of them and white the largest.</summary>
    /// <param name="cells">A value a cell, such as those of a <see cref="Month"/>.</param>
    /// <param name="marks">Cells that are marked, such as places of sensors.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than cells.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A mark is no cell.</exception>
    public Picture Draw(ReadOnlySpan<float> cells, IEnumerable<int>? marks = null)
    {
        float[] values = cells.ToArray();
        for (int row = 0; row < values.Length / Longitudes.Count; row++)
        {
            cells.Slice(row * Longitudes.Count, Longitudes.Count).CopyTo(values.AsSpan(values.Length - ((row + 1) * Longitudes.Count)));
        }

        return Picture.Spread(Latitudes.Count, Longitudes.Count, values, marks?.Select(NorthAbove));
    }

    /// <summary>Reads a field, such as zonal-wind of the data winds.</summary>
    /// <param name="folder">The folder of the data.</param>
    /// <param name="name">The file's name, without its ending.</param>
    /// <param name="depth">Which of the depths, where there are several: 0 is the surface.</param>
    /// <exception cref="DataFileException">A file is missing or damaged, or the files do not go together.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such depth.</exception>
    public static GriddedField Read(DataFolder folder, string name, int depth = 0)
    {
        NpyFile grid = NpyFile.Read(folder, name + ".npy");
        string[] months = ReadMonths(folder);
        float[] latitudes = NpyFile.Read(folder, "latitudes.npy").Values;
        float[] longitudes = NpyFile.Read(folder, "longitudes.npy").Values;
        int depths = grid.Dimensions.Count == 4 ? grid.Dimensions[1] : 1;
        if (grid.Dimensions.Count is not (3 or 4) || grid.Dimensions[0] != months.Length
            || grid.Dimensions[^2] != latitudes.Length || grid.Dimensions[^1] != longitudes.Length)
        {
            throw folder.Error(name + ".npy", $"{months.Length} months x {latitudes.Length} latitudes x {longitudes.Length} longitudes, with depths "
                + $"behind the months or without, are expected, and {string.Join(" x ", grid.Dimensions)} is found");
        }

        if (depth < 0 || depth >= depths)
        {
            throw new ArgumentOutOfRangeException(nameof(depth), depth, $"{name} has {depths} depths, counted from 0.");
        }

        int cells = latitudes.Length * longitudes.Length;
        float[] values = new float[months.Length * cells];
        for (int month = 0; month < months.Length; month++)
        {
            Array.Copy(grid.Values, ((month * depths) + depth) * cells, values, month * cells, cells);
        }

        return new(name, months, latitudes, longitudes, values);
    }

    private int NorthAbove(int cell) => ((Latitudes.Count - 1 - (cell / Longitudes.Count)) * Longitudes.Count) + (cell % Longitudes.Count);

    private static string[] ReadMonths(DataFolder folder)
    {
        using var reader = new StreamReader(folder.Open("months.txt"));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
