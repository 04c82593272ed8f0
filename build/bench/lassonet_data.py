"""The rows of `build/bench.sh lassonet`: scikit-learn's breast cancer and digits, split as for LassoNet's reference figures.

Writes DATASET-train.csv and DATASET-test.csv, each with a header and the label first.

    lassonet_data.py FOLDER
"""
import os
import sys

import numpy
from sklearn.datasets import load_breast_cancer, load_digits
from sklearn.model_selection import train_test_split


def main():
    for name, load in (("breast-cancer", load_breast_cancer), ("digits", load_digits)):
        x, y = load(return_X_y=True)
        train, test = train_test_split(numpy.column_stack([y, x]), test_size=0.2, stratify=y, random_state=42)
        header = ",".join(["y", *(f"x{i}" for i in range(x.shape[1]))])
        for part, rows in (("train", train), ("test", test)):
            numpy.savetxt(os.path.join(sys.argv[1], f"{name}-{part}.csv"), rows, fmt="%.9g", delimiter=",", header=header, comments="")


main()
