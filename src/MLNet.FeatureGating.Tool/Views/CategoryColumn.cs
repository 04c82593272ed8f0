using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tool.Views;

/// <summary>A column of texts, each kept once. A missing text is the empty one, as in all of ML.NET.</summary>
internal sealed class CategoryColumn : ViewColumn
{
    private readonly int[] _codes;
    private readonly ReadOnlyMemory<char>[] _values;

    /// <summary>Initializes a new instance of the <see cref="CategoryColumn"/> class.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="codes">The place of each row's text in <paramref name="values"/>; -1 for none.</param>
    /// <param name="values">The texts.</param>
    public CategoryColumn(string name, int[] codes, IEnumerable<string> values)
        : base(name, TextDataViewType.Instance)
    {
        _codes = codes;
        _values = [.. values.Select(value => value.AsMemory())];
    }

    public override int RowCount => _codes.Length;

    public override Delegate CreateGetter(Func<int> currentRow) => (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> value) =>
    {
        int code = _codes[currentRow()];
        value = code >= 0 ? _values[code] : default;
    });
}
