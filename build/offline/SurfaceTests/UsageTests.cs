using MLNet.FeatureGating.SurfaceTests.Surface;
using MLNet.FeatureGating.SurfaceTests.Usage;

namespace MLNet.FeatureGating.SurfaceTests;

[TestClass]
public sealed class UsageTests
{
    [TestMethod]
    public void StandIns_EveryPublicMember_IsUsed()
    {
        using AssemblySet assemblies = new();
        UsedMembers used = new(assemblies);
        IEnumerable<string> unused =
            from standIn in assemblies.StandIns
            from type in Visibility.VisibleTypes(standIn)
            let members = Visibility.VisibleMembers(type)
            from member in used.Contains(type) ? members : [type]
            where !used.Contains(member)
            select Place(member) + Signatures.Of(member);
        Report.FailOn(unused, "public types and members that nothing in src, samples or test uses");
    }

    // A type without code, such as an enum, has no place in the symbols.
    private static string Place(IMemberDefinition member)
    {
        IEnumerable<MethodDefinition> methods = Visibility.Methods(member).Concat((member as TypeDefinition ?? member.DeclaringType).Methods);
        string? file = methods.SelectMany(m => m.DebugInformation.SequencePoints).Select(p => p.Document.Url).FirstOrDefault();
        return file is null ? "" : Repository.Relative(file) + ": ";
    }
}
