using System.Text.RegularExpressions;

namespace MLNet.FeatureGating.SurfaceTests;

/// <summary>Nothing in src, samples and test may know whether it runs on the official packages or on the stand-ins.</summary>
[TestClass]
public sealed partial class IndependenceTests
{
    [TestMethod]
    public void Sources_OfSrcSamplesAndTest_DoNotMentionTheStandIns()
    {
        IEnumerable<string> mentions =
            from file in Repository.Sources("src", "samples", "test")
            from line in File.ReadLines(file).Index()
            where Suspicious().IsMatch(line.Item)
            select $"{Repository.Relative(file)}:{line.Index + 1}: {line.Item.Trim()}";
        Report.FailOn(mentions, "lines that depend on where the packages come from");
    }

    [TestMethod]
    public void StandIns_Internals_AreVisibleToStandInsOnly()
    {
        using AssemblySet assemblies = new();
        IEnumerable<string> friends =
            from standIn in assemblies.StandIns
            from attribute in standIn.Assembly.CustomAttributes
            where attribute.AttributeType.Name == "InternalsVisibleToAttribute"
            let friend = (string)attribute.ConstructorArguments[0].Value
            where !Repository.StandIns.Contains(friend.Split(',')[0])
            select $"{standIn.Assembly.Name.Name} lets {friend} in";
        Report.FailOn(friends, "assemblies that see a stand-in's internals");
    }

    // Conditional compilation is for build configurations and framework versions alone.
    [GeneratedRegex(@"build[\\/]+offline|FeatureGatingPackages|FeatureGatingNativeDir|^\s*#(el)?if\s+(?!!?(DEBUG|NET\w*)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Suspicious();
}
