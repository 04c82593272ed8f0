using MLNet.FeatureGating.Tool.Views;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tool.Tests.Views;

[TestClass]
public sealed class TableViewTests
{
    private static readonly float[] Numbers = [1, 2, 3, 4, 5];
    private static readonly string[] Words = ["x", "y"];

    [TestMethod]
    public void Schema_HasTheColumnsInOrder()
    {
        TableView view = View();

        Assert.AreEqual("number: Single, word: String, flag: Boolean", string.Join(", ", view.Schema));
        Assert.AreEqual(5L, view.GetRowCount());
        Assert.IsTrue(view.CanShuffle);
    }

    [TestMethod]
    public void Constructor_ColumnsOfOtherLength_AreRefused()
    {
        ViewColumn[] columns = [new ArrayColumn<float>("a", NumberDataViewType.Single, [1]), new CategoryColumn("b", [0, 1], Words)];

        Assert.ThrowsExactly<ArgumentException>(() => new TableView(columns));
    }

    [TestMethod]
    public void Cursor_GoesThroughAllRowsInOrder()
    {
        TableView view = View();
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["number"], view.Schema["word"]]);
        ValueGetter<float> number = cursor.GetGetter<float>(view.Schema["number"]);
        ValueGetter<ReadOnlyMemory<char>> word = cursor.GetGetter<ReadOnlyMemory<char>>(view.Schema["word"]);
        ValueGetter<DataViewRowId> id = cursor.GetIdGetter();
        Assert.AreEqual(-1, cursor.Position);
        var rows = new List<string>();
        var ids = new HashSet<DataViewRowId>();
        while (cursor.MoveNext())
        {
            float value = 0;
            ReadOnlyMemory<char> text = "before".AsMemory();
            DataViewRowId rowId = default;
            number(ref value);
            word(ref text);
            id(ref rowId);
            Assert.IsTrue(ids.Add(rowId));
            rows.Add($"{cursor.Position} {cursor.Batch} {value} {text}");
        }

        CollectionAssert.AreEqual(new[] { "0 0 1 x", "1 0 2 y", "2 0 3 ", "3 0 4 x", "4 0 5 y" }, rows);
        Assert.AreEqual(-1, cursor.Position);
        Assert.IsFalse(cursor.MoveNext());
    }

    [TestMethod]
    public void Cursor_OutsideOfRows_GivesNoValues()
    {
        TableView view = View();
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["number"]]);
        ValueGetter<float> getter = cursor.GetGetter<float>(view.Schema["number"]);
        ValueGetter<DataViewRowId> id = cursor.GetIdGetter();
        float value = 0;
        DataViewRowId rowId = default;

        Assert.ThrowsExactly<InvalidOperationException>(() => getter(ref value));
        while (cursor.MoveNext())
        {
        }

        Assert.ThrowsExactly<InvalidOperationException>(() => getter(ref value));
        Assert.ThrowsExactly<InvalidOperationException>(() => id(ref rowId));
    }

    [TestMethod]
    public void Cursor_ColumnsThatWereNotAskedFor_AreNotActive()
    {
        TableView view = View();
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["word"]]);

        Assert.IsTrue(cursor.IsColumnActive(view.Schema["word"]));
        Assert.IsFalse(cursor.IsColumnActive(view.Schema["number"]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => cursor.GetGetter<float>(view.Schema["number"]));
    }

    [TestMethod]
    public void Cursor_GetterOfAnotherType_IsRefused()
    {
        TableView view = View();
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);

        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<double>(view.Schema["number"]));
    }

    [TestMethod]
    public void Cursor_ColumnOfAnotherSchema_IsRefused()
    {
        TableView view = View();
        var other = new TableView([new ArrayColumn<float>("other", NumberDataViewType.Single, Numbers)]);
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => view.GetRowCursor(other.Schema));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => cursor.IsColumnActive(other.Schema["other"]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => cursor.GetGetter<float>(other.Schema["other"]));
    }

    [TestMethod]
    public void Cursor_Shuffled_GivesEveryRowOnceWithItsOwnId()
    {
        TableView view = View();
        Dictionary<DataViewRowId, float> inOrder = Read(view, null);
        Dictionary<DataViewRowId, float> shuffled = Read(view, new Random(3));

        CollectionAssert.AreNotEqual(inOrder.Values, shuffled.Values);
        CollectionAssert.AreEquivalent(inOrder, shuffled);
    }

    [TestMethod]
    public void CursorSet_CoversEveryRowOnce()
    {
        TableView view = View();
        int rows = 0;
        foreach (DataViewRowCursor cursor in view.GetRowCursorSet(view.Schema, 3))
        {
            using (cursor)
            {
                while (cursor.MoveNext())
                {
                    rows++;
                }
            }
        }

        Assert.AreEqual(5, rows);
    }

    [TestMethod]
    public void View_InStockPipelines_IsAnOrdinaryOne()
    {
        var mlContext = new MLContext(1);
        TableView view = View();
        IDataView output = mlContext.Transforms.Categorical.OneHotEncoding("word")
            .Append(mlContext.Transforms.Concatenate("Features", "number", "word"))
            .AppendCacheCheckpoint(mlContext).Fit(view).Transform(view);

        IEnumerable<string> rows = output.GetColumn<float[]>("Features").Select(row => string.Join(' ', row));
        Assert.AreEqual("1 1 0; 2 0 1; 3 0 0; 4 1 0; 5 0 1", string.Join("; ", rows));
    }

    private static Dictionary<DataViewRowId, float> Read(TableView view, Random? random)
    {
        var rows = new Dictionary<DataViewRowId, float>();
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema, random);
        ValueGetter<float> getter = cursor.GetGetter<float>(view.Schema["number"]);
        ValueGetter<DataViewRowId> id = cursor.GetIdGetter();
        while (cursor.MoveNext())
        {
            float value = 0;
            DataViewRowId rowId = default;
            getter(ref value);
            id(ref rowId);
            rows.Add(rowId, value);
        }

        return rows;
    }

    private static TableView View() => new(
    [
        new ArrayColumn<float>("number", NumberDataViewType.Single, Numbers),
        new CategoryColumn("word", [0, 1, -1, 0, 1], Words),
        new ArrayColumn<bool>("flag", BooleanDataViewType.Instance, [true, false, true, false, true]),
    ]);
}
