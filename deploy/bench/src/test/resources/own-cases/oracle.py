#!/usr/bin/env python3
"""Writes staff.csv and expected.json: generated rows, and what the estimators must find on them.

Every number follows from its definition by loops over all rows, or by maximising the likelihood as written down, with numpy
and scipy; nothing here is fast and nothing is shared with the engine. `cases.json` asks the engine the same questions.
   python3 oracle.py
"""
import itertools
import json
import math

import numpy as np
from scipy.optimize import minimize

rng = np.random.default_rng(20261125)
N = 420
start = rng.integers(0, 10, N).astype(float)
x1 = rng.integers(0, 2, N).astype(float)
x2 = np.round(rng.normal(size=N), 2)
group = rng.integers(0, 3, N)
stratum = rng.integers(0, 3, N)
rate = 0.09 * np.exp(0.5 * x1 - 0.4 * x2 + 0.2 * stratum)
length = np.minimum(np.ceil(rng.exponential(1 / rate)), rng.integers(1, 14, N))
stop = start + length
cause = np.where(rng.random(N) < 0.62, rng.choice([1, 2, 3], N, p=[0.55, 0.3, 0.15]), 0)
weight = np.round(rng.uniform(0.4, 2.0, N), 2)
offset = np.round(rng.normal(scale=0.3, size=N), 2)
ident = rng.integers(0, 160, N)
X = np.column_stack([x1, x2])
event = (cause != 0).astype(int)
first = (cause == 1).astype(int)

with open("staff.csv", "w") as f:
    f.write("id,start,stop,cause,group,stratum,x1,x2,weight,offset\n")
    for i in range(N):
        f.write(f"{ident[i]},{start[i]:.0f},{stop[i]:.0f},{cause[i]},g{group[i]},{stratum[i]},{x1[i]:.0f},{x2[i]},"
                f"{weight[i]},{offset[i]}\n")

expected = {}


def at_risk(t, s0=None, s1=None):
    return (start if s0 is None else s0) < t, t <= (stop if s1 is None else s1)


def survival(rows, w, s0, s1, d):
    """(time, S, sum d/(n(n-d)), hazard) at event times."""
    s, green, haz, out = 1.0, 0.0, 0.0, []
    for t in sorted(set(s1[rows & (d == 1)])):
        n = w[rows & (s0 < t) & (t <= s1)].sum()
        k = w[rows & (s1 == t) & (d == 1)].sum()
        s *= 1 - k / n
        green += k / (n * (n - k)) if k < n else math.inf
        haz += k / n
        out.append((t, n, k, s, green, haz))
    return out


# Kaplan-Meier by group, first cause as the event, errors by the jackknife over people: numerical derivative in their weights
curve = {"stratum": [], "time": [], "n_risk": [], "n_event": [], "surv": [], "std_err_surv_greenwood": [], "cumhaz": []}
rmst = {"rmst": [], "se": []}
ones = np.ones(N)
TAU = 12.0
for g in range(3):
    rows = group == g
    points = survival(rows, ones, start, stop, first)
    area, var, s_before, t_before = 0.0, 0.0, 1.0, 0.0
    for t, n, k, s, green, haz in points:
        curve["stratum"].append(f"group=g{g}"), curve["time"].append(t), curve["n_risk"].append(n)
        curve["n_event"].append(k), curve["surv"].append(s), curve["cumhaz"].append(haz)
        curve["std_err_surv_greenwood"].append(s * math.sqrt(green))
    def area_from(a):
        total, s_now, t_now = 0.0, 1.0, 0.0
        for t, n, k, s, green, haz in points:
            if t >= TAU:
                break
            total += s_now * max(0.0, t - max(t_now, a)) if t > a else 0.0
            s_now, t_now = s, t
        return total + s_now * (TAU - max(t_now, a))
    rmst["rmst"].append(area_from(0.0))
    rmst["se"].append(math.sqrt(sum(area_from(t) ** 2 * k / (n * (n - k)) for t, n, k, *_ in points if t < TAU)))
expected["recurrent-curves"] = {"curve": curve, "rmst": rmst}

robust = []
h = 1e-5
times = sorted(set(stop[first == 1]))
base = {t: s for t, n, k, s, *_ in survival(ones == 1, weight, start, stop, first)}
influence = {t: 0.0 for t in times}
for person in sorted(set(ident)):
    up, down = weight.copy(), weight.copy()
    up[ident == person] *= 1 + h
    down[ident == person] *= 1 - h
    a = {t: s for t, n, k, s, *_ in survival(ones == 1, up, start, stop, first)}
    b = {t: s for t, n, k, s, *_ in survival(ones == 1, down, start, stop, first)}
    for t in times:
        influence[t] += ((a[t] - b[t]) / (2 * h)) ** 2
expected["weighted-curve"] = {"curve": {"surv": [base[t] for t in times],
                                        "std_err_surv_greenwood": [math.sqrt(influence[t]) for t in times]}}


# log-rank and G-rho, three groups, strata
def log_rank(rho):
    excess, variance = np.zeros(3), np.zeros((3, 3))
    for z in range(3):
        rows, s = stratum == z, 1.0
        for t in sorted(set(stop[rows & (event == 1)])):
            risk = rows & (start < t) & (t <= stop)
            n, d = risk.sum(), (rows & (stop == t) & (event == 1)).sum()
            share = np.array([(risk & (group == g)).sum() / n for g in range(3)])
            own = np.array([(rows & (stop == t) & (event == 1) & (group == g)).sum() for g in range(3)])
            w = s ** rho
            excess += w * (own - d * share)
            if n > 1:
                variance += w * w * d * (n - d) / (n - 1) * (np.diag(share) - np.outer(share, share))
            s *= 1 - d / n
    return float(excess[:2] @ np.linalg.solve(variance[:2, :2], excess[:2]))


expected["log-rank-strata"] = {str(r): {"chisq": log_rank(r), "df": 2} for r in (0, 0.5, 1)}


# Cox: the log partial likelihood as written, maximised numerically
def pieces(d, w, off, strata, beta, columns, ties, change=None):
    """Sum over events of log-likelihood, and score and information as expectations over every risk set."""
    p = columns(0.0).shape[1]
    ll, score, info = 0.0, np.zeros(p), np.zeros((p, p))
    for z in sorted(set(strata)):
        inside = strata == z
        for t in sorted(set(stop[inside & (d == 1)])):
            x = columns(t)
            dead = np.flatnonzero(inside & (stop == t) & (d == 1))
            risk = np.flatnonzero(inside & (start < t) & (t <= stop))
            r = np.exp(x @ beta + off)
            if ties == "exact":
                choices = np.zeros(len(dead) + 1)
                choices[0] = 1.0
                for i in risk:
                    choices[1:] += r[i] * choices[:-1]
                ll += np.log(r[dead]).sum() - math.log(choices[-1])
                continue
            ll += (w[dead] * np.log(r[dead])).sum()
            score += (w[dead, None] * x[dead]).sum(axis=0)
            steps = len(dead)
            mean_weight = w[dead].sum() / steps
            for k in range(steps):
                v = w * r
                share = np.zeros(N)
                share[risk] = v[risk]
                if ties == "efron":
                    share[dead] *= 1 - k / steps
                total = share.sum()
                mean = (share[:, None] * x).sum(axis=0) / total
                ll -= mean_weight * math.log(total)
                score -= mean_weight * mean
                centred = x - mean
                info += mean_weight * (share[:, None, None] * centred[:, :, None] * centred[:, None, :]).sum(axis=0) / total
    return ll, score, info


def cox(d, w, off, strata, columns, ties, penalty=False):
    p = columns(0.0).shape[1]

    def objective(b):
        ll, _, info = pieces(d, w, off, strata, b, columns, ties)
        return -(ll + (0.5 * np.linalg.slogdet(info)[1] if penalty else 0.0))

    b = np.zeros(p)
    if ties == "exact" or penalty:
        for _ in range(6):
            b = minimize(objective, b, method="BFGS", options={"gtol": 1e-9}).x
    else:
        for _ in range(30):
            _, u, info = pieces(d, w, off, strata, b, columns, ties)
            b = b + np.linalg.solve(info, u)
    return b, -objective(b), pieces(d, w, off, strata, b, columns, ties)[2]


def constant(t):
    return X


no_offset, one_stratum = np.zeros(N), np.zeros(N, dtype=int)
answer = {}
for ties in ("efron", "breslow"):
    b, ll, info = cox(first, weight, offset, stratum, constant, ties)
    inverse = np.linalg.inv(info)
    # robust by people: derivative of the estimate in a person's weights, one Newton step, as a grouped jackknife has it
    rows = []
    for person in sorted(set(ident)):
        up, down = weight.copy(), weight.copy()
        up[ident == person] *= 1 + h
        down[ident == person] *= 1 - h
        rows.append((pieces(first, up, offset, stratum, b, constant, "breslow")[1]
                     - pieces(first, down, offset, stratum, b, constant, "breslow")[1]) / (2 * h))
    answer[ties] = {"coef": list(b), "se": list(np.sqrt(np.diag(inverse))), "loglik": ll, "events": int(first.sum()), "n": N}
    if ties == "breslow":
        u = np.array(rows)
        answer[ties]["se_robust"] = list(np.sqrt(np.diag(inverse @ u.T @ u @ inverse)))
b, ll, info = cox(first, ones, offset, stratum, constant, "exact")
answer["exact"] = {"coef": list(b), "loglik": ll}
b, ll, info = cox(first, ones, no_offset, one_stratum, constant, "efron", penalty=True)
answer["firth"] = {"coef": list(b), "se": list(np.sqrt(np.diag(np.linalg.inv(info))))}
expected["cox-ties-strata-offset-weights"] = answer


# a coefficient per period: x1 up to 8, x1 later
def by_period(t):
    return np.column_stack([x1 * (t <= 8), x1 * (t > 8), x2])


b, ll, info = cox(first, ones, no_offset, one_stratum, by_period, "efron")
expected["cox-by-period"] = {"coef": list(b), "se": list(np.sqrt(np.diag(np.linalg.inv(info)))), "loglik": ll}


# proportional hazards: score test of x g(t) beside x, information of both
def transforms():
    km, s = {}, 1.0
    for t in sorted(set(stop[first == 1])):
        km[t] = 1 - s
        s *= 1 - (first[stop == t]).sum() / ((start < t) & (t <= stop)).sum()
    order = {t: (stop < t).sum() + ((stop == t).sum() + 1) / 2 for t in set(stop)}
    return {"km": km.get, "identity": lambda t: t, "rank": order.get, "log": math.log}


b, _, _ = cox(first, ones, no_offset, one_stratum, constant, "efron")
answer = {}
for name, g in transforms().items():
    centre = np.mean([g(t) for t in stop[first == 1]])

    def wide(t, g=g, centre=centre):
        return np.hstack([X, X * ((g(t) if t else 0.0) - centre)])

    _, u, info = pieces(first, ones, no_offset, one_stratum, np.concatenate([b, [0, 0]]), wide, "efron")
    chisq = []
    for keep in ([0, 1, 2], [0, 1, 3], [0, 1, 2, 3]):
        v = np.where(np.array(keep) > 1, u[keep], 0.0)
        chisq.append(float(v @ np.linalg.solve(info[np.ix_(keep, keep)], v)))
    answer[name] = {f"ph_test_{name}": {"chisq": chisq}}
expected["proportional-hazards"] = answer

# Aalen-Johansen, three causes, delayed entry; jackknife over people as above
WANTED = [4.0, 9.0, 15.0]


def incidence(w):
    s, f, out = 1.0, np.zeros(3), {}
    for t in sorted(set(stop)):
        n = w[(start < t) & (t <= stop)].sum()
        d = np.array([w[(stop == t) & (cause == k + 1)].sum() for k in range(3)])
        f, s = f + s * d / n, s * (1 - d.sum() / n)
        for wanted in WANTED:
            if t <= wanted:
                out[wanted] = f
    return np.array([out[t] for t in WANTED])


point, square = incidence(ones), 0.0
for person in sorted(set(ident)):
    up, down = ones.copy(), ones.copy()
    up[ident == person] += h
    down[ident == person] -= h
    square = square + ((incidence(up) - incidence(down)) / (2 * h)) ** 2
expected["three-causes"] = {f"cif_{k + 1}": list(point[:, k]) for k in range(3)}
expected["three-causes"].update({f"se_{k + 1}": list(np.sqrt(square[:, k])) for k in range(3)})

# Fine and Gray on time since entry: explicit weights G(t-) / G(T-)
T = length


def censoring_free(t):
    g = 1.0
    for u in sorted(set(T[cause == 0])):
        if u < t:
            g *= 1 - ((T == u) & (cause == 0)).sum() / (T >= u).sum()
    return g


G = {t: censoring_free(t) for t in set(T)}


def fine_gray(b):
    r, ll = np.exp(X @ b), 0.0
    for i in np.flatnonzero(cause == 1):
        t = T[i]
        w = np.where(T >= t, 1.0, np.where(cause > 1, [G[t] / G[u] for u in T], 0.0))
        ll += X[i] @ b - math.log((w * r).sum())
    return -ll


b = np.zeros(2)
for _ in range(4):
    b = minimize(fine_gray, b, method="BFGS", options={"gtol": 1e-9}).x
expected["fine-gray"] = {"coef": list(b), "loglik": -fine_gray(b), "events": int((cause == 1).sum())}


# logit and least squares with weights, by the normal equations
D = np.column_stack([np.ones(N), X])
b = np.zeros(3)
for _ in range(50):
    p = 1 / (1 + np.exp(-D @ b))
    info = (D * (weight * p * (1 - p))[:, None]).T @ D
    b = b + np.linalg.solve(info, D.T @ (weight * (first - p)))
expected["logit-weighted"] = {"coef": list(b), "se": list(np.sqrt(np.diag(np.linalg.inv(info))))}
inverse = np.linalg.inv((D * weight[:, None]).T @ D)
b = inverse @ D.T @ (weight * length)
e = length - D @ b
lever = weight * np.einsum("ij,jk,ik->i", D, inverse, D)


def sandwich(u):
    return float(np.sqrt((inverse @ (D * (u * u)[:, None]).T @ D @ inverse)[1, 1]))


u = np.array([(D[ident == c] * (weight * e)[ident == c][:, None]).sum(axis=0) for c in sorted(set(ident))])
C = len(u)
expected["least-squares"] = {
    "coef": float(b[1]), "se": float(np.sqrt((weight * e * e).sum() / (N - 3) * inverse[1, 1])),
    "hc1": sandwich(weight * e * math.sqrt(N / (N - 3))), "hc3": sandwich(weight * e / (1 - lever)),
    "clustered": float(np.sqrt((inverse @ u.T @ u @ inverse)[1, 1] * C / (C - 1) * (N - 1) / (N - 3)))}

json.dump(expected, open("expected.json", "w"), indent=1)
