"""The peer's side of `build/bench.sh path`: fits of a lambda path as plain PyTorch loops, one after another.

Prints the seconds and steps of each fit. Network, noise per row, optimisers, clipping, the penalty's warm-up and ramp, the evaluation in every
epoch, the best state that is kept and the patience are those of the search in .NET.

    lambda_path.py FILE THREADS EPOCHS BATCH WARM_UP RAMP PATIENCE [LAMBDA FOLD ...]    FILE: csv with a header; label, fold, features
"""
import copy
import sys
import time

import numpy

from stog import torch

SIGMA = 1.0


class Gate(torch.nn.Module):
    def __init__(self, features):
        super().__init__()
        self.mu = torch.nn.Parameter(torch.full((features,), 0.5))

    def forward(self, x):
        return x * (self.mu + SIGMA * torch.randn_like(x) if self.training else self.mu).clamp(0.0, 1.0)

    def open_probability(self):
        return 0.5 * (1 + torch.erf(self.mu / (SIGMA * 2**0.5)))


class Fit:
    def __init__(self, data, lam):
        self.x, self.y, self.xv, self.yv = data
        self.lam = lam
        features = self.x.shape[1]
        self.gate = Gate(features)
        self.net = torch.nn.Sequential(
            torch.nn.Linear(features, 64), torch.nn.ReLU(),
            torch.nn.Linear(64, 32), torch.nn.ReLU(),
            torch.nn.Linear(32, 1))
        self.loss = torch.nn.BCEWithLogitsLoss()
        self.weights_step = torch.optim.AdamW(self.net.parameters(), lr=3e-3, weight_decay=1.0)
        self.gates_step = torch.optim.Adam(self.gate.parameters(), lr=1e-2)
        self.everything = [*self.net.parameters(), *self.gate.parameters()]

    def step(self, rows, lam):
        self.weights_step.zero_grad()
        self.gates_step.zero_grad()
        objective = self.loss(self.net(self.gate(self.x[rows])).squeeze(1), self.y[rows])
        if lam > 0:
            objective = objective + lam * self.gate.open_probability().mean()
        objective.backward()
        torch.nn.utils.clip_grad_norm_(self.everything, 1.0)
        self.weights_step.step()
        self.gates_step.step()
        return objective.item()

    def evaluate(self):
        self.net.eval()
        self.gate.eval()
        with torch.no_grad():
            outputs = self.net(self.gate(self.xv)).squeeze(1)
            accuracy = ((outputs > 0) == (self.yv > 0)).float().mean()
            p = self.gate.open_probability()
            record = [value.item() for value in (self.loss(outputs, self.yv), accuracy, p.sum(), p.mean())]
        self.net.train()
        self.gate.train()
        return record

    def run(self, epochs, batch, warm_up, ramp, patience):
        best, waited, state, steps, history = float("inf"), 0, None, 0, []
        for epoch in range(epochs):
            lam = self.lam * (0 if epoch < warm_up else min(1.0, (epoch - warm_up + 1) / (ramp + 1)))
            for rows in torch.randperm(len(self.x)).split(batch):
                self.step(rows, lam)
                steps += 1
            history.append(self.evaluate())
            objective = history[-1][0] + self.lam * history[-1][3]
            if epoch <= warm_up + ramp or objective < best:
                best, waited, state = objective, 0, copy.deepcopy((self.net.state_dict(), self.gate.state_dict()))
            else:
                waited += 1
            if waited >= patience:
                break
        return steps, state


def part(table, fold):
    held_out = table[:, 1] == fold
    x, xv = table[~held_out, 2:], table[held_out, 2:]
    mean, deviation = x.mean(axis=0), x.std(axis=0)
    rows = (x - mean) / deviation, table[~held_out, 0], (xv - mean) / deviation, table[held_out, 0]
    return [torch.tensor(values, dtype=torch.float32) for values in rows]


def main():
    threads, epochs, batch, warm_up, ramp, patience = map(int, sys.argv[2:8])
    pairs = [(float(lam), int(fold)) for lam, fold in zip(sys.argv[8::2], sys.argv[9::2])]
    torch.set_num_threads(threads)
    table = numpy.loadtxt(sys.argv[1], delimiter=",", skiprows=1)
    Fit(part(table, 0), pairs[0][0]).run(3, batch, warm_up, ramp, patience)
    for seed, (lam, fold) in enumerate(pairs):
        torch.manual_seed(seed)
        start = time.perf_counter()
        steps, _ = Fit(part(table, fold), lam).run(epochs, batch, warm_up, ramp, patience)
        print(f"{time.perf_counter() - start} {steps}")


main()
