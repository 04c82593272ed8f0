"""The peer's side of `build/bench.sh study`: the whole of SToG's first demonstration as plain PyTorch loops, one fit after another.

Prints the seconds of all fits together, and the number of epochs that they took. The setting is that of SToG's trainer: four gates with
one draw a batch, two Adam optimisers, gradients clipped together, patience on the validation accuracy, and the validation loss, accuracy
and number of open gates in every epoch. The correlated gate is the original's: a Gaussian gate with a penalty on pairs of gates.

    study_sweep.py SEEDS EPOCHS PATIENCE MINIMUM_EPOCHS LAMBDA...
"""
import sys
import time

from stog import Gaussian, Trainer, network, split, torch


class Correlated(Gaussian):
    def __init__(self, features):
        super().__init__(features)
        self.pairs = torch.nn.Parameter(0.01 * torch.eye(features))

    def penalty(self):
        p = self.open_probability()
        apart = (p.unsqueeze(0) - p.unsqueeze(1)) ** 2
        return (p.sum() + 0.1 * (self.pairs.abs() * apart).sum()) / len(p)


class StraightThrough(torch.nn.Module):
    def __init__(self, features):
        super().__init__()
        self.logits = torch.nn.Parameter(torch.zeros(features))

    def forward(self, x):
        p = self.open_probability()
        hard = (p > 0.5).float()
        return x * (hard + p - p.detach() if self.training else hard)

    def open_probability(self):
        return torch.sigmoid(self.logits)

    def penalty(self):
        return self.open_probability().mean()


class Gumbel(torch.nn.Module):
    def __init__(self, features):
        super().__init__()
        self.logits = torch.nn.Parameter(torch.zeros(features, 2))

    def forward(self, x):
        if self.training:
            return x * torch.nn.functional.gumbel_softmax(self.logits, tau=1.0, hard=True, dim=1)[:, 1]
        return x * (self.logits[:, 1] > self.logits[:, 0]).float()

    def open_probability(self):
        return torch.softmax(self.logits, dim=1)[:, 1]

    def penalty(self):
        return self.open_probability().mean()


def fit(data, law, lam, seed, epochs, patience, minimum_epochs):
    torch.manual_seed(seed)
    features = data[0].shape[1]
    net = network(features)
    trainer = Trainer(data, law(features), net, lam)
    history = []
    best, waited = 0.0, 0
    for epoch in range(1, epochs + 1):
        history.append(trainer.epoch())
        if history[-1][2] > best:
            best, waited = history[-1][2], 0
        else:
            waited += 1
        if waited >= patience and epoch >= minimum_epochs:
            break
    return history


def main():
    seeds, epochs, patience, minimum_epochs = map(int, sys.argv[1:5])
    lambdas = [float(text) for text in sys.argv[5:]]
    torch.set_num_threads(1)
    data = split()
    fit(data, Gaussian, lambdas[0], 0, 20, patience, minimum_epochs)
    start = time.perf_counter()
    histories = [
        fit(data, law, lam, seed, epochs, patience, minimum_epochs)
        for law in (Gaussian, StraightThrough, Gumbel, Correlated)
        for lam in lambdas
        for seed in range(seeds)]
    print(time.perf_counter() - start)
    print(sum(len(history) for history in histories))


main()
