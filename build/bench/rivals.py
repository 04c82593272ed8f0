"""The peer's side of `build/bench.sh truth`: which features scikit-learn's usual ways of selecting keep.

Prints a JSON line for each way and file: {"file", "method", "selected", "seconds"}. Every way runs on one thread; files are shared out among
the processors. Where cross-validation chooses, it is stratified in five folds, and two answers are given: the best mean score, which is what
scikit-learn returns, and the fewest features within one standard error of it, where that is no feature at all if the best constant prediction
is as good.

    rivals.py TASK FILE [TASK FILE ...]    TASK: binary, multiclass or regression; FILE: csv with a header, the label first
"""
import json
import math
import multiprocessing
import os
import sys
import time
import warnings

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy
from scipy.stats import binom
from sklearn.dummy import DummyClassifier, DummyRegressor
from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor
from sklearn.feature_selection import RFE, RFECV, SelectFromModel, mutual_info_classif, mutual_info_regression
from sklearn.linear_model import LassoCV, LinearRegression, LogisticRegression, LogisticRegressionCV, lasso_path
from sklearn.model_selection import KFold, StratifiedKFold, cross_val_score
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC, SVR, l1_min_c

FOLDS = 5


class Problem:
    def __init__(self, task, path):
        table = numpy.loadtxt(path, delimiter=",", skiprows=1)
        self.x, self.y = StandardScaler().fit_transform(table[:, 1:]), table[:, 0]
        self.is_regression = task == "regression"
        if self.is_regression:
            self.y = (self.y - self.y.mean()) / self.y.std()
            folds = KFold(FOLDS, shuffle=True, random_state=0)
        else:
            self.y = self.y.astype(int)
            folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
        self.is_binary = task == "binary"
        self.folds = list(folds.split(self.x, self.y))
        self.features = self.x.shape[1]
        self.scoring = "neg_mean_squared_error" if self.is_regression else "neg_log_loss"

    def forest(self, trees, seed=0, depth=None):
        kind = RandomForestRegressor if self.is_regression else RandomForestClassifier
        return kind(n_estimators=trees, max_depth=depth, max_features=1 / 3 if self.is_regression else "sqrt", random_state=seed)

    def constant_scores(self, scoring):
        constant = DummyRegressor() if self.is_regression else DummyClassifier()
        return cross_val_score(constant, self.x, self.y, scoring=scoring, cv=self.folds)


def fewest(scores):
    """The first of several rows of scores, one a fold, whose mean is within one standard error of the best."""
    means = scores.mean(axis=1)
    best = means.argmax()
    return int((means >= means[best] - scores[best].std(ddof=1) / math.sqrt(scores.shape[1])).argmax())


def l1(problem):
    """The lasso, or logistic regression under the L1 norm."""
    if problem.is_regression:
        model = LassoCV(cv=problem.folds).fit(problem.x, problem.y)
        alphas, paths, _ = lasso_path(problem.x, problem.y, alphas=model.alphas_)
        least = fewest(-model.mse_path_)
        return {"L1, best": numpy.flatnonzero(model.coef_), "L1, fewest": numpy.flatnonzero(paths[:, least])}
    strengths = l1_min_c(problem.x, problem.y, loss="log") * numpy.logspace(0, 3, 16)
    shared = {"penalty": "l1", "tol": 1e-3, "max_iter": 500, "random_state": 0}
    shared |= {"solver": "liblinear", "intercept_scaling": 10} if problem.is_binary else {"solver": "saga"}
    model = LogisticRegressionCV(Cs=strengths, cv=problem.folds, scoring="neg_log_loss", **shared).fit(problem.x, problem.y)
    least = strengths[fewest(next(iter(model.scores_.values())).T)]
    few = LogisticRegression(C=least, **shared).fit(problem.x, problem.y)
    return {
        "L1, best": numpy.flatnonzero(numpy.abs(model.coef_).max(axis=0)),
        "L1, fewest": numpy.flatnonzero(numpy.abs(few.coef_).max(axis=0)),
    }


def forest_above_mean(problem):
    return {"forest, above mean": SelectFromModel(problem.forest(500)).fit(problem.x, problem.y).get_support(indices=True)}


def forest_above_shadows(problem, rounds=20):
    """What is more important than the best of as many shuffled features, in more rounds than by chance: M. Kursa and W. Rudnicki, 2010."""
    trees = int(10 * math.sqrt(2 * problem.features))
    wins = numpy.zeros(problem.features)
    random = numpy.random.default_rng(0)
    for seed in range(rounds):
        both = numpy.hstack([problem.x, random.permuted(problem.x, axis=0)])
        importance = problem.forest(trees, seed, depth=7).fit(both, problem.y).feature_importances_
        wins += importance[:problem.features] > importance[problem.features:].max()
    return {"forest, above shadows": numpy.flatnonzero(binom.sf(wins - 1, rounds, 0.5) * problem.features < 0.05)}


def elimination(problem, name, model, scoring, steps):
    step = max(1, problem.features // steps)
    found = RFECV(model, step=step, cv=problem.folds, scoring=scoring).fit(problem.x, problem.y)
    counts = [0, *sorted({1, *range(problem.features, 0, -step)})]
    folds = [found.cv_results_[f"split{fold}_test_score"] for fold in range(FOLDS)]
    least = counts[fewest(numpy.vstack([problem.constant_scores(scoring), numpy.array(folds).T]))]
    few = [] if least == 0 else RFE(model, n_features_to_select=least, step=step).fit(problem.x, problem.y).get_support(indices=True)
    return {f"{name}, best": found.get_support(indices=True), f"{name}, fewest": few}


def elimination_linear(problem):
    model = LinearRegression() if problem.is_regression else LogisticRegression(max_iter=1000)
    return elimination(problem, "RFECV linear", model, problem.scoring, 100)


def elimination_forest(problem):
    return elimination(problem, "RFECV forest", problem.forest(30), "r2" if problem.is_regression else "accuracy", 25)


def mutual_information(problem):
    """The most informative features, one by one; how many, by a support vector machine with a radial kernel."""
    information = mutual_info_regression if problem.is_regression else mutual_info_classif
    machine = SVR() if problem.is_regression else SVC()
    scoring = "r2" if problem.is_regression else "accuracy"
    counts = [k for k in (*range(1, 11), 12, 16, 20, 25, 32, 40, 50, 64, 100, 200, 350) if k < problem.features] + [problem.features]
    scores = [problem.constant_scores(scoring)]
    ranks = [numpy.argsort(-information(problem.x[train], problem.y[train], random_state=0)) for train, _ in problem.folds]
    for count in counts:
        scores.append([
            machine.fit(problem.x[train][:, rank[:count]], problem.y[train]).score(problem.x[test][:, rank[:count]], problem.y[test])
            for rank, (train, test) in zip(ranks, problem.folds)])
    scores = numpy.array(scores)
    ranks = numpy.argsort(-information(problem.x, problem.y, random_state=0))
    best = counts[scores[1:].mean(axis=1).argmax()]
    least = [0, *counts][fewest(scores)]
    return {"mutual information, best": ranks[:best], "mutual information, fewest": ranks[:least]}


WAYS = [l1, forest_above_mean, forest_above_shadows, elimination_linear, elimination_forest, mutual_information]


def run(job):
    task, path = job
    warnings.simplefilter("ignore")
    problem = Problem(task, path)
    lines = []
    for way in WAYS:
        start = time.perf_counter()
        answers = way(problem)
        seconds = time.perf_counter() - start
        for method, selected in answers.items():
            lines.append({"file": path, "method": method, "selected": sorted(map(int, selected)), "seconds": seconds})
    return lines


def main():
    jobs = list(zip(sys.argv[1::2], sys.argv[2::2]))
    with multiprocessing.Pool() as pool:
        for done, lines in enumerate(pool.imap(run, jobs), start=1):
            for line in lines:
                print(json.dumps(line))
            print(f"  rivals: {done} of {len(jobs)} files", file=sys.stderr)


main()
