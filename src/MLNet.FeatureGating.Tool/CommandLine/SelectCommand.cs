using System.CommandLine;
using System.Globalization;
using MLNet.FeatureGating.Tool.Columns;
using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Selecting;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tool.CommandLine;

/// <summary><c>featuregate select</c>: its options, and what they mean together.</summary>
internal sealed class SelectCommand
{
    private const string DefaultOutput = "selection";

    private readonly Option<string?> _train = Options.Text("--train", "FILE", "The csv file to learn from, with a header.", isRequired: true);
    private readonly Option<string?> _label = Options.Text("--label", "COLUMN", "The column to predict.", isRequired: true);
    private readonly Option<string?> _test = Options.Text("--test", "FILE", "A csv file of the same columns, in any order, that the selection is "
        + "tested on.");
    private readonly Option<LearningTask?> _task = Options.Choice(
        "--task",
        "What is predicted: binary, multiclass, regression or survival. Default: two distinct labels are a binary classification, texts and "
        + "few whole numbers a multiclass one, other numbers a regression.",
        ("binary", LearningTask.BinaryClassification),
        ("multiclass", LearningTask.MulticlassClassification),
        ("regression", LearningTask.Regression),
        ("survival", LearningTask.Survival));

    private readonly Option<string?> _event = Options.Text("--event", "COLUMN", "Survival: 1 where the label, a time, ended with the event, and 0 "
        + "where it was censored.");
    private readonly Option<string?> _weight = Options.Text("--weight", "COLUMN", "The rows' weights.");
    private readonly Option<string?> _group = Options.Text("--group-column", "COLUMN", "Rows of one value here, a patient's say, are never learnt "
        + "from and judged by at once.");
    private readonly Option<string[]> _drop = Options.List("--drop", "COLUMN", "Columns to leave out; several names with commas or blanks between.");
    private readonly Option<string[]> _keep = Options.List("--keep", "COLUMN", "Columns to keep in any case.");
    private readonly Option<MissingPolicy?> _missing = Options.Choice(
        "--missing",
        "What to do about missing values. mean: the mean of the training rows stands for a number, no category for a category. Default: fail.",
        ("fail", MissingPolicy.Fail),
        ("mean", MissingPolicy.Mean),
        ("drop-rows", MissingPolicy.DropRows));

    private readonly Option<bool> _auto = Options.Flag("--auto", "Find out how many columns are worth keeping. This is the default.");
    private readonly Option<bool> _best = Options.Flag("--best", "With --auto: as many as are best, rather than the fewest within one standard "
        + "error of that.");
    private readonly Option<int?> _features = Options.Whole("--features", "K", "Keep exactly K columns.", 1);
    private readonly Option<double?> _lambda = Options.Number("--lambda", "X", "No search: keep the columns whose gates stay open under this "
        + "weight of the penalty.", 0, 1e6);
    private readonly Option<double?> _budget = Options.Number("--budget", "COST", "Keep what is best at no more than this cost; a column costs 1 "
        + "unless --cost says otherwise.", 0);
    private readonly Option<string[]> _cost = Options.List("--cost", "COLUMN=X", "What columns cost.");
    private readonly Option<bool> _stable = Options.Flag("--stable", "Keep the columns that halves of the rows select again and again.");
    private readonly Option<int?> _threads = Options.Whole("--threads", "N", "The number of threads of the search. Default: one a "
        + "processor.", 1, 1024);
    private readonly Option<string?> _output = Options.Text("--output", "DIR", $"The folder to write to. Default: {DefaultOutput}.");
    private readonly Option<string?> _study = Options.Text("--study", "FILE", "Keep the search in this file: one that was killed goes on from it.");
    private readonly Option<bool> _quiet = Options.Flag("--quiet", "Say nothing but errors and warnings.");
    private readonly CsvOptions _csv = new();
    private readonly TrainingOptions _training = new();

    public Command Create()
    {
        // The names would widen the help's first column past all reading.
        _task.HelpName = "TASK";
        var command = new Command("select", "Selects the columns of a csv file that predicting one of them needs.");
        Option[] input = [_train, _label, _test, _task, _event, _weight, _group, _drop, _keep, _missing];
        Option[] options = [.. input, _auto, _best, _features, _lambda, _budget, _cost, _stable];
        foreach (Option option in options)
        {
            command.Options.Add(option);
        }

        _training.AddTo(command);
        command.Options.Add(_threads);
        _csv.AddTo(command);
        command.Options.Add(_output);
        command.Options.Add(_study);
        command.Options.Add(_quiet);
        command.SetAction(parse => (int)SelectRunner.Run(Request(parse), new(Console.Out, Console.Error, parse.GetValue(_quiet))));
        return command;
    }

    private SelectRequest Request(ParseResult parse)
    {
        (SelectionRule rule, double value) = Rule(parse);
        string? events = parse.GetValue(_event);
        LearningTask? task = parse.GetValue(_task);
        if (task == LearningTask.Survival && events is null)
        {
            throw ToolException.Arguments("--task survival needs --event: the column that says whether the label's time ended with the event.");
        }

        if (task is not null && task != LearningTask.Survival && events is not null)
        {
            throw ToolException.Arguments("--event is for --task survival only.");
        }

        if (rule == SelectionRule.Lambda && parse.GetValue(_study) is not null)
        {
            throw ToolException.Arguments("--study keeps a search, but --lambda asks for none.");
        }

        return new()
        {
            TrainPath = parse.GetValue(_train)!,
            TestPath = parse.GetValue(_test),
            Label = parse.GetValue(_label)!,
            Task = task,
            Event = events,
            Weight = parse.GetValue(_weight),
            Group = parse.GetValue(_group),
            Drop = Names(parse.GetValue(_drop)),
            Keep = Names(parse.GetValue(_keep)),
            Costs = Costs(parse.GetValue(_cost)),
            Rule = rule,
            RuleValue = value,
            Gate = _training.Gate(parse),
            Missing = parse.GetValue(_missing) ?? MissingPolicy.Fail,
            Csv = _csv.Format(parse),
            Cells = _csv.Cells(parse),
            Seed = _training.Seed(parse),
            Device = _training.Device(parse),
            Threads = parse.GetValue(_threads),
            Seconds = _training.Seconds(parse),
            StudyFile = parse.GetValue(_study),
            OutputFolder = parse.GetValue(_output) ?? DefaultOutput,
        };
    }

    private (SelectionRule Rule, double Value) Rule(ParseResult parse)
    {
        (string Option, SelectionRule Rule, double? Value)[] rules =
        [
            ("--auto", SelectionRule.Fewest, parse.GetValue(_auto) ? 0 : null),
            ("--features", SelectionRule.Count, parse.GetValue(_features)),
            ("--lambda", SelectionRule.Lambda, parse.GetValue(_lambda)),
            ("--budget", SelectionRule.Budget, parse.GetValue(_budget)),
            ("--stable", SelectionRule.Stable, parse.GetValue(_stable) ? 0 : null),
        ];
        (string Option, SelectionRule Rule, double? Value)[] given = [.. rules.Where(rule => rule.Value is not null)];
        if (given.Length > 1)
        {
            throw ToolException.Arguments($"{given[0].Option} and {given[1].Option} each say how many columns are kept: choose one.");
        }

        SelectionRule chosen = given.Length > 0 ? given[0].Rule : SelectionRule.Fewest;
        if (parse.GetValue(_best))
        {
            return chosen == SelectionRule.Fewest ? (SelectionRule.Best, 0) : throw ToolException.Arguments("--best goes with --auto, not with "
                + $"{given[0].Option}.");
        }

        return (chosen, given.Length > 0 ? given[0].Value!.Value : 0);
    }

    private static string[] Names(string[]? texts)
    {
        const StringSplitOptions Clean = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        return [.. (texts ?? []).SelectMany(text => text.Split(',', Clean)).Distinct(StringComparer.Ordinal)];
    }

    private static Dictionary<string, double> Costs(string[]? texts)
    {
        var costs = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (string text in texts ?? [])
        {
            int sign = text.LastIndexOf('=');
            if (sign <= 0
                || !double.TryParse(text.AsSpan(sign + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out double cost)
                || !(cost >= 0 && double.IsFinite(cost)))
            {
                throw ToolException.Arguments("--cost must be a column's name, '=', and a number of at least 0, as in --cost mri=200, but it is "
                    + $"{Texts.Quote(text)}.");
            }

            if (!costs.TryAdd(text[..sign].Trim(), cost))
            {
                throw ToolException.Arguments($"--cost: column {Texts.Quote(text[..sign].Trim())} has two costs.");
            }
        }

        return costs;
    }
}
