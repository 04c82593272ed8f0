using System.Globalization;
using System.Xml.Linq;

namespace BreastCancerStudy.Charts;

/// <summary>Elements of an SVG picture.</summary>
internal static class Svg
{
    private static readonly XNamespace Names = "http://www.w3.org/2000/svg";

    public static XElement Element(string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        var element = new XElement(Names + name);
        foreach ((string attribute, object value) in attributes)
        {
            element.SetAttributeValue(attribute, value is double number ? Text(number) : value);
        }

        return element;
    }

    public static XElement Line(double x1, double y1, double x2, double y2, string color, double width = 1) =>
        Element("line", ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2), ("stroke", color), ("stroke-width", width));

    public static XElement Label(string text, double x, double y, string anchor = "middle", int size = 12)
    {
        XElement label = Element("text", ("x", x), ("y", y), ("text-anchor", anchor), ("font-size", size), ("fill", "#222"));
        label.Value = text;
        return label;
    }

    public static string Text(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);
}
