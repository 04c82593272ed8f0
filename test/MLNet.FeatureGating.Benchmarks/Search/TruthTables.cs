namespace MLNet.FeatureGating.Benchmarks;

/// <summary>Prints what each way of selecting made of the made-up problems.</summary>
internal static class TruthTables
{
    public static void Print(IReadOnlyList<TruthAnswer> answers, IReadOnlyList<TruthProblem> problems)
    {
        string[] methods = [.. answers.Select(answer => answer.Method).Distinct()];
        TruthAnswer[] ofTruth = [.. answers.Where(answer => !answer.IsPermuted)];
        PrintMeans(methods, answers);
        if (ofTruth.Length == 0)
        {
            return;
        }

        PrintByProblem("found, of the true features; blocks: of the three blocks", methods, ofTruth, problems, answer => answer.BlocksFound, "F2");
        PrintByProblem("false, of the selected features", methods, ofTruth, problems, answer => answer.False, "F2");
        PrintByProblem("seconds on one thread", methods, ofTruth, problems, answer => answer.Seconds, "F1");
    }

    private static void PrintMeans(string[] methods, IReadOnlyList<TruthAnswer> answers)
    {
        int permuted = answers.Where(answer => answer.IsPermuted).Select(answer => (answer.Problem, answer.Seed)).Distinct().Count();
        var table = new MarkdownTable(
            "over all problems", "found", "copies count, too", "false", "balance", "seconds", $"nothing, of {permuted}");
        foreach (string method in methods)
        {
            TruthAnswer[] mine = [.. answers.Where(answer => answer.Method == method && !answer.IsPermuted)];
            table.Add(
                method,
                Text(mine, answer => answer.BlocksFound, "F2"),
                Text(mine, answer => answer.Found, "F2"),
                Text(mine, answer => answer.False, "F2"),
                Text(mine, answer => answer.Balance, "F2"),
                Text(mine, answer => answer.Seconds, "F1"),
                $"{answers.Count(answer => answer.Method == method && answer.IsPermuted && answer.Selected.Count == 0)}");
        }

        table.Print();
    }

    private static void PrintByProblem(
        string what, string[] methods, TruthAnswer[] answers, IReadOnlyList<TruthProblem> problems, Func<TruthAnswer, double> quantity, string format)
    {
        var table = new MarkdownTable([what, .. problems.Select(problem => problem.Name)]);
        foreach (string method in methods)
        {
            IEnumerable<string> cells = problems.Select(
                problem => Text([.. answers.Where(one => one.Method == method && one.Problem == problem.Name)], quantity, format));
            table.Add([method, .. cells]);
        }

        table.Print();
    }

    private static string Text(TruthAnswer[] answers, Func<TruthAnswer, double> quantity, string format)
    {
        if (answers.Length == 0)
        {
            return "-";
        }

        double mean = answers.Average(quantity);
        double deviation = answers.Length == 1 ? 0 : Math.Sqrt(answers.Sum(answer => Math.Pow(quantity(answer) - mean, 2)) / (answers.Length - 1));
        return $"{mean.ToString(format)} +- {deviation.ToString(format)}";
    }
}
