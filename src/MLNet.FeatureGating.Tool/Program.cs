using System.Globalization;
using MLNet.FeatureGating.Tool.CommandLine;

// Numbers and messages are the same on every machine.
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
return ToolCommand.Run(args);
