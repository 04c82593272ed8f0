using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>One column that a transformer adds, or replaces where the name is taken.</summary>
/// <param name="Name">The name of the output column.</param>
/// <param name="Type">The type of the output column.</param>
/// <param name="Annotations">The annotations of the output column.</param>
/// <param name="InputColumnNames">The columns of the input that the getter reads.</param>
/// <param name="CreateGetter">
/// Makes a <see cref="ValueGetter{TValue}"/> of the raw type of <paramref name="Type"/> over a row of the input schema in
/// which the input columns are active.
/// </param>
internal sealed record MappedColumn(
    string Name,
    DataViewType Type,
    DataViewSchema.Annotations Annotations,
    string[] InputColumnNames,
    Func<DataViewRow, Delegate> CreateGetter);
