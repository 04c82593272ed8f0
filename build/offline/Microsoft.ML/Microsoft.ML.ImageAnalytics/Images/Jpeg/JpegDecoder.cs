using System.Buffers.Binary;

namespace Microsoft.ML.Offline;

/// <summary>Reads JPEG files: sequential and progressive ones of 8 bits a sample, gray or of three colors.</summary>
internal sealed class JpegDecoder(byte[] file)
{
    private readonly ushort[]?[] _quantization = new ushort[]?[4];
    private readonly JpegHuffmanTable?[] _dcTables = new JpegHuffmanTable?[4];
    private readonly JpegHuffmanTable?[] _acTables = new JpegHuffmanTable?[4];

    private JpegComponent[] _components = [];
    private int _width;
    private int _height;
    private int _unitsAcross;
    private int _unitsDown;
    private int _restartInterval;
    private bool _isProgressive;

    // What Adobe's programs say of the colors: 0 is none but red, green and blue.
    private int _adobeTransform = -1;

    internal Bitmap Decode()
    {
        var position = 2;
        while (true)
        {
            var mark = NextMark(ref position);
            if (mark == 0xd9)
            {
                break;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(position));
            var content = file.AsSpan((position + 2)..(position + length));
            position += length;
            position = Read(mark, content, position);
        }

        if (_components.Length == 0)
        {
            throw new InvalidDataException("The JPEG file has no image.");
        }

        foreach (var component in _components)
        {
            component.Samples = JpegSamples.Of(
                component, _quantization[component.Quantization] ?? throw new InvalidDataException("The JPEG file lacks a table of quantization."));
        }

        var isRgb = _adobeTransform == 0 || (_adobeTransform < 0 && _components is [{ Id: (byte)'R' }, { Id: (byte)'G' }, { Id: (byte)'B' }]);
        return JpegColors.Convert(_width, _height, _components, isRgb);
    }

    private byte NextMark(ref int position)
    {
        while (file[position] != 0xff || file[position + 1] is 0 or 0xff or (>= 0xd0 and <= 0xd7))
        {
            position++;
        }

        position += 2;
        return file[position - 1];
    }

    /// <summary>Reads what a mark begins, and tells where the next one is to be looked for.</summary>
    private int Read(byte mark, ReadOnlySpan<byte> content, int position)
    {
        switch (mark)
        {
            case 0xc0 or 0xc1 or 0xc2:
                _isProgressive = mark == 0xc2;
                ReadFrame(content);
                break;
            case 0xc4:
                ReadHuffmanTables(content);
                break;
            case >= 0xc3 and <= 0xcf:
                throw new NotSupportedException("This stand-in for ML.NET reads sequential and progressive JPEG files that are coded by Huffman only.");
            case 0xdb:
                ReadQuantization(content);
                break;
            case 0xdd:
                _restartInterval = BinaryPrimitives.ReadUInt16BigEndian(content);
                break;
            case 0xee when content.StartsWith("Adobe"u8):
                _adobeTransform = content[11];
                break;
            case 0xda:
                return ReadScan(content, position);
        }

        return position;
    }

    private void ReadFrame(ReadOnlySpan<byte> content)
    {
        _height = BinaryPrimitives.ReadUInt16BigEndian(content[1..]);
        _width = BinaryPrimitives.ReadUInt16BigEndian(content[3..]);
        BitmapDecoder.CheckSize(_width, _height);
        if (content[0] != 8 || content[5] is not (1 or 3))
        {
            throw new NotSupportedException("This stand-in for ML.NET reads JPEG files of 8 bits a sample, gray or of three colors, only.");
        }

        _components = new JpegComponent[content[5]];
        for (var i = 0; i < _components.Length; i++)
        {
            var part = content.Slice(6 + (3 * i), 3);
            _components[i] = new(part[0], part[1] >> 4, part[1] & 15, part[2] & 3);
        }

        if (_components.Any(component => component.Horizontal is < 1 or > 4 || component.Vertical is < 1 or > 4))
        {
            throw new InvalidDataException("The JPEG file has a component without samples.");
        }

        var horizontal = _components.Max(component => component.Horizontal);
        var vertical = _components.Max(component => component.Vertical);
        _unitsAcross = (_width + (8 * horizontal) - 1) / (8 * horizontal);
        _unitsDown = (_height + (8 * vertical) - 1) / (8 * vertical);
        foreach (var component in _components)
        {
            component.Allocate(_width, _height, horizontal, vertical, _unitsAcross, _unitsDown);
        }
    }

    private void ReadHuffmanTables(ReadOnlySpan<byte> content)
    {
        while (content.Length > 0)
        {
            var tables = content[0] >> 4 == 0 ? _dcTables : _acTables;
            var counts = content.Slice(1, 16).ToArray();
            var symbols = content.Slice(17, counts.Sum(count => count)).ToArray();
            tables[content[0] & 3] = new(counts, symbols);
            content = content[(17 + symbols.Length)..];
        }
    }

    private void ReadQuantization(ReadOnlySpan<byte> content)
    {
        while (content.Length > 0)
        {
            var isWide = content[0] >> 4 != 0;
            var table = new ushort[64];
            _quantization[content[0] & 3] = table;
            content = content[1..];
            for (var k = 0; k < table.Length; k++)
            {
                table[k] = isWide ? BinaryPrimitives.ReadUInt16BigEndian(content[(2 * k)..]) : content[k];
            }

            content = content[(isWide ? 128 : 64)..];
        }
    }

    private int ReadScan(ReadOnlySpan<byte> content, int position)
    {
        var components = new List<JpegComponent>();
        for (var i = 0; i < content[0]; i++)
        {
            var id = content[1 + (2 * i)];
            var component = Array.Find(_components, component => component.Id == id) ?? throw new InvalidDataException("The JPEG file has a scan of nothing.");
            component.DcTable = (content[2 + (2 * i)] >> 4) & 3;
            component.AcTable = content[2 + (2 * i)] & 3;
            component.Predictor = 0;
            components.Add(component);
        }

        var bits = new JpegBits(file, position);
        var spectrum = content[(1 + (2 * components.Count))..];
        var scan = new JpegScan(bits, _dcTables, _acTables)
        {
            IsProgressive = _isProgressive,
            First = _isProgressive ? spectrum[0] : 0,
            Last = _isProgressive ? spectrum[1] : 63,
            HighBit = _isProgressive ? spectrum[2] >> 4 : 0,
            LowBit = _isProgressive ? spectrum[2] & 15 : 0,
            RestartInterval = _restartInterval,
        };
        scan.Read(components, _unitsAcross, _unitsDown);
        return bits.Position;
    }
}
