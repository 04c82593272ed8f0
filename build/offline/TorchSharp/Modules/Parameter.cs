namespace TorchSharp.Modules;

// Takes the native tensor of its data over, along with the data's place in its scope.
public class Parameter : torch.Tensor
{
    public Parameter(torch.Tensor data, bool requires_grad = true)
        : base(0, register: false)
    {
        Adopt(data.requires_grad_(requires_grad).Surrender(this));
    }
}
