using MLNet.FeatureGating.Search.Storage;

namespace MLNet.FeatureGating.Tests.Search.Storage;

[TestClass]
public sealed class MemoryStudyStoreTests : StudyStoreContract
{
    protected override object CreateStore() => new MemoryStudyStore();
}
