namespace Microsoft.ML.Offline;

/// <summary>Exceptions made in more than one place. They are returned, not thrown.</summary>
internal static class Errors
{
    /// <summary>A column that is not there.</summary>
    internal static ArgumentOutOfRangeException MissingColumn(string parameterName, string columnRole, string columnName)
        => new(parameterName, $"Could not find {columnRole} column '{columnName}'");

    /// <summary>A column that is there with the wrong type.</summary>
    internal static ArgumentOutOfRangeException SchemaMismatch(
        string parameterName, string columnRole, string columnName, string expectedType, string actualType)
        => new(parameterName, $"Schema mismatch for {columnRole} column '{columnName}': expected {expectedType}, got {actualType}");
}
