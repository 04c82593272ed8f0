using System.Text.Json;
using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Page;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Page;

[TestClass]
public sealed class PageJsonTests
{
    [TestMethod]
    public void Write_NotANumber_IsNull()
    {
        JsonElement content = Written(OddSummaries.NotANumber());

        Assert.AreEqual(JsonValueKind.Null, content.GetProperty("path").GetProperty("baselineLoss").ValueKind);
        Assert.AreEqual(JsonValueKind.Null, content.GetProperty("path").GetProperty("points")[0].GetProperty("lossError").ValueKind);
        Assert.AreEqual(JsonValueKind.Null, content.GetProperty("gates").GetProperty("lines")[0].GetProperty("probabilities")[0].ValueKind);
        Assert.AreEqual(JsonValueKind.Null, content.GetProperty("lambdas").GetProperty("chosenLambda").ValueKind);
    }

    [TestMethod]
    public void Write_HarmfulNames_CannotEndTheElementAndComeBackWhole()
    {
        string json = Text(OddSummaries.WithHarmfulNames());

        Assert.DoesNotContain("<", json);
        Assert.DoesNotContain(">", json);
        Assert.DoesNotContain("\u2028", json);
        Assert.IsTrue(json.All(char.IsAscii), "only ASCII");
        JsonElement bars = JsonDocument.Parse(json).RootElement.GetProperty("features").GetProperty("bars");
        CollectionAssert.AreEqual(
            OddSummaries.HarmfulNames.ToArray(), bars.EnumerateArray().Select(bar => bar.GetProperty("name").GetString()).ToArray());
    }

    [TestMethod]
    public void Write_Numbers_HaveSixDigits()
    {
        SearchSummary summary = Summaries.Chosen() with { BaselineLoss = 0.123456789 };

        Assert.AreEqual(0.123457, Written(summary).GetProperty("path").GetProperty("baselineLoss").GetDouble());
        Assert.AreEqual(1e-7, Written(summary with { BaselineLoss = 1e-7 }).GetProperty("path").GetProperty("baselineLoss").GetDouble());
    }

    [TestMethod]
    public void Write_WhatThereIsNoneOf_IsLeftOut()
    {
        JsonElement content = Written(Summaries.Empty());

        foreach (string name in new[] { "path", "lambdas", "gates", "correlations", "permutation", "masks" })
        {
            Assert.IsFalse(content.TryGetProperty(name, out _), name);
        }
    }

    private static string Text(SearchSummary summary) => PageJson.Write(PageContent.Of(new Findings(summary), new()));

    private static JsonElement Written(SearchSummary summary) => JsonDocument.Parse(Text(summary)).RootElement;
}
