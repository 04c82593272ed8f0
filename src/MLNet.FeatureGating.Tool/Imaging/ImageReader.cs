using System.Globalization;
using MLNet.FeatureGating.Reports;
using MLNet.FeatureGating.Tool.Columns;
using MLNet.FeatureGating.Tool.Csv;
using MLNet.FeatureGating.Tool.Errors;

namespace MLNet.FeatureGating.Tool.Imaging;

/// <summary>Reads images from IDX files, and from csv files with a column for each value.</summary>
internal static class ImageReader
{
    /// <summary>Reads the images, and their labels where there are such.</summary>
    /// <exception cref="ToolException">They cannot be read, or do not fit together.</exception>
    public static ImageSet Read(MaskRequest request, CancellationToken cancellationToken)
    {
        ImageSet images = IdxFile.IsOne(request.ImagesPath) ? ReadIdx(request) : ReadCsv(request, cancellationToken);
        return request.LabelsPath is { } path ? images with { Labels = ReadLabels(path, images) } : images;
    }

    private static ImageSet ReadIdx(MaskRequest request)
    {
        if (request.LabelColumn is not null)
        {
            throw ToolException.Arguments($"--label names a column of a csv file, but {request.ImagesPath} is an IDX file. Its labels are a file "
                + "of their own: --labels.");
        }

        IdxFile file = IdxFile.Read(request.ImagesPath, request.Limit);
        ImageShape shape = file.Dimensions switch
        {
            [_, var height, var width] => new(width, height, 1, PixelOrder.Interleaved),
            [_, var height, var width, var channels] => new(width, height, channels, PixelOrder.Interleaved),
            [_, var values] when request.Width is not null || request.Height is not null => ShapeOf(request, values, request.ImagesPath),
            _ => throw InputException.In(
                request.ImagesPath,
                $"the file's dimensions are {string.Join(" x ", file.Dimensions)}, but images have three or four: their number, height, width, and "
                    + "channels."),
        };
        if ((request.Width ?? shape.Width) != shape.Width
            || (request.Height ?? shape.Height) != shape.Height
            || (request.Channels ?? shape.Channels) != shape.Channels)
        {
            throw ToolException.Arguments($"--width, --height and --channels say otherwise than {request.ImagesPath}, whose images are of {shape}. "
                + "Leave them out.");
        }

        return new(request.ImagesPath, shape, PixelTable.OfBytes(file.Bytes, shape.ValueCount), null);
    }

    private static ImageSet ReadCsv(MaskRequest request, CancellationToken cancellationToken)
    {
        if (request.Width is null || request.Height is null)
        {
            throw ToolException.Arguments($"{request.ImagesPath} is no IDX file: of a csv file, --width and --height must be given.");
        }

        bool isOneColumn = request is { Width: 1, Height: 1, Channels: null or 1, LabelColumn: null };
        CsvTable table = CsvReader.Read(request.ImagesPath, new() { MayBeOneColumn = isOneColumn }, cancellationToken);
        if (request.LabelColumn is { } label && !table.Has(label))
        {
            throw ToolException.Arguments($"--label: {table.Path} has no column {Texts.Quote(label)}{Closest.Hint(label, table.ColumnNames)}.");
        }

        string[] columns = [.. table.ColumnNames.Where(name => name != request.LabelColumn)];
        ImageShape shape = ShapeOf(request, columns.Length, table.Path);
        int count = Math.Min(table.RowCount, request.Limit);
        float[][] values = [.. Enumerable.Range(0, count).Select(_ => new float[columns.Length])];
        for (int i = 0; i < columns.Length; i++)
        {
            Fill(ColumnScan.Of(table, columns[i], new()), i, values);
        }

        RawColumn? labels = request.LabelColumn is null ? null : table.Column(request.LabelColumn);
        string[]? texts = labels is null ? null : [.. Enumerable.Range(0, count).Select(row => labels.Text(row).Trim())];
        return new(table.Path, shape, PixelTable.OfNumbers(values, columns.Length), texts);
    }

    private static void Fill(ColumnScan scan, int index, float[][] values)
    {
        if (scan.MissingRows.Count > 0)
        {
            throw scan.Table.Fault(scan.MissingRows[0], scan.Name, $"the image has no value in column {Texts.Quote(scan.Name)}.");
        }

        FeaturePlan.CheckNumbers(scan);
        for (int row = 0; row < values.Length; row++)
        {
            values[row][index] = (float)scan.Numbers[row];
        }
    }

    private static ImageShape ShapeOf(MaskRequest request, int values, string path)
    {
        int channels = request.Channels ?? 1;
        if (request is not { Width: { } width, Height: { } height } || (long)width * height * channels != values)
        {
            throw ToolException.Arguments(
                $"--width, --height and --channels make images of {request.Width} x {request.Height} x {channels} values, but {path} has "
                    + $"{Texts.Count(values, "value")} an image"
                + $"{(request.LabelColumn is null ? " (is one column the label? name it by --label)" : string.Empty)}.");
        }

        return new(width, height, channels, request.Order);
    }

    private static string[] ReadLabels(string path, ImageSet images)
    {
        IdxFile file = IdxFile.Read(path, images.Values.Count);
        return file.Dimensions is [var count] && count == images.Values.Count
            ? Array.ConvertAll(file.Bytes, label => label.ToString(CultureInfo.InvariantCulture))
            : throw InputException.In(path, $"the file's dimensions are {string.Join(" x ", file.Dimensions)}, but {images.Values.Count} labels "
                + "are expected, one an image.");
    }
}
