namespace MLNet.FeatureGating.Tool.CommandLine;

/// <summary>What each command's help says beyond its options.</summary>
internal static class HelpTexts
{
    public static string Of(string command) => command switch
    {
        "select" => Select,
        "masks" => Masks,
        "report" => Report,
        "doctor" => string.Empty,
        _ => Root,
    };

    private const string Root = """
        Examples:
          featuregate select --train patients.csv --label sick
          featuregate masks --images train-images-idx3-ubyte.gz --pixels 50
          featuregate report --study search.db --output search.html
          featuregate doctor

        """;

    private const string Select = """
        Files:
          Numbers have a decimal point, whatever the machine's language. A column of
          texts holds categories, and is kept or dropped as a whole. An error in a
          file names its line and field: train.csv(12,3). What is written into the
          output folder, all at once and at the end:
            selection.json      what is selected and what it is worth, for programs
            report.html         the same for people
            model.zip           from the columns to the selected ones, as a vector
                                named Features: loaded by ML.NET without this tool
            selected-train.csv  the rows that were learnt from, with the selected
            selected-test.csv   columns; and those of --test

        Examples:
          featuregate select --train train.csv --label price --test test.csv
          featuregate select --train train.csv --label sick --features 10
              --drop id,name --missing mean --output out
          featuregate select --train train.csv --label sick --budget 300
              --cost mri=200 blood=20
          featuregate select --train train.csv --label months --event died --stable
          featuregate select --train werte.csv --label preis --decimal-comma
              --encoding windows-1252
          featuregate select --train big.csv --label y --study search.db --time 3600

        """;

    private const string Masks = """
        Methods:
          Without --gate and --lambda, exactly K pixels are selected by --method. The
          methods vln, hnet, iln, sct and cae train networks by torch, and so does
          the measure of how good the pixels of the others are, which is left out
          where there is none. This tool brings no torch: it is looked for where the
          system looks for native libraries (LD_LIBRARY_PATH; on Windows PATH).
          Cancelled, or ended by --time, what is already selected is written, without
          a measure of how good it is; stochastic gates leave the best so far.

        Files:
          What is written into the output folder, all at once and at the end:
            mask.json          the selected pixels, the probability of every one, the
                               method, and errors
            mask.pgm           the mask as an image: selected pixels are white
            probabilities.pgm  how probable each pixel is: the average of all masks
            samples.pgm        masks drawn from the law (vln, hnet, iln, sct)
            covariance.pgm     how the pixels' logits covary, gray for not at all (the
                               same, of at most 1,024 pixels)
            model.zip          from the values of images, a vector named Pixels (of
                               bytes, divided by 255), to the selected ones, a vector
                               named Features: loaded by ML.NET without this tool
            report.html        the same for people

        Examples:
          featuregate masks --images train-images-idx3-ubyte.gz --pixels 50
          featuregate masks --images train-images-idx3-ubyte.gz --pixels 30
              --method hnet --steps 10000
          featuregate masks --images train-images-idx3-ubyte.gz
              --labels train-labels-idx1-ubyte.gz --pixels 20 --limit 10000
          featuregate masks --images faces.csv --width 32 --height 32 --lambda 0.5

        """;

    private const string Report = """
        Example:
          featuregate report --study search.db --output search.html

        """;
}
