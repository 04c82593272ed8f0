using SampleData;

namespace SensorPlacement;

/// <summary>Rows to learn from and held-out ones, and how fields are reconstructed, which is the same for all ways of placing.</summary>
internal sealed class Split
{
    // Enough: their errors are added up over all years that are left out.
    private const int ChoosingPlacements = 4;

    private readonly Dictionary<int, Regression> _plain;
    private readonly Dictionary<int, Regression> _tapered;

    /// <summary>Chooses regressions and networks inside the rows to learn from, by random places.</summary>
    public Split(int number, FieldAnomalies field, Settings settings)
    {
        Number = number;
        Field = field;
        Judge = new(field);
        Network = settings.IsNetworkJudging ? new(field, settings.Sensors) : null;
        int[][] Places(int count) => [.. Enumerable.Range(0, ChoosingPlacements).Select(seed => RandomPlaces.Draw(field, count, seed))];
        _plain = settings.Sensors.ToDictionary(count => count, count => Judge.Choose(Places(count), isTapered: false));
        _tapered = settings.Sensors.ToDictionary(count => count, count => Judge.Choose(Places(count), isTapered: true));
    }

    public int Number { get; }

    public FieldAnomalies Field { get; }

    public LinearJudge Judge { get; }

    /// <summary>Judges by networks; null where none is asked for.</summary>
    public NetworkJudge? Network { get; }

    public Regression Plain(int count) => _plain[count];

    public Regression Tapered(int count) => _tapered[count];
}
