"""The peer's side of `build/bench.sh mask-step`: masks and networks of the logitNormal paper in plain PyTorch, on one thread.

Reads a number of steps a line, trains so many, and prints the seconds that they took.

    mask_step.py MASK NETWORK DATA_FOLDER PIXELS BATCH STEPS_IN_ALL

MASK is none, iln, sct, vln, hnet or cae; NETWORK is dense or convolutional.
"""
import math
import sys
import time

from stog import torch
from torch import nn
from torch.nn import functional as F

SIDE = 28
VALUES = SIDE * SIDE
LOWER, UPPER = -0.1, 1.1
OPEN_LOGIT = math.log(-LOWER / UPPER)
TEMPERATURE = 0.3
CONCRETE_TEMPERATURE = 2 / 3
DEVIATION = -TEMPERATURE * OPEN_LOGIT / 0.8416212335729143
LAMBDA = 0.01


def stretch(unit):
    return (unit * (UPPER - LOWER) + LOWER).clamp(0, 1)


def cdf(x):
    return 0.5 * torch.erfc(-x / math.sqrt(2))


def live(means, deviations):
    return (means / deviations).clamp(-3.5, 2) * deviations


class LogitNormal(nn.Module):
    """What the three logitNormal laws share."""

    def relax(self, logits):
        return stretch(torch.sigmoid(logits / TEMPERATURE))

    def counts(self, means, deviations):
        opened = cdf((means - TEMPERATURE * OPEN_LOGIT) / deviations)
        at_zero = cdf(means.detach() / deviations.detach())
        return opened, at_zero


class Independent(LogitNormal):
    def __init__(self):
        super().__init__()
        self.means = nn.Parameter(torch.zeros(VALUES))
        self.log_deviations = nn.Parameter(torch.full((VALUES,), math.log(DEVIATION)))

    def forward(self, rows):
        deviations = self.log_deviations.exp()
        masks = self.relax(torch.randn(rows, VALUES) * deviations + self.means)
        opened, at_zero = self.counts(self.means, deviations)
        return masks, opened.sum(), at_zero.sum()

    @torch.no_grad()
    def hold(self):
        self.log_deviations.clamp_(min=math.log(DEVIATION / 2))
        self.means.copy_(live(self.means, self.log_deviations.exp()))


class Correlated(LogitNormal):
    def __init__(self, dimension=16):
        super().__init__()
        bound = DEVIATION * math.sqrt(3 / dimension)
        self.weight = nn.Parameter(torch.empty(VALUES, dimension).uniform_(-bound, bound))
        self.bias = nn.Parameter(torch.zeros(VALUES))

    def forward(self, rows):
        masks = self.relax(F.linear(torch.randn(rows, self.weight.shape[1]), self.weight, self.bias))
        opened, at_zero = self.counts(self.bias, self.weight.norm(dim=1))
        return masks, opened.sum(), at_zero.sum()

    @torch.no_grad()
    def hold(self):
        deviations = self.weight.norm(dim=1)
        held = deviations.clamp(min=DEVIATION / 2)
        self.weight.mul_((held / deviations).unsqueeze(1))
        self.bias.copy_(live(self.bias, held))


class HyperNetwork(LogitNormal):
    """One representation for every 16th part of a batch."""

    def __init__(self, dimension=16, representations=16):
        super().__init__()
        self.dimension, self.representations = dimension, representations

        def layers(inputs, hidden, outputs):
            return nn.Sequential(nn.Linear(inputs, hidden), nn.LeakyReLU(0.2), nn.Linear(hidden, outputs))

        self.representation = layers(dimension, 64, 16)
        self.weight = layers(16, 32, VALUES * dimension)
        self.bias = layers(16, 64, VALUES)

    def forward(self, rows):
        r = self.representation(torch.randn(self.representations, self.dimension))
        weight = self.weight(r).view(self.representations, VALUES, self.dimension)
        bias = self.bias(r)
        z = torch.randn(self.representations, rows // self.representations, self.dimension)
        logits = torch.bmm(z, weight.transpose(1, 2)) + bias.unsqueeze(1)
        opened, at_zero = self.counts(bias, weight.norm(dim=2))
        return self.relax(logits.view(rows, VALUES)), opened.mean(0).sum(), at_zero.mean(0).sum()

    def hold(self):
        pass


class Concrete(nn.Module):
    def __init__(self):
        super().__init__()
        self.locations = nn.Parameter(torch.zeros(VALUES))

    def forward(self, rows):
        u = torch.rand(rows, VALUES).clamp(1e-7, 1 - 1e-7)
        masks = stretch(torch.sigmoid((torch.logit(u) + self.locations) / CONCRETE_TEMPERATURE))
        opened = torch.sigmoid(self.locations - CONCRETE_TEMPERATURE * OPEN_LOGIT)
        return masks, opened.sum(), torch.sigmoid(self.locations.detach()).sum()

    @torch.no_grad()
    def hold(self):
        self.locations.clamp_(-7, 3)


class Masked(nn.Module):
    """A network that sees images through a mask."""

    def __init__(self, mask, network):
        super().__init__()
        self.mask, self.network = mask, network

    def forward(self, images, progress):
        masks, opened, at_zero = self.mask(len(images))
        return self.network(images * masks), opened, at_zero


class ConcreteAutoencoder(nn.Module):
    def __init__(self, pixels, network):
        super().__init__()
        self.mask = nn.Parameter(nn.init.xavier_uniform_(torch.empty(pixels, VALUES)))
        self.network = network

    def forward(self, images, progress):
        temperature = 10 * (0.01 / 10) ** progress
        gumbel = -torch.log(-torch.log(torch.rand_like(self.mask).clamp(1e-7, 1 - 1e-7)))
        weights = F.softmax((self.mask + gumbel) / temperature, dim=1)
        return self.network(images @ weights.t()), None, None


class Plain(nn.Module):
    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, images, progress):
        return self.network(images), None, None


class Residual(nn.Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = nn.Sequential(*layers)

    def forward(self, x):
        return x + self.layers(x)


def normalized(channels):
    return nn.BatchNorm2d(channels), nn.ReLU()


def dense(inputs):
    return nn.Sequential(
        nn.Linear(inputs, 256), nn.ReLU(),
        nn.Linear(256, 256), nn.ReLU(),
        nn.Linear(256, VALUES), nn.Sigmoid())


def mirrored(inputs, outputs, size):
    return nn.ReflectionPad2d(size // 2), nn.Conv2d(inputs, outputs, size)


def resnet(filters=16, blocks=2):
    inner = 4 * filters
    return nn.Sequential(
        nn.Unflatten(1, (1, SIDE, SIDE)),
        *mirrored(1, filters, 7), *normalized(filters),
        nn.Conv2d(filters, 2 * filters, 3, stride=2, padding=1), *normalized(2 * filters),
        nn.Conv2d(2 * filters, inner, 3, stride=2, padding=1), *normalized(inner),
        *(Residual(*mirrored(inner, inner, 3), *normalized(inner), *mirrored(inner, inner, 3), nn.BatchNorm2d(inner))
          for _ in range(blocks)),
        nn.ConvTranspose2d(inner, 2 * filters, 3, stride=2, padding=1, output_padding=1), *normalized(2 * filters),
        nn.ConvTranspose2d(2 * filters, filters, 3, stride=2, padding=1, output_padding=1), *normalized(filters),
        *mirrored(filters, 1, 7), nn.Sigmoid(), nn.Flatten())


def decoder(inputs, filters=16):
    # 7 x 7, 14 x 14, 28 x 28.
    return nn.Sequential(
        nn.Linear(inputs, 4 * filters * 49), nn.Unflatten(1, (4 * filters, 7, 7)), *normalized(4 * filters),
        nn.ConvTranspose2d(4 * filters, 2 * filters, 3, stride=2, padding=1, output_padding=1), *normalized(2 * filters),
        nn.ConvTranspose2d(2 * filters, filters, 3, stride=2, padding=1, output_padding=1), *normalized(filters),
        nn.Conv2d(filters, 1, 3, padding=1), nn.Sigmoid(), nn.Flatten())


def build(mask, network, pixels):
    if mask == "cae":
        return ConcreteAutoencoder(pixels, dense(pixels) if network == "dense" else decoder(pixels))
    net = dense(VALUES) if network == "dense" else resnet()
    if mask == "none":
        return Plain(net)
    return Masked({"iln": Independent, "sct": Concrete, "vln": Correlated, "hnet": HyperNetwork}[mask](), net)


def images(folder):
    with open(f"{folder}/train-images-idx3-ubyte", "rb") as file:
        file.seek(16)
        return torch.frombuffer(bytearray(file.read()), dtype=torch.uint8).view(-1, VALUES).float() / 255


def batches(data, size):
    while True:
        for rows in torch.randperm(len(data)).split(size):
            if len(rows) == size:
                yield data[rows]


def optimizer(model):
    groups = [{"params": model.network.parameters(), "lr": 1e-3}]
    mask = getattr(model, "mask", None)
    if mask is not None:
        groups.append({"params": [mask] if isinstance(mask, nn.Parameter) else mask.parameters(), "lr": 1e-2})
    return torch.optim.Adam(groups, betas=(0.9, 0.99))


def main():
    mask, network, folder = sys.argv[1:4]
    pixels, batch, steps_in_all = (int(text) for text in sys.argv[4:7])
    torch.set_num_threads(1)
    torch.manual_seed(1)
    model = build(mask, network, pixels)
    adam = optimizer(model)
    feed = batches(images(folder), batch)
    done = 0
    for line in sys.stdin:
        start = time.perf_counter()
        for _ in range(int(line)):
            x = next(feed)
            adam.zero_grad()
            output, opened, at_zero = model(x, done / steps_in_all)
            loss = F.mse_loss(output, x)
            if opened is not None:
                # A controller of lambda looks at the number of open pixels every few steps.
                if done % 4 == 0:
                    at_zero.item()
                loss = loss + opened * (LAMBDA / VALUES)
            loss.backward()
            adam.step()
            if opened is not None:
                model.mask.hold()
            done += 1
        print(time.perf_counter() - start, flush=True)


main()
