namespace TorchSharp;

public enum PaddingModes
{
    Reflect = 1,
    Constant = 4,
}
