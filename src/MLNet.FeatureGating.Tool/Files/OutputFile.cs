namespace MLNet.FeatureGating.Tool.Files;

/// <summary>A file to be written.</summary>
/// <param name="Name">Its name in the output folder.</param>
/// <param name="Write">Writes it.</param>
internal sealed record OutputFile(string Name, Action<Stream> Write);
