using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>The value of one column in the current line.</summary>
internal abstract class TextField
{
    internal abstract Delegate Getter { get; }

    internal static TextField Create(TextLoader.Column column)
    {
        var field = (column.Type is VectorDataViewType ? typeof(VectorField<>) : typeof(ScalarField<>))
            .MakeGenericType(column.Type.ItemType().RawType);
        return (TextField)Activator.CreateInstance(field, column)!;
    }

    internal abstract void Parse(List<string> texts, long lineNumber);

    /// <summary>Parses a field; one that the line lacks is empty.</summary>
    private static T ParseItem<T>(TextParser<T> parse, List<string> texts, int index, TextLoader.Column column, long lineNumber)
    {
        var text = index < texts.Count ? texts[index] : string.Empty;
        return parse(text, out var value)
            ? value
            : throw new FormatException(
                $"Parsing failed with an exception: Could not parse value {text} in line {lineNumber}, column {column.Name}");
    }

    private sealed class ScalarField<T>(TextLoader.Column column) : TextField
    {
        private readonly TextParser<T> _parse = TextParsers.Create<T>(column.Type);
        private T _value = default!;

        internal override Delegate Getter => (ValueGetter<T>)((ref destination) => destination = _value);

        internal override void Parse(List<string> texts, long lineNumber)
            => _value = ParseItem(_parse, texts, column.FirstField, column, lineNumber);
    }

    private sealed class VectorField<T>(TextLoader.Column column) : TextField
    {
        private readonly TextParser<T> _parse = TextParsers.Create<T>(column.Type.ItemType());
        private readonly T[] _values = new T[column.FieldCount];

        internal override Delegate Getter
            => (ValueGetter<VBuffer<T>>)((ref destination) => new VBuffer<T>(_values.Length, _values).CopyTo(ref destination));

        internal override void Parse(List<string> texts, long lineNumber)
        {
            for (var i = 0; i < _values.Length; i++)
            {
                _values[i] = ParseItem(_parse, texts, column.FirstField + i, column, lineNumber);
            }
        }
    }
}
