using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Support;

/// <summary>
/// A row of a table with categories: whether a thing sells depends on its color (five) and its size, not on its shape (four) and its code.
/// </summary>
internal sealed class Goods
{
    /// <summary>The names of one-hot encoded and plain columns, in an order that mixes them.</summary>
    public static readonly string[] Columns = ["Code", "Shape", "Size", "Color"];

    private static readonly string[] Colors = ["red", "green", "blue", "black", "white"];
    private static readonly double[] Effects = [3, -3, 2.5, -2.5, 0];
    private static readonly string[] Shapes = ["round", "square", "long", "flat"];

    public string Color { get; set; } = string.Empty;

    public string Shape { get; set; } = string.Empty;

    public float Size { get; set; }

    public float Code { get; set; }

    public bool Label { get; set; }

    public static Goods[] Create(int rows = 300)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, rows).Select(_ =>
        {
            int color = random.Next(Colors.Length);
            double size = (2 * random.NextDouble()) - 1;
            return new Goods
            {
                Color = Colors[color],
                Shape = Shapes[random.Next(Shapes.Length)],
                Size = (float)size,
                Code = random.NextSingle(),
                Label = Effects[color] + (3 * size) + random.NextDouble() - 0.5 > 0,
            };
        })];
    }

    /// <summary>Encodes the categories, in place.</summary>
    public static IEstimator<ITransformer> Encoding(MLContext mlContext) => mlContext.Transforms.Categorical.OneHotEncoding("Color")
        .Append(mlContext.Transforms.Categorical.OneHotEncoding("Shape"));
}
