namespace MLNet.FeatureGating.Tests.Support;

/// <summary>One row of the synthetic data: the same features in several shapes, and every kind of label and weight.</summary>
internal sealed class Row
{
    /// <summary>All features as one vector.</summary>
    public float[] Features { get; set; } = [];

    /// <summary>All features as one vector of doubles.</summary>
    public double[] Doubles { get; set; } = [];

    /// <summary>Feature 0.</summary>
    public float X0 { get; set; }

    /// <summary>Features 1, 2 and 3.</summary>
    public float[] X1To3 { get; set; } = [];

    /// <summary>Feature 4.</summary>
    public float X4 { get; set; }

    /// <summary>Features 5, 6 and 7.</summary>
    public float[] X5To7 { get; set; } = [];

    /// <summary>The class of a binary problem.</summary>
    public bool Label { get; set; }

    /// <summary>The value of a regression.</summary>
    public float Value { get; set; }

    /// <summary>The value of a regression, as a double.</summary>
    public double DoubleValue { get; set; }

    /// <summary>The class of a problem of three classes.</summary>
    public float Index { get; set; }

    /// <summary>The name of that class.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>A key, as a view takes it: from 0; beyond the key's count is a missing value.</summary>
    public uint Key { get; set; }

    /// <summary>How long the row was observed.</summary>
    public float Time { get; set; }

    /// <summary>How long the row was observed, as a double.</summary>
    public double DoubleTime { get; set; }

    /// <summary>Whether that time ended with the event.</summary>
    public bool Died { get; set; }

    /// <summary>1 where that time ended with the event, else 0.</summary>
    public float Death { get; set; }

    public float Weight { get; set; } = 1;

    public double DoubleWeight { get; set; } = 1;

    /// <summary>A Boolean that is not the label.</summary>
    public bool Flag { get; set; }

    public string Text { get; set; } = "some text";

    /// <summary>Puts the features into every column that holds them.</summary>
    public Row WithFeatures(float[] features)
    {
        Features = features;
        Doubles = [.. features.Select(value => (double)value)];
        X0 = features[0];
        X1To3 = features[1..4];
        X4 = features[4];
        X5To7 = features[5..8];
        return this;
    }
}
