"""The peer's side of `build/bench.sh fit`: SToG's demonstration as a plain PyTorch loop.

Prints the seconds of each fit. The setting is that of SToG's trainer: a Gaussian gate with one draw a batch, two Adam optimisers,
gradients clipped together, and the validation loss, accuracy and number of open gates in every epoch.

    one_fit.py FITS EPOCHS
"""
import sys
import time

from stog import Gaussian, Trainer, network, split, torch

LAMBDA = 0.05


def fit(data, epochs, seed):
    torch.manual_seed(seed)
    features = data[0].shape[1]
    trainer = Trainer(data, Gaussian(features, start=0.5), network(features), LAMBDA)
    return [trainer.epoch() for _ in range(epochs)]


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
