"""The peer's side of `build/bench.sh large`: an epoch of a 100-64-32-1 network over many rows, in batches of random order, on one thread.

Prints the seconds of an epoch without masks, and of one with a Gaussian gate drawn for each row.

    large_epoch.py ROWS FEATURES BATCH
"""
import sys
import time

from stog import torch


class Gate(torch.nn.Module):
    def __init__(self, features):
        super().__init__()
        self.mu = torch.nn.Parameter(torch.full((features,), 0.5))

    def forward(self, x):
        return x * (self.mu + 0.5 * torch.randn_like(x)).clamp(0.0, 1.0)

    def penalty(self):
        return (0.5 * (1 + torch.erf(self.mu / 0.5 / 2**0.5))).mean()


def epoch(x, y, batch, gate):
    net = torch.nn.Sequential(
        torch.nn.Linear(x.shape[1], 64), torch.nn.ReLU(),
        torch.nn.Linear(64, 32), torch.nn.ReLU(),
        torch.nn.Linear(32, 1))
    parameters = [*net.parameters(), *(gate.parameters() if gate else [])]
    step = torch.optim.Adam(parameters, lr=1e-3)
    loss = torch.nn.BCEWithLogitsLoss()
    total = 0.0
    for rows in torch.randperm(len(x)).split(batch):
        xb = x[rows]
        step.zero_grad()
        objective = loss(net(gate(xb) if gate else xb).squeeze(1), y[rows])
        if gate:
            objective = objective + 0.1 * gate.penalty()
        objective.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        step.step()
        total += objective.item() * len(rows)
    return total / len(x)


def main():
    rows, features, batch = (int(float(text)) for text in sys.argv[1:4])
    torch.set_num_threads(1)
    torch.manual_seed(1)
    x = torch.rand(rows, features) * 2 - 1
    y = (x[:, 0] * x[:, 1] > 0).float()
    epoch(x[:10 * batch], y[:10 * batch], batch, Gate(features))
    for name, gate in (("none", None), ("per row", Gate(features))):
        start = time.perf_counter()
        epoch(x, y, batch, gate)
        print(f"{name}:{time.perf_counter() - start}")


main()
