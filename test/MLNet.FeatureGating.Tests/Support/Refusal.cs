namespace MLNet.FeatureGating.Tests.Support;

/// <summary>Expects errors that help.</summary>
internal static class Refusal
{
    /// <summary>The action throws just this, and the message mentions all that the caller needs to know.</summary>
    public static void Throws<TException>(Action action, params string[] mentions)
        where TException : Exception
    {
        TException exception = Assert.ThrowsExactly<TException>(action);
        foreach (string mention in mentions)
        {
            Assert.Contains(mention, exception.Message);
        }
    }
}
