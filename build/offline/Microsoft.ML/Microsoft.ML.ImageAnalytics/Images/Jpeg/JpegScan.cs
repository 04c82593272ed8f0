namespace Microsoft.ML.Offline;

/// <summary>One pass over the coefficients of some components: all of them in a sequential file, a few bits of them in a progressive one.</summary>
internal sealed class JpegScan(JpegBits bits, JpegHuffmanTable?[] dcTables, JpegHuffmanTable?[] acTables)
{
    /// <summary>The order in which the coefficients of a block are written.</summary>
    internal static readonly byte[] ZigZag =
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ];

    // Blocks that have nothing more, still to be passed over.
    private int _emptyBlocks;

    internal bool IsProgressive { get; init; }

    internal int First { get; init; }

    internal int Last { get; init; }

    /// <summary>The bits that earlier passes have read down to (0: none), and that this one reads down to.</summary>
    internal int HighBit { get; init; }

    internal int LowBit { get; init; }

    internal int RestartInterval { get; init; }

    internal void Read(IReadOnlyList<JpegComponent> components, int unitsAcross, int unitsDown)
    {
        // A component alone is written block by block, without those that only fill up units.
        var isAlone = components.Count == 1;
        var across = isAlone ? components[0].BlocksAcross : unitsAcross;
        var down = isAlone ? components[0].BlocksDown : unitsDown;
        for (var unit = 0; unit < across * down; unit++)
        {
            if (RestartInterval > 0 && unit > 0 && unit % RestartInterval == 0)
            {
                Restart(components);
            }

            foreach (var component in components)
            {
                var width = isAlone ? 1 : component.Horizontal;
                var height = isAlone ? 1 : component.Vertical;
                for (var block = 0; block < width * height; block++)
                {
                    ReadBlock(component, component.Block((unit % across * width) + (block % width), (unit / across * height) + (block / width)));
                }
            }
        }
    }

    private void Restart(IReadOnlyList<JpegComponent> components)
    {
        bits.Restart();
        _emptyBlocks = 0;
        foreach (var component in components)
        {
            component.Predictor = 0;
        }
    }

    private void ReadBlock(JpegComponent component, Span<short> block)
    {
        if (!IsProgressive)
        {
            ReadFirstDc(component, block);
            ReadFirstAc(component, block, 1, 63);
        }
        else if (First == 0 && HighBit == 0)
        {
            ReadFirstDc(component, block);
        }
        else if (First == 0)
        {
            block[0] |= (short)(bits.Bit() << LowBit);
        }
        else if (HighBit == 0)
        {
            ReadFirstAc(component, block, First, Last);
        }
        else
        {
            RefineAc(component, block);
        }
    }

    private void ReadFirstDc(JpegComponent component, Span<short> block)
    {
        component.Predictor += bits.Signed(Table(dcTables, component.DcTable).Decode(bits));
        block[0] = (short)(component.Predictor << LowBit);
    }

    private void ReadFirstAc(JpegComponent component, Span<short> block, int first, int last)
    {
        if (_emptyBlocks > 0)
        {
            _emptyBlocks--;
            return;
        }

        var table = Table(acTables, component.AcTable);
        for (var k = first; k <= last; k++)
        {
            var symbol = table.Decode(bits);
            var (zeros, size) = (symbol >> 4, symbol & 15);
            if (size == 0 && zeros < 15)
            {
                _emptyBlocks = IsProgressive ? (1 << zeros) + bits.Bits(zeros) - 1 : 0;
                return;
            }

            k += zeros;
            if (size > 0)
            {
                block[ZigZag[k]] = (short)(bits.Signed(size) << LowBit);
            }
        }
    }

    /// <summary>Reads one more bit of the coefficients that are not zero, and the places of those that become so.</summary>
    private void RefineAc(JpegComponent component, Span<short> block)
    {
        var table = Table(acTables, component.AcTable);
        var k = First;
        while (_emptyBlocks == 0 && k <= Last)
        {
            var symbol = table.Decode(bits);
            var (zeros, size) = (symbol >> 4, symbol & 15);
            if (size == 0 && zeros < 15)
            {
                _emptyBlocks = (1 << zeros) + bits.Bits(zeros);
                break;
            }

            var value = size == 0 ? 0 : bits.Bit() == 1 ? 1 << LowBit : -(1 << LowBit);
            for (; k <= Last; k++)
            {
                ref var coefficient = ref block[ZigZag[k]];
                if (coefficient != 0)
                {
                    Refine(ref coefficient);
                }
                else if (zeros-- == 0)
                {
                    coefficient = (short)value;
                    k++;
                    break;
                }
            }
        }

        if (_emptyBlocks > 0)
        {
            for (; k <= Last; k++)
            {
                Refine(ref block[ZigZag[k]]);
            }

            _emptyBlocks--;
        }
    }

    private void Refine(ref short coefficient)
    {
        if (coefficient != 0 && bits.Bit() == 1 && (coefficient & (1 << LowBit)) == 0)
        {
            coefficient += (short)(coefficient > 0 ? 1 << LowBit : -(1 << LowBit));
        }
    }

    private static JpegHuffmanTable Table(JpegHuffmanTable?[] tables, int index)
        => tables[index] ?? throw new InvalidDataException("The JPEG file uses a table of codes that it does not have.");
}
