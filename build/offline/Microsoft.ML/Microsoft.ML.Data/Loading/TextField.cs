using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>The value of one column in the current line.</summary>
internal abstract class TextField
{
    internal abstract Delegate Getter { get; }

    internal static TextField Create(TextColumnLayout column, TextLoader.Options options)
    {
        var field = (column.Type is VectorDataViewType ? typeof(VectorField<>) : typeof(ScalarField<>))
            .MakeGenericType(column.Type.ItemType().RawType);
        return (TextField)Activator.CreateInstance(field, column, options)!;
    }

    internal abstract void Parse(List<string> texts, long lineNumber);

    private static T ParseItem<T>(TextParser<T> parse, string text, TextColumnLayout column, long lineNumber)
        => parse(text, out var value) || TextParsers.HasMissing(column.Type.ItemType())
            ? value
            : throw new FormatException(
                $"Parsing failed with an exception: Could not parse value {text} in line {lineNumber}, column {column.Name}");

    private sealed class ScalarField<T>(TextColumnLayout column, TextLoader.Options options) : TextField
    {
        private readonly TextParser<T> _parse = TextParsers.Create<T>(column.Type, options);
        private T _value = default!;

        internal override Delegate Getter => (ValueGetter<T>)((ref destination) => destination = _value);

        internal override void Parse(List<string> texts, long lineNumber)
        {
            var index = column.Fields[0];
            _value = ParseItem(_parse, index < texts.Count ? texts[index] : string.Empty, column, lineNumber);
        }
    }

    private sealed class VectorField<T>(TextColumnLayout column, TextLoader.Options options) : TextField
    {
        private readonly TextParser<T> _parse = TextParsers.Create<T>(column.Type.ItemType(), options);
        private T[] _values = [];

        internal override Delegate Getter
            => (ValueGetter<VBuffer<T>>)((ref destination) => VBuffer<T>.Copy(_values, 0, ref destination, _values.Length));

        internal override void Parse(List<string> texts, long lineNumber)
        {
            var rest = column.VariableStart is { } start ? Math.Max(0, texts.Count - start) : 0;
            if (_values.Length != column.Fields.Length + rest)
            {
                _values = new T[column.Fields.Length + rest];
            }

            for (var i = 0; i < _values.Length; i++)
            {
                var index = i < column.Fields.Length ? column.Fields[i] : column.VariableStart!.Value + i - column.Fields.Length;
                _values[i] = ParseItem(_parse, index < texts.Count ? texts[index] : string.Empty, column, lineNumber);
            }
        }
    }
}
