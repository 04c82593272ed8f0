using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Tests.Support;

namespace MLNet.FeatureGating.Tool.Tests.CommandLine;

[TestClass]
public sealed class ArgumentTests
{
    [TestMethod]
    [DataRow("", "Name a command")]
    [DataRow("slect", "'slect'", "did you mean 'select'?")]
    [DataRow("select", "--train")]
    [DataRow("select --train t.csv", "--label")]
    [DataRow("select --train t.csv --lable y", "'--lable'", "did you mean '--label'?")]
    [DataRow("select --train t.csv --label y extra", "'extra'")]
    [DataRow("select --train", "--train")]
    [DataRow("select --train t.csv --label y --features 0", "--features", "at least 1", "'0'")]
    [DataRow("select --train t.csv --label y --features 1.5", "--features", "whole number", "'1.5'")]
    [DataRow("select --train t.csv --label y --features 1,5", "--features", "'1,5'")]
    [DataRow("select --train t.csv --label y --lambda -1", "--lambda", "'-1'")]
    [DataRow("select --train t.csv --label y --lambda nan", "--lambda", "'nan'")]
    [DataRow("select --train t.csv --label y --lambda 1 --features 2", "--features and --lambda")]
    [DataRow("select --train t.csv --label y --auto --stable", "--auto and --stable")]
    [DataRow("select --train t.csv --label y --best --budget 3", "--best", "--budget")]
    [DataRow("select --train t.csv --label y --gate gausian", "--gate", "did you mean 'gaussian'?", "hard-concrete")]
    [DataRow("select --train t.csv --label y --task binari", "--task", "did you mean 'binary'?")]
    [DataRow("select --train t.csv --label y --task survival", "--event")]
    [DataRow("select --train t.csv --label y --task binary --event e", "--event")]
    [DataRow("select --train t.csv --label y --missing skip", "--missing", "drop-rows")]
    [DataRow("select --train t.csv --label y --seed x", "--seed", "'x'")]
    [DataRow("select --train t.csv --label y --seed 1 --seed 2", "--seed")]
    [DataRow("select --train t.csv --label y --device gpu", "--device", "cuda")]
    [DataRow("select --train t.csv --label y --threads 0", "--threads", "'0'")]
    [DataRow("select --train t.csv --label y --time 0", "--time", "'0'")]
    [DataRow("select --train t.csv --label y --time 99999999999", "--time")]
    [DataRow("select --train t.csv --label y --cost a", "--cost", "'a'")]
    [DataRow("select --train t.csv --label y --cost a=-1", "--cost", "'a=-1'")]
    [DataRow("select --train t.csv --label y --cost a=1 a=2", "--cost", "'a'")]
    [DataRow("select --train t.csv --label y --separator ab", "--separator", "'ab'")]
    [DataRow("select --train t.csv --label y --encoding klingon", "--encoding", "'klingon'")]
    [DataRow("select --train t.csv --label y --lambda 1 --study s.db", "--study")]
    [DataRow("masks --images i.idx", "--pixels", "--lambda")]
    [DataRow("masks --images i.idx --pixels 3 --lambda 1", "choose one")]
    [DataRow("masks --images i.idx --pixels 3 --labels l --label m", "choose one")]
    [DataRow("masks --images i.csv --pixels 3 --width 0", "--width")]
    [DataRow("masks --images i --method vln", "--pixels")]
    [DataRow("masks --images i --pixels 3 --method hnt", "--method", "did you mean 'hnet'?", "locally-linear")]
    [DataRow("masks --images i --pixels 3 --method vln --gate gaussian", "--gate", "--method", "choose one")]
    [DataRow("masks --images i --method vln --lambda 1", "--lambda", "--method", "choose one")]
    [DataRow("masks --images i --pixels 3 --gate gaussian --steps 10", "--gate", "--steps", "choose one")]
    [DataRow("masks --images i --lambda 1 --refit-steps 10", "--lambda", "--refit-steps", "choose one")]
    [DataRow("masks --images i --pixels 3 --epochs 10", "--epochs", "--gate", "--steps")]
    [DataRow("masks --images i --pixels 3 --steps 10", "--steps", "locally-linear trains no mask")]
    [DataRow("masks --images i --pixels 3 --method qr --steps 10", "--steps", "qr trains no mask")]
    [DataRow("masks --images i --pixels 3 --method greedy --labels l", "--method greedy", "looks at no labels")]
    [DataRow("masks --images i --pixels 3 --method qr --label y", "--method qr", "looks at no labels")]
    [DataRow("masks --images i --pixels 3 --method locally-linear --labels l", "--method locally-linear", "looks at no labels")]
    [DataRow("masks --images i --pixels 3 --method vln --steps 0", "--steps", "'0'")]
    [DataRow("masks --images i --pixels 3 --refit-steps -1", "--refit-steps", "'-1'")]
    [DataRow("masks --images i --pixels 3 --threads 0", "--threads", "'0'")]
    [DataRow("masks --images i --pixels 0", "--pixels", "'0'")]
    [DataRow("report", "--study")]
    [DataRow("doctor now", "'now'")]
    public void Arguments_Wrong_AreRefusedByName(string arguments, params string[] mentions)
    {
        using var folder = new TemporaryFolder();

        ToolResult result = ToolProcess.Run(folder, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        result.Fails(ExitCode.BadArguments, [.. mentions, "--help)"]);
        Assert.IsEmpty(result.Output);
        Assert.IsEmpty(Directory.EnumerateFileSystemEntries(folder.FullName));
    }

    [TestMethod]
    [DataRow("--label z", "--label", "'z'", "'a', 'b'")]
    [DataRow("--label Y", "did you mean 'y'?")]
    [DataRow("--label y --drop q", "--drop", "'q'")]
    [DataRow("--label y --drop y", "--drop", "'y'", "--label")]
    [DataRow("--label y --keep q", "--keep", "'q'")]
    [DataRow("--label y --keep a --drop a", "--keep", "'a'", "--drop")]
    [DataRow("--label y --weight y", "--weight", "--label")]
    [DataRow("--label y --group-column q", "--group-column", "'q'")]
    [DataRow("--label y --event q", "--event", "'q'")]
    [DataRow("--label y --cost q=1", "--cost", "'q'")]
    [DataRow("--label y --features 7", "--features", "6", "7")]
    public void Arguments_ThatDoNotFitTheFile_AreRefusedByName(string arguments, params string[] mentions)
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", Tables.Binary(rows: 60));

        ToolResult result = ToolProcess.Run(folder, ["select", "--quiet", "--train", "t.csv", .. arguments.Split(' ')]);

        result.Fails(ExitCode.BadArguments, mentions);
        Assert.IsFalse(Directory.Exists(folder.Path("selection")));
    }
}
