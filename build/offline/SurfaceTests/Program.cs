using MLNet.FeatureGating.SurfaceTests.Surface;

if (args.Length != 1 || !Directory.Exists(args[0]))
{
    Console.Error.WriteLine("The one argument is the folder with the full lists of the official packages.");
    return 2;
}

IReadOnlyList<string> problems = Excerpts.Write(Path.GetFullPath(args[0]));
foreach (string problem in problems)
{
    Console.Error.WriteLine(problem);
}

Console.Error.WriteLine(problems.Count == 0 ? "The excerpts are up to date." : $"{problems.Count} members are not the official packages'.");
return problems.Count == 0 ? 0 : 1;
