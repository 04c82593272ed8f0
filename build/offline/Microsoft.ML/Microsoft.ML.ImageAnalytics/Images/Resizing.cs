using Microsoft.ML.Data;
using static Microsoft.ML.Transforms.Image.ImageResizingEstimator;

namespace Microsoft.ML.Offline;

/// <summary>Makes images of another size, as ML.NET does: nearest pixels to fill; a cubic filter to enlarge, smoothed halves to shrink otherwise.</summary>
internal static class Resizing
{
    internal static Bitmap Of(Bitmap source, int width, int height, ResizingKind kind, Anchor anchor) => kind switch
    {
        ResizingKind.Fill => Fill(source, width, height),
        ResizingKind.IsoPad or ResizingKind.IsoCrop => Draw(source, width, height, kind, anchor),
        _ => throw new InvalidOperationException("Invalid image resizing mode value"),
    };

    private static Bitmap Fill(Bitmap source, int width, int height)
    {
        var pixels = new byte[width * height * Bitmap.BytesPerPixel];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (fromX, fromY) = ((int)((x + 0.5) * source.Width / width), (int)((y + 0.5) * source.Height / height));
                source.Pixels.AsSpan(((fromY * source.Width) + fromX) * Bitmap.BytesPerPixel, Bitmap.BytesPerPixel)
                    .CopyTo(pixels.AsSpan(((y * width) + x) * Bitmap.BytesPerPixel));
            }
        }

        return new(width, height, source.Format, pixels, source.IsOpaque);
    }

    /// <summary>Draws the whole image, its shape kept, into one of the size wanted: inside it, or sticking out of it.</summary>
    private static Bitmap Draw(Bitmap source, int width, int height, ResizingKind kind, Anchor anchor)
    {
        var widthAspect = (float)width / source.Width;
        var heightAspect = (float)height / source.Height;
        var isPad = kind == ResizingKind.IsoPad;
        var fitsHeight = heightAspect < widthAspect == isPad;
        var aspect = fitsHeight ? heightAspect : widthAspect;
        var restX = width - (source.Width * aspect);
        var restY = height - (source.Height * aspect);

        // Exactly one of the two directions has something left over, or too much; an anchor of the other one is none.
        var startX = fitsHeight ? Start(restX, isPad || anchor is not (Anchor.Left or Anchor.Right), anchor == Anchor.Left) : 0;
        var startY = fitsHeight ? 0 : Start(restY, isPad || anchor is not (Anchor.Top or Anchor.Bottom), anchor == Anchor.Top);
        var drawnWidth = (int)(source.Width * aspect);
        var drawnHeight = (int)(source.Height * aspect);
        var pixels = new byte[width * height * Bitmap.BytesPerPixel];
        var sampler = new Sampler(Planes.Of(source), drawnWidth, drawnHeight);
        for (var y = Math.Max(0, startY); y < Math.Min(height, startY + drawnHeight); y++)
        {
            for (var x = Math.Max(0, startX); x < Math.Min(width, startX + drawnWidth); x++)
            {
                sampler.Read(x - startX, y - startY, pixels.AsSpan(((y * width) + x) * Bitmap.BytesPerPixel, Bitmap.BytesPerPixel));
            }
        }

        return new(width, height, MLPixelFormat.Bgra32, pixels, isOpaque: true);
    }

    private static int Start(float rest, bool isCentered, bool isFirst) => isCentered ? (int)(rest / 2) : isFirst ? 0 : (int)rest;
}
