namespace MLNet.FeatureGating.Reports;

/// <summary>How a report is shown.</summary>
public sealed record HtmlReportOptions
{
    /// <summary>Gets the title of the page; <see langword="null"/> for one that names the label. Range: not blank.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    /// <exception cref="ArgumentException">The value is blank.</exception>
    public string? Title
    {
        get;
        init => field = value is null || !string.IsNullOrWhiteSpace(value)
            ? value
            : throw new ArgumentException($"{nameof(Title)} must be a text or null, but it is blank.", nameof(Title));
    }

    /// <summary>Gets the layout of the image whose pixels the slots are; <see langword="null"/> where they are no pixels.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public ImageLayout? Image { get; init; }
}
