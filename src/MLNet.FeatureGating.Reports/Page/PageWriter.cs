using System.Net;
using System.Security.Cryptography;
using System.Text;
using MLNet.FeatureGating.Reports.Content;

namespace MLNet.FeatureGating.Reports.Page;

/// <summary>Makes the page of its template, its content, and the libraries that draw its charts.</summary>
internal static class PageWriter
{
    public static string Write(PageContent content, Headline headline, string title)
    {
        string[] scripts = [PageResources.D3, PageResources.Plot, PageResources.Script];
        return PageTemplate.Fill(PageResources.Template, new Dictionary<string, string>
        {
            ["policy"] = Policy(scripts),
            ["title"] = Encode(title),
            ["origin"] = Encode(headline.Origin),
            ["headline"] = Encode(headline.Title),
            ["lead"] = Encode(headline.Lead),
            ["style"] = PageResources.Style,
            ["notices"] = Encode(PageResources.Notices),
            ["content"] = PageJson.Write(content),
            ["d3"] = scripts[0],
            ["plot"] = scripts[1],
            ["script"] = scripts[2],
        });
    }

    // Nothing is loaded from anywhere, and of scripts only those run that belong to the page.
    private static string Policy(IEnumerable<string> scripts)
    {
        string hashes = string.Join(' ', scripts.Select(script => $"'sha256-{Hash(script)}'"));
        return $"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static string Hash(string script) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
