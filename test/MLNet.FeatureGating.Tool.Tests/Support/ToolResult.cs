using MLNet.FeatureGating.Tool.Errors;

namespace MLNet.FeatureGating.Tool.Tests.Support;

/// <summary>What a run of the tool came to.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error)
{
    /// <summary>It did what it was asked to.</summary>
    public ToolResult Succeeds() => EndsWith(MLNet.FeatureGating.Tool.Errors.ExitCode.Done);

    /// <summary>It ended with an exit code.</summary>
    public ToolResult EndsWith(ExitCode code)
    {
        Assert.AreEqual((int)code, ExitCode, $"{Error}\n{Output}");
        Assert.DoesNotContain("   at ", Error);
        return this;
    }

    /// <summary>It ended with an error of one line that says all that the user needs to know.</summary>
    public void Fails(ExitCode code, params string[] mentions)
    {
        EndsWith(code);
        Assert.AreEqual(1, Error.Count(c => c == '\n'), Error);
        foreach (string mention in mentions)
        {
            Assert.Contains(mention, Error);
        }
    }

    /// <summary>It said something on standard output.</summary>
    public ToolResult Says(params string[] mentions)
    {
        foreach (string mention in mentions)
        {
            Assert.Contains(mention, Output);
        }

        return this;
    }
}
