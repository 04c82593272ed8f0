using MLNet.FeatureGating.SurfaceTests.Surface;

namespace MLNet.FeatureGating.SurfaceTests;

[TestClass]
public sealed class OfficialSurfaceTests
{
    [TestMethod]
    public void StandIns_EveryPublicMember_IsTheOfficialPackages()
    {
        using AssemblySet assemblies = new();
        IEnumerable<string> problems = assemblies.StandIns.SelectMany(standIn =>
            SurfaceComparison.Compare(standIn, OfficialList.Read(Repository.ExcerptOf(standIn.Assembly.Name.Name)), out _));
        Report.FailOn(problems, "members that the official packages are not known to have (build/offline/api/update.sh)");
    }

    [TestMethod]
    public void Excerpts_EveryLine_IsReliedOn()
    {
        using AssemblySet assemblies = new();
        List<string> stale = [];
        foreach (ModuleDefinition standIn in assemblies.StandIns)
        {
            OfficialList excerpt = OfficialList.Read(Repository.ExcerptOf(standIn.Assembly.Name.Name));
            SurfaceComparison.Compare(standIn, excerpt, out IReadOnlyCollection<string> reliedOn);
            stale.AddRange(excerpt.All.Except(reliedOn));
        }

        Report.FailOn(stale, "lines of the excerpts that no stand-in needs any more (build/offline/api/update.sh)");
    }
}
