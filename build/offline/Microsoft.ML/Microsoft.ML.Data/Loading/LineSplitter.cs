using System.Text;

namespace Microsoft.ML.Offline;

/// <summary>Splits lines into fields. With quoting, a quoted field may hold separators, and quotes written twice.</summary>
internal sealed class LineSplitter(TextFormat format)
{
    private readonly bool _spaceSeparates = format.Separator == ' ';
    private readonly StringBuilder _quoted = new();

    internal List<string> Split(string line)
    {
        var text = format.TrimWhitespace ? line.TrimEnd() : line;
        List<string> fields = [];
        var position = 0;
        do
        {
            fields.Add(ReadField(text, ref position));
        }
        while (position++ < text.Length);
        return fields;
    }

    /// <summary>Reads a field, and leaves the position at the separator after it.</summary>
    private string ReadField(string text, ref int position)
    {
        while (!_spaceSeparates && position < text.Length && text[position] == ' ')
        {
            position++;
        }

        if (format.AllowQuoting && position < text.Length && text[position] == '"')
        {
            return ReadQuoted(text, ref position);
        }

        var start = position;
        position = EndOfField(text, position);
        return text[start..position];
    }

    private string ReadQuoted(string text, ref int position)
    {
        _quoted.Clear();
        while (true)
        {
            var close = text.IndexOf('"', position + 1);
            if (close < 0)
            {
                // A field that is never closed is empty, and so is the rest of the line.
                position = text.Length;
                return string.Empty;
            }

            _quoted.Append(text, position + 1, close - position - 1);
            position = close + 1;
            if (position >= text.Length || text[position] != '"')
            {
                break;
            }

            _quoted.Append('"');
        }

        // Nothing but spaces may follow; otherwise the field is malformed, which makes it empty.
        var end = EndOfField(text, position);
        var isWellFormed = text.AsSpan(position..end).Trim(' ').IsEmpty;
        position = end;
        return isWellFormed ? _quoted.ToString() : string.Empty;
    }

    private int EndOfField(string text, int position)
    {
        var end = text.IndexOf(format.Separator, position);
        return end < 0 ? text.Length : end;
    }
}
