using System.Globalization;
using System.Xml.Linq;

namespace BreastCancerStudy.Charts;

/// <summary>Panels side by side as one SVG picture, with a common legend below.</summary>
internal static class Figure
{
    private const double PanelWidth = 400;
    private const double Width = 320;
    private const double Height = 260;
    private const double Left = 58;
    private const double Top = 76;
    private const double LegendEntry = 150;

    // How far apart the lines' points stand at one lambda, so that error bars do not hide each other.
    private const double Dodge = 4;

    public static XDocument Draw(string title, IReadOnlyList<Panel> panels)
    {
        double width = panels.Count * PanelWidth;
        double height = Top + Height + 100;
        XElement root = Svg.Element(
            "svg", ("width", width), ("height", height), ("viewBox", $"0 0 {Svg.Text(width)} {Svg.Text(height)}"), ("font-family", "sans-serif"));
        root.Add(Svg.Element("rect", ("width", width), ("height", height), ("fill", "white")));
        root.Add(Svg.Label(title, width / 2, 28, size: 17));
        for (int i = 0; i < panels.Count; i++)
        {
            XElement group = Svg.Element("g", ("transform", $"translate({Svg.Text((i * PanelWidth) + Left)},{Svg.Text(Top)})"));
            Draw(group, panels[i]);
            root.Add(group);
        }

        root.Add(Legend([.. panels[0].Series.Select(series => series.Name)], width / 2, height - 22));
        return new(root);
    }

    private static void Draw(XElement group, Panel panel)
    {
        Point[] points = [.. panel.Series.SelectMany(series => series.Points)];
        var x = Axis.Logarithmic(points.Min(point => point.X), points.Max(point => point.X));
        var y = Axis.Linear(points.Min(point => point.Low), points.Max(point => point.High));
        foreach (double tick in y.Ticks)
        {
            double at = Height * (1 - y.Position(tick));
            group.Add(Svg.Line(0, at, Width, at, "#e4e4e4"));
            group.Add(Svg.Label(tick.ToString("0.###", CultureInfo.InvariantCulture), -8, at + 4, "end"));
        }

        foreach (double tick in x.Ticks)
        {
            double at = Width * x.Position(tick);
            group.Add(Svg.Line(at, Height, at, Height + 5, "#222"));
            group.Add(Svg.Label(tick.ToString("0.####", CultureInfo.InvariantCulture), at, Height + 20));
        }

        group.Add(Svg.Element("rect", ("width", Width), ("height", Height), ("fill", "none"), ("stroke", "#222")));
        group.Add(Svg.Label(panel.Title, Width / 2, -14, size: 14));
        group.Add(Svg.Label(panel.XLabel, Width / 2, Height + 40));
        XElement label = Svg.Label(panel.YLabel, -Height / 2, -42);
        label.SetAttributeValue("transform", "rotate(-90)");
        group.Add(label);
        for (int line = 0; line < panel.Series.Count; line++)
        {
            double shift = Dodge * (line - ((panel.Series.Count - 1) / 2.0));
            Draw(group, panel.Series[line], line, point => (Width * x.Position(point)) + shift, value => Height * (1 - y.Position(value)));
        }
    }

    private static void Draw(XElement group, Series series, int line, Func<double, double> x, Func<double, double> y)
    {
        string color = Style.Color(line);
        XElement bars = Svg.Element("g", ("opacity", 0.55));
        foreach (Point point in series.Points)
        {
            double at = x(point.X);
            bars.Add(Svg.Line(at, y(point.Low), at, y(point.High), color, 1.2));
            bars.Add(Svg.Line(at - 2, y(point.Low), at + 2, y(point.Low), color, 1.2));
            bars.Add(Svg.Line(at - 2, y(point.High), at + 2, y(point.High), color, 1.2));
        }

        group.Add(bars);
        string path = string.Join(' ', series.Points.Select(point => $"{Svg.Text(x(point.X))},{Svg.Text(y(point.Y))}"));
        group.Add(Svg.Element("polyline", ("points", path), ("fill", "none"), ("stroke", color), ("stroke-width", 1.8)));
        group.Add(series.Points.Select(point => Style.Marker(line, x(point.X), y(point.Y))));
    }

    private static XElement Legend(IReadOnlyList<string> names, double center, double y)
    {
        XElement legend = Svg.Element("g");
        for (int line = 0; line < names.Count; line++)
        {
            double x = center + (LegendEntry * (line - (names.Count / 2.0)));
            legend.Add(Svg.Line(x, y, x + 26, y, Style.Color(line), 1.8));
            legend.Add(Style.Marker(line, x + 13, y));
            legend.Add(Svg.Label(names[line], x + 33, y + 4, "start"));
        }

        return legend;
    }
}
