"""The peer's side of `build/bench.sh fit`: SToG's demonstration as a plain PyTorch loop.

Prints the seconds of each fit. The setting is that of SToG's trainer: a Gaussian gate with one draw a batch, two Adam optimisers,
gradients clipped together, and the validation loss, accuracy and number of open gates in every epoch.

    one_fit.py FITS EPOCHS
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

LAMBDA = 0.05
SIGMA = 0.5


class Gate(torch.nn.Module):
    def __init__(self, features):
        super().__init__()
        self.mu = torch.nn.Parameter(torch.full((features,), 0.5))

    def forward(self, x):
        noise = SIGMA * torch.randn_like(self.mu) if self.training else 0.0
        return x * (self.mu + noise).clamp(0.0, 1.0)

    def open_probability(self):
        return 0.5 * (1 + torch.erf(self.mu / (SIGMA * 2**0.5)))


def split():
    x, y = load_breast_cancer(return_X_y=True)
    x, _, y, _ = train_test_split(x, y, test_size=0.2, stratify=y, random_state=42)
    x, xv, y, yv = train_test_split(x, y, test_size=0.2, stratify=y, random_state=42)
    scaler = StandardScaler().fit(x)
    rows = [torch.tensor(scaler.transform(part), dtype=torch.float32) for part in (x, xv)]
    return rows[0], torch.tensor(y), rows[1], torch.tensor(yv)


def fit(data, epochs, seed):
    torch.manual_seed(seed)
    x, y, xv, yv = data
    gate = Gate(x.shape[1])
    net = torch.nn.Sequential(
        torch.nn.Linear(x.shape[1], 10), torch.nn.ReLU(),
        torch.nn.Linear(10, 5), torch.nn.ReLU(),
        torch.nn.Linear(5, 2))
    loss = torch.nn.CrossEntropyLoss()
    weights_step = torch.optim.Adam(net.parameters(), lr=1e-3, weight_decay=1e-4)
    gates_step = torch.optim.Adam(gate.parameters(), lr=1e-2)
    everything = [*net.parameters(), *gate.parameters()]
    history = []
    for _ in range(epochs):
        net.train()
        gate.train()
        weights_step.zero_grad()
        gates_step.zero_grad()
        penalty = gate.open_probability().mean()
        objective = loss(net(gate(x)), y) + LAMBDA * penalty
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
    return history


def main():
    fits, epochs = int(sys.argv[1]), int(sys.argv[2])
    torch.set_num_threads(1)
    data = split()
    fit(data, epochs, 0)
    for seed in range(fits):
        start = time.perf_counter()
        fit(data, epochs, seed)
        print(time.perf_counter() - start)


main()
