namespace MLNet.FeatureGating.Training;

/// <summary>The shape of the dense network behind the gates. Its input and output widths follow from the data.</summary>
public sealed record NetworkSpecification
{
    /// <summary>Gets the width of each hidden layer, from input to output; empty for a linear model. Range: each at least 1.</summary>
    /// <value>The default value is 64, 32.</value>
    public IReadOnlyList<int> HiddenUnits
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(HiddenUnits));
            foreach (int width in value)
            {
                Require.AtLeast(1, width, nameof(HiddenUnits));
            }

            field = [.. value];
        }
    }

    = [64, 32];

    /// <summary>
    /// Gets the indices, from 0, of the hidden layers whose units have gates, too, behind the non-linearity. Range: each a hidden
    /// layer.
    /// </summary>
    /// <value>The default value is none: gates are on the inputs only.</value>
    public IReadOnlyList<int> GatedLayers
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(GatedLayers));
            field = [.. value.Distinct().Order()];
        }
    }

    = [];

    /// <summary>Gets the non-linearity after each hidden layer.</summary>
    /// <value>The default value is <see cref="Training.Activation.Relu"/>.</value>
    public Activation Activation { get; init => field = Require.Defined(value, nameof(Activation)); } = Activation.Relu;
}
