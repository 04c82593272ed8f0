"""What the peer's sides of `build/bench.sh` share: data, network, and an epoch of SToG's trainer."""
import os

# OpenBLAS 0.3.21 takes newer processors for very old ones; both sides are to have its fast kernels.
if "OPENBLAS_CORETYPE" not in os.environ:
    with open("/proc/cpuinfo", encoding="ascii", errors="replace") as info:
        flags = next((line.split() for line in info if line.startswith("flags")), [])
    os.environ["OPENBLAS_CORETYPE"] = "SkylakeX" if "avx512f" in flags else "Haswell"

import torch
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def split():
    x, y = load_breast_cancer(return_X_y=True)
    x, _, y, _ = train_test_split(x, y, test_size=0.2, stratify=y, random_state=42)
    x, xv, y, yv = train_test_split(x, y, test_size=0.2, stratify=y, random_state=42)
    scaler = StandardScaler().fit(x)
    rows = [torch.tensor(scaler.transform(part), dtype=torch.float32) for part in (x, xv)]
    return rows[0], torch.tensor(y), rows[1], torch.tensor(yv)


class Trainer:
    """A gate and a network, two Adam optimisers, gradients clipped together; metrics on the validation rows in every epoch."""

    def __init__(self, data, gate, net, lam):
        self.x, self.y, self.xv, self.yv = data
        self.gate, self.net, self.lam = gate, net, lam
        self.loss = torch.nn.CrossEntropyLoss()
        self.weights_step = torch.optim.Adam(net.parameters(), lr=1e-3, weight_decay=1e-4)
        self.gates_step = torch.optim.Adam(gate.parameters(), lr=1e-2)
        self.everything = [*net.parameters(), *gate.parameters()]

    def epoch(self):
        net, gate, loss = self.net, self.gate, self.loss
        net.train()
        gate.train()
        self.weights_step.zero_grad()
        self.gates_step.zero_grad()
        penalty = gate.penalty()
        objective = loss(net(gate(self.x)), self.y) + self.lam * penalty
        objective.backward()
        torch.nn.utils.clip_grad_norm_(self.everything, 1.0)
        self.weights_step.step()
        self.gates_step.step()
        net.eval()
        gate.eval()
        with torch.no_grad():
            outputs = net(gate(self.xv))
            accuracy = (outputs.argmax(1) == self.yv).float().mean()
            n_open = (gate.open_probability() > 0.5).sum()
            return [value.item() for value in (objective, loss(outputs, self.yv), accuracy, n_open, penalty)]


def network(features):
    return torch.nn.Sequential(
        torch.nn.Linear(features, 10), torch.nn.ReLU(),
        torch.nn.Linear(10, 5), torch.nn.ReLU(),
        torch.nn.Linear(5, 2))


class Gaussian(torch.nn.Module):
    SIGMA = 0.5

    def __init__(self, features, start=0.0):
        super().__init__()
        self.mu = torch.nn.Parameter(torch.full((features,), start))

    def forward(self, x):
        noise = self.SIGMA * torch.randn_like(self.mu) if self.training else 0.0
        return x * (self.mu + noise).clamp(0.0, 1.0)

    def open_probability(self):
        return 0.5 * (1 + torch.erf(self.mu / (self.SIGMA * 2**0.5)))

    def penalty(self):
        return self.open_probability().mean()
