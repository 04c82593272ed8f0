"""The peer's side of `build/bench.sh study`: the whole of SToG's first demonstration as plain PyTorch loops, one fit after another.

Prints the seconds of all fits together, and the number of epochs that they took. The setting is that of SToG's trainer: four gates with
one draw a batch, two Adam optimisers, gradients clipped together, patience on the validation accuracy, and the validation loss, accuracy
and number of open gates in every epoch. The correlated gate is the original's: a Gaussian gate with a penalty on pairs of gates.

    study_sweep.py SEEDS EPOCHS PATIENCE MINIMUM_EPOCHS LAMBDA...
"""
import os
import sys
import time

# OpenBLAS 0.3.21 takes newer processors for very old ones; both sides are to have its fast kernels.
if "OPENBLAS_CORETYPE" not in os.environ:
    with open("/proc/cpuinfo", encoding="ascii", errors="replace") as info:
        flags = next((line.split() for line in info if line.startswith("flags")), [])
    os.environ["OPENBLAS_CORETYPE"] = "SkylakeX" if "avx512f" in flags else "Haswell"

import torch
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

SIGMA = 0.5


class Gaussian(torch.nn.Module):
    def __init__(self, features):
        super().__init__()
        self.mu = torch.nn.Parameter(torch.zeros(features))

    def forward(self, x):
        noise = SIGMA * torch.randn_like(self.mu) if self.training else 0.0
        return x * (self.mu + noise).clamp(0.0, 1.0)

    def open_probability(self):
        return 0.5 * (1 + torch.erf(self.mu / (SIGMA * 2**0.5)))

    def penalty(self):
        return self.open_probability().mean()


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


def split():
    x, y = load_breast_cancer(return_X_y=True)
    x, _, y, _ = train_test_split(x, y, test_size=0.2, stratify=y, random_state=42)
    x, xv, y, yv = train_test_split(x, y, test_size=0.2, stratify=y, random_state=42)
    scaler = StandardScaler().fit(x)
    rows = [torch.tensor(scaler.transform(part), dtype=torch.float32) for part in (x, xv)]
    return rows[0], torch.tensor(y), rows[1], torch.tensor(yv)


def fit(data, law, lam, seed, epochs, patience, minimum_epochs):
    torch.manual_seed(seed)
    x, y, xv, yv = data
    net = torch.nn.Sequential(
        torch.nn.Linear(x.shape[1], 10), torch.nn.ReLU(),
        torch.nn.Linear(10, 5), torch.nn.ReLU(),
        torch.nn.Linear(5, 2))
    gate = law(x.shape[1])
    loss = torch.nn.CrossEntropyLoss()
    weights_step = torch.optim.Adam(net.parameters(), lr=1e-3, weight_decay=1e-4)
    gates_step = torch.optim.Adam(gate.parameters(), lr=1e-2)
    everything = [*net.parameters(), *gate.parameters()]
    history = []
    best, waited = 0.0, 0
    for epoch in range(1, epochs + 1):
        net.train()
        gate.train()
        weights_step.zero_grad()
        gates_step.zero_grad()
        penalty = gate.penalty()
        objective = loss(net(gate(x)), y) + lam * penalty
        objective.backward()
        torch.nn.utils.clip_grad_norm_(everything, 1.0)
        weights_step.step()
        gates_step.step()
        net.eval()
        gate.eval()
        with torch.no_grad():
            outputs = net(gate(xv))
            accuracy = (outputs.argmax(1) == yv).float().mean()
            n_open = (gate.open_probability() > 0.5).sum()
            history.append([value.item() for value in (objective, loss(outputs, yv), accuracy, n_open, penalty)])
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
