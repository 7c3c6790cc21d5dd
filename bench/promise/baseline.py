"""
The plain model that the promise is measured beside: gradient-boosted quantiles of scikit-learn with default parameters,
trained anew each week on what had been delivered before that week, asked for the orders of that week.

    python3 bench/promise/baseline.py FILE FROM TO [hist|gbr]

FILE is a CSV as `doorstep promise backtest --history` reads it; FROM and TO are the first and the last day of ordering.
Days are calendar days from the day of ordering to the day of delivery, and so is the pinball loss. A date is a whole day, so
each quantile is rounded up; the line "as fractions" leaves it as the model says it, which no calendar can show.
Needs scikit-learn (Debian: apt-get install python3-sklearn) and nothing else.
"""
import csv
import sys
from datetime import date, datetime, timedelta

import numpy as np
from sklearn.ensemble import GradientBoostingRegressor, HistGradientBoostingRegressor

LEVELS = [0.5, 0.8, 0.9, 0.95]
NUMBERS = ["distance_km", "items", "weight_g", "volume_cm3", "price_minor", "freight_minor"]
POSTAL = ["origin_postal", "destination_postal"]
CODES = ["origin_country", "origin_region", "destination_country", "destination_region", "service", "category"]

MODELS = {
    "hist": lambda level: HistGradientBoostingRegressor(loss="quantile", quantile=level, random_state=0),
    "gbr": lambda level: GradientBoostingRegressor(loss="quantile", alpha=level, random_state=0),
}


def number(text):
    digits = "".join(c for c in text or "" if c.isdigit() or c in ".-")
    try:
        return float(digits)
    except ValueError:
        return -1.0


def read(path):
    codes = {column: {} for column in CODES}
    rows = []
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            ordered = datetime.fromisoformat(row["ordered_at"])
            features = [ordered.weekday(), ordered.month, ordered.hour]
            features += [number(row.get(column)) for column in NUMBERS + POSTAL]
            features += [codes[c].setdefault(row.get(c, ""), len(codes[c])) for c in CODES]
            delivered = datetime.fromisoformat(row["delivered_at"]) if row["delivered_at"] else None
            rows.append((ordered, delivered, features))
    rows.sort(key=lambda row: row[0])
    ordered = np.array([row[0] for row in rows], dtype="datetime64[s]")
    delivered = np.array([row[1] for row in rows], dtype="datetime64[s]")
    features = np.array([row[2] for row in rows], dtype=float)
    days = (delivered.astype("datetime64[D]") - ordered.astype("datetime64[D]")).astype(float)
    days[np.isnat(delivered)] = np.nan
    return ordered, delivered, features, days


def pinball(level, actual, said):
    short = actual - said
    return np.maximum(level * short, (level - 1) * short)


def say(title, actual, said):
    print(f"  {title}")
    losses = []
    for i, level in enumerate(LEVELS):
        losses.append(pinball(level, actual, said[:, i]).mean())
        kept = (actual <= said[:, i]).mean()
        print(f"    {level:<5} kept {kept:6.1%}  mean days {said[:, i].mean():6.2f}  pinball {losses[-1]:.4f}")
    print(f"    mean pinball {np.mean(losses):.4f}")


def main():
    path, first, last = sys.argv[1], date.fromisoformat(sys.argv[2]), date.fromisoformat(sys.argv[3])
    kinds = sys.argv[4:] or list(MODELS)
    ordered, delivered, features, days = read(path)
    end = np.datetime64(last + timedelta(days=1), "s")
    for kind in kinds:
        actual, said, asked = [], [], 0
        week = np.datetime64(first, "s")
        while week < end:
            after = min(week + np.timedelta64(7, "D"), end)
            known = ~np.isnat(delivered) & (delivered < week)
            orders = (ordered >= week) & (ordered < after)
            asked += orders.sum()
            orders &= ~np.isnan(days)
            fits = [MODELS[kind](level).fit(features[known], days[known]) for level in LEVELS]
            if orders.any():
                said.append(np.column_stack([fit.predict(features[orders]) for fit in fits]))
                actual.append(days[orders])
            week = after
        actual, said = np.concatenate(actual), np.concatenate(said)
        print(f"{kind} {first} to {last}: {asked} orders, {len(actual)} delivered, mean actual {actual.mean():.2f} days")
        say("as dates", actual, np.ceil(said))
        say("as fractions", actual, said)


main()
