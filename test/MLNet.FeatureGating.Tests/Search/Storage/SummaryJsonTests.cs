using System.Text.Json;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Search.Storage;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Search.Storage;

[TestClass]
public sealed class SummaryJsonTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void Read_WhatWasWritten_IsTheSameToTheBit(int seed)
    {
        SearchSummary summary = new MadeUpValues(seed).Create<SearchSummary>();

        string json = SummaryJson.Write(summary);
        SearchSummary read = SummaryJson.Read(json);

        Assert.IsNull(MadeUpValues.Difference(summary, read));
        Assert.AreEqual(json, SummaryJson.Write(read));
    }

    [TestMethod]
    public void Read_NothingOptional_IsTheSame()
    {
        SearchSummary summary = new MadeUpValues(seed: 1).Create<SearchSummary>() with
        {
            LabelColumnName = null,
            Predictiveness = null,
            Stability = null,
            Correlations = null,
            Chosen = null,
            IsComplete = false,
            Features = [],
            Runs = [],
            Path = [],
            Settings = new Dictionary<string, string>(),
            Versions = new Dictionary<string, string>(),
        };

        Assert.IsNull(MadeUpValues.Difference(summary, SummaryJson.Read(SummaryJson.Write(summary))));
    }

    [TestMethod]
    public void Write_EveryProperty_IsThere()
    {
        using JsonDocument json = JsonDocument.Parse(SummaryJson.Write(new MadeUpValues(seed: 1).Create<SearchSummary>()));

        CollectionAssert.AreEquivalent(
            typeof(SearchSummary).GetProperties().Where(property => property.CanWrite)
                .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).ToArray(),
            json.RootElement.EnumerateObject().Select(property => property.Name).ToArray());
    }

    [TestMethod]
    public void Write_EnumsAndNumbersThatAreNotFinite_AreNames()
    {
        SearchSummary summary = new MadeUpValues(seed: 1).Create<SearchSummary>() with { Task = LearningTask.Survival, BaselineLoss = double.NaN };

        string json = SummaryJson.Write(summary);

        Assert.Contains("\"task\":\"Survival\"", json);
        Assert.Contains("\"baselineLoss\":\"NaN\"", json);
    }

    [TestMethod]
    public void Read_PropertyOfALaterVersion_IsIgnored()
    {
        SearchSummary summary = new MadeUpValues(seed: 1).Create<SearchSummary>();
        string json = SummaryJson.Write(summary);

        SearchSummary read = SummaryJson.Read($"{{\"later\":[1,{{}}],{json[1..]}");

        Assert.IsNull(MadeUpValues.Difference(summary, read));
    }

    [TestMethod]
    public void Difference_AnyValueChanged_IsFound()
    {
        SearchSummary summary = new MadeUpValues(seed: 1).Create<SearchSummary>();

        Assert.AreEqual(".Seed: 1 became 2", MadeUpValues.Difference(summary with { Seed = 1 }, summary with { Seed = 2 }));
        Assert.AreEqual(
            ".BaselineLoss: 0 became -0", MadeUpValues.Difference(summary with { BaselineLoss = 0 }, summary with { BaselineLoss = -0.0 }));
        Assert.IsNotNull(MadeUpValues.Difference(summary, summary with { Stability = summary.Stability! with { Selected = [1] } }));
        Assert.IsNotNull(MadeUpValues.Difference(summary, summary with { Chosen = null }));
    }
}
