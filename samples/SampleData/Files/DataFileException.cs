namespace SampleData.Files;

/// <summary>A file of data is missing, or is not what it should be.</summary>
public sealed class DataFileException : Exception
{
    public DataFileException()
    {
    }

    public DataFileException(string message)
        : base(message)
    {
    }

    public DataFileException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
