namespace Microsoft.ML.Offline;

/// <summary>Reads an image as if it had another size.</summary>
internal sealed class Sampler
{
    private readonly Planes _planes;
    private readonly float _stepX;
    private readonly float _stepY;
    private readonly bool _isCubic;

    internal Sampler(Planes planes, int width, int height)
    {
        var scale = MathF.Sqrt((float)width * height / ((float)planes.Width * planes.Height));
        for (; scale <= 0.5f && (planes.Width > 1 || planes.Height > 1); scale *= 2)
        {
            planes = planes.Halve();
        }

        _planes = planes;
        _stepX = (float)planes.Width / width;
        _stepY = (float)planes.Height / height;
        _isCubic = _stepX < 1 || _stepY < 1;
    }

    /// <summary>Reads a pixel as blue, green, red and alpha.</summary>
    internal void Read(int x, int y, Span<byte> pixel)
    {
        var (centerX, centerY) = (((x + 0.5f) * _stepX) - 0.5f, ((y + 0.5f) * _stepY) - 0.5f);
        var (left, top) = ((int)MathF.Floor(centerX), (int)MathF.Floor(centerY));
        Span<float> across = stackalloc float[4];
        Span<float> down = stackalloc float[4];
        Weigh(centerX - left, across);
        Weigh(centerY - top, down);
        for (var channel = Planes.Channels - 1; channel >= 0; channel--)
        {
            var sum = 0f;
            for (var i = 0; i < 16; i++)
            {
                sum += across[i % 4] * down[i / 4] * _planes.At(left - 1 + (i % 4), top - 1 + (i / 4), channel);
            }

            // A color that is multiplied by alpha is never above it.
            var most = channel == Planes.Channels - 1 ? byte.MaxValue : pixel[Planes.Channels - 1];
            pixel[channel] = (byte)Math.Clamp(MathF.Floor(sum + 0.5f), 0, most);
        }
    }

    /// <summary>The weights of the pixels at -1, 0, 1 and 2 for a place between 0 and 1: Mitchell and Netravali's, or those of two neighbors.</summary>
    private void Weigh(float place, Span<float> weights)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            var distance = MathF.Abs(place - (i - 1));
            weights[i] = !_isCubic ? MathF.Max(0, 1 - distance)
                : distance < 1 ? ((7 * distance * distance * distance) - (12 * distance * distance) + (16f / 3)) / 6
                : distance < 2 ? ((-7f / 3 * distance * distance * distance) + (12 * distance * distance) - (20 * distance) + (32f / 3)) / 6
                : 0;
        }
    }
}
