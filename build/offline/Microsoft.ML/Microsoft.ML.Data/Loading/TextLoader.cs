using System.Reflection;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

/// <summary>Makes views of delimited text. Columns are ranges of the fields of a line.</summary>
public sealed partial class TextLoader : IDataLoader<IMultiStreamSource>
{
    private readonly Options _options;
    private readonly TextColumnLayout[] _columns;
    private readonly DataViewSchema _schema;

    internal TextLoader(Options? options, IMultiStreamSource? dataSample)
    {
        _options = options ?? new Options();
        Require.Param(_options.Columns is { Length: > 0 }, nameof(Options.Columns), "Must specify the columns");
        CheckSeparators(_options);

        // As in ML.NET, the file that is loaded later is not looked at: the number of fields, and the names in the header, are
        // known only from a sample.
        var sample = new TextSample(_options, dataSample);
        _columns = Array.ConvertAll(_options.Columns, column => TextColumnLayout.Create(column, sample));

        var builder = new DataViewSchema.Builder();
        foreach (var column in _columns)
        {
            builder.AddColumn(column.Name, column.Type, column.AnnotationsOf(sample));
        }

        _schema = builder.ToSchema();
    }

    public DataViewSchema GetOutputSchema() => _schema;

    public IDataView Load(IMultiStreamSource source) => new TextDataView(Require.NotNull(source), _options, _columns, _schema);

    void ICanSaveModel.Save(ModelSaveContext ctx) => throw new NotSupportedException("A text loader cannot be saved.");

    /// <summary>Sets the columns to the members of a type that say where they are loaded from.</summary>
    internal static Options WithColumnsOf(Type type, Options options)
    {
        var members = type.GetFields(BindingFlags.Public | BindingFlags.Instance).Concat<MemberInfo>(
            type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(
                static property => property.GetGetMethod() is not null && property.GetIndexParameters().Length == 0)).ToArray();
        Require.Param(members.Length > 0, "TInput", "Should define at least one public, readable field or property in TInput.");
        options.Columns = Array.ConvertAll(members, ColumnOf);
        return options;
    }

    private static Column ColumnOf(MemberInfo member)
    {
        var place = member is FieldInfo ? "Field" : "Property";
        var load = member.GetCustomAttribute<LoadColumnAttribute>()
            ?? throw new InvalidOperationException($"{place} '{member.Name}' is missing the {nameof(LoadColumnAttribute)} attribute");
        Members.Split(Members.TypeOf(member), out var itemType, out _);
        return new Column
        {
            Name = member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name,
            Source = load.Sources,
            KeyCount = member.GetCustomAttribute<KeyTypeAttribute>()?.KeyCount,
            DataKind = DataKinds.Of(itemType) ?? throw new InvalidOperationException($"{place} {member.Name} is of unsupported type."),
        };
    }

    private static void CheckSeparators(Options options)
    {
        foreach (var separator in options.Separators)
        {
            var isLegal = separator == '\t' || (separator >= ' ' && separator != '"' && !char.IsAsciiDigit(separator));
            Require.Param(isLegal, "Separator", $"Illegal separator: '{separator}'");
        }

        Require.Param(!options.AllowSparse, nameof(Options.AllowSparse), "This stand-in does not read sparse text.");
    }
}
