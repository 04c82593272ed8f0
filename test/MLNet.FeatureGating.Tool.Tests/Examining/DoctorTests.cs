using MLNet.FeatureGating.Tool.Tests.Support;

namespace MLNet.FeatureGating.Tool.Tests.Examining;

[TestClass]
public sealed class DoctorTests
{
    [TestMethod]
    public void Doctor_WhateverTheMachine_TellsWhatThereIs()
    {
        using var folder = new TemporaryFolder();

        ToolProcess.Run(folder, "doctor")
            .Succeeds().Says("featuregate ", ".NET ", "Microsoft.ML ", "TorchSharp ", "torch ", "device ", "threads ", "steps/s", "GFLOP/s");
    }
}
