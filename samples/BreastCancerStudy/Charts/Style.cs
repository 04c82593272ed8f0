using System.Xml.Linq;

namespace BreastCancerStudy.Charts;

/// <summary>How lines differ: by colours that the colour-blind tell apart (Okabe and Ito), and by the shapes of their points.</summary>
internal static class Style
{
    private static readonly string[] Colors = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"];

    // Around (0, 0); the empty one is a disc.
    private static readonly string[] Shapes =
    [
        string.Empty,
        "M-3.5,-3.5h7v7h-7z",
        "M0,-4.5L4.5,3.5H-4.5z",
        "M0,-5L5,0L0,5L-5,0z",
        "M0,4.5L4.5,-3.5H-4.5z",
        "M-1.5,-4.5h3v3h3v3h-3v3h-3v-3h-3v-3h3z",
        "M-4.5,-2.5L-2.5,-4.5L0,-2L2.5,-4.5L4.5,-2.5L2,0L4.5,2.5L2.5,4.5L0,2L-2.5,4.5L-4.5,2.5L-2,0z",
    ];

    public static string Color(int line) => Colors[line % Colors.Length];

    public static XElement Marker(int line, double x, double y)
    {
        string shape = Shapes[line % Shapes.Length];
        return shape.Length == 0
            ? Svg.Element("circle", ("cx", x), ("cy", y), ("r", 3.8), ("fill", Color(line)))
            : Svg.Element("path", ("d", shape), ("transform", $"translate({Svg.Text(x)},{Svg.Text(y)})"), ("fill", Color(line)));
    }
}
