using SampleData;

namespace SensorPlacement;

/// <summary>Places at random: uniform on the globe, not on the grid, so that they do not crowd at the poles.</summary>
internal static class RandomPlaces
{
    /// <summary>Draws cells, each as probable as its area is large.</summary>
    public static int[] Draw(FieldAnomalies field, int count, int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, field.Field.CellCount)
                .Where(cell => field.CellWeights[cell] > 0)
                .OrderByDescending(cell => Math.Pow(1 - random.NextDouble(), 1 / field.CellWeights[cell]))
                .Take(count),
        ];
    }
}
