namespace SampleData.Pictures;

/// <summary>Letters of five rows and three columns. Small ones look like capitals, and what is unknown like a question mark.</summary>
internal static class Letters
{
    public const int Rows = 5;
    public const int Columns = 3;
    public const int Zoom = 2;
    public const int Advance = (Columns + 1) * Zoom;
    public const int Height = Rows * Zoom;

    // Behind each character are its rows from the top, an octal digit each: 4 is the left pixel, 2 the middle one, 1 the right one.
    private const string Shapes =
        " 00000 A25755 B65656 C34443 D65556 E74647 F74644 G34753 H55755 I72227 J11152 K55655 L44447 M57755 N65555 O25552 P65644 "
        + "Q25573 R65655 S34216 T72222 U55557 V55522 W55775 X55255 Y55222 Z71247 075557 126227 271747 371717 455711 574717 674757 "
        + "771222 875757 975717 .00002 ,00024 :02020 ;02024 -00700 +02720 =07070 *05250 /11244 (24442 )42224 [64446 ]62226 %51245 "
        + "#57575 &25253 <12421 >42124 !22202 ?71302 _00007 '22000 |22222 ^25000 ~06300";

    private static readonly Dictionary<char, string> Known = Enumerable.Range(0, (Shapes.Length + 1) / 7)
        .ToDictionary(i => Shapes[i * 7], i => Shapes.Substring((i * 7) + 1, Rows));

    public static bool IsInk(char character, int row, int column)
    {
        string shape = Known.GetValueOrDefault(char.ToUpperInvariant(character)) ?? Known['?'];
        return ((shape[row] - '0') & (4 >> column)) != 0;
    }
}
