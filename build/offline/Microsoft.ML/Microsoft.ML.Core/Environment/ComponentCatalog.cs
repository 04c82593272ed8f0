namespace Microsoft.ML.Runtime;

/// <summary>The official catalog of loadable classes. Here the loaders are fixed, so there is nothing in it.</summary>
public sealed class ComponentCatalog
{
    internal ComponentCatalog()
    {
    }
}
