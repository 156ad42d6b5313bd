"""python3 reader.py OUT.pt MINUTES EMBEDDER [START]: fine-tunes the reading model's answerable logit.

Input [CLS] question [SEP] passage [SEP]. Right: the phrases that answer. Wrong: the same phrases for
a question that they only sound like answering or that takes for granted what they contradict,
another clause of the same domain, another phrase of the same clause, a neighbouring article of law,
and for what the paper does not speak of the phrases that EMBEDDER holds nearest to it.
"""
import os
import random
import sys

import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper

from bert import CLS, SEP, SHARED, Bert, padded, tokens, train, vectors
from sources import PHRASE_ENDS, bench, cut, drawn, law, lines, outside, pairs, refused, runs, served

READER = SHARED + "/models/youju-reader.onnx"
RATE, BATCH, NEAREST = float(os.environ.get("RATE", "2.5e-5")), 32, 8
# Questions of a row that a pass draws, right ones and wrong ones.
MOST = 9


def some_run(text, answer):
    return random.choices(runs(text, answer), (0.5, 0.35, 0.15))[0]


def examples(near):
    """(question, passage, 1 when the passage answers); `near` is of `mined`."""
    rows, found, by_domain = drawn(pairs(False)) + few(served(True), MOST), [], {}
    for row in rows:
        by_domain.setdefault(row["d"], []).append(row)
    for row in rows:
        found += [(q, some_run(row["c"], row["a"]), 1.0) for q in row["q"]]
        found += [(q, some_run(row["c"], row["a"]), 0.0) for q in wrong(row)]
        other = random.choice(by_domain[row["d"]])
        if other is not row:
            found.append((random.choice(row["q"]), random.choice(runs(other["c"], other["a"])[:2]), 0.0))
        phrases = [row["c"][s:e].strip() for s, e in cut(row["c"], PHRASE_ENDS)]
        phrases = [p for p in phrases if len(p) > 5 and row["a"] not in p and p.rstrip("，。；,;") not in row["a"]]
        if phrases and random.random() < 0.5:
            found.append((random.choice(row["q"]), random.choice(phrases), 0.0))
    for row in refused():
        found += [(row["q"][0], row["c"], 1.0), (row["f"][0], row["c"], 0.0), (row["n"][0], row["c"], 0.0)]
    found += [(q, random.choice(passages), 0.0) for q, passages in near]
    seen = lay() + articles()
    random.shuffle(seen)
    return found + drawn(seen)[: len(found) // 4]


def wrong(row):
    """Questions that the row's answer only seems to answer: `MOST` of them each time, or the only one twice."""
    all_of = row.get("n", []) + row.get("f", []) + row.get("o", [])
    return all_of * 2 if len(all_of) < 2 else random.sample(all_of, min(MOST, len(all_of)))


def few(rows, most):
    """So many of each row's questions, so that one document does not outweigh the others."""
    return [row | {"q": random.sample(row["q"], min(most, len(row["q"])))} for row in rows]


def mined(embedder):
    """What the paper does not speak of, and questions of its other clauses, with the phrases nearest to them."""
    model = torch.load(embedder) if embedder.endswith(".pt") else Bert(embedder)
    rows = served()
    phrases = vectors(model, [row["a"] for row in rows], 72)
    found = []
    asked = [(q, None) for q in outside()] + [(q, None) for row in rows for q in row.get("o", [])]
    asked += [(q, row["c"]) for row in few(rows, 2) for q in row["q"]]
    for (question, home), at in zip(asked, vectors(model, [q for q, _ in asked], 48)):
        order = [i for i in (phrases @ at).argsort(descending=True).tolist() if rows[i]["c"] != home]
        found.append((question, [rows[i]["a"] if random.random() < 0.6 else rows[i]["c"] for i in order[:NEAREST]]))
    return found


def articles():
    """Questions on articles of law, with the article and with a neighbour."""
    records, _, _, _ = bench("stard")
    rows, found = law(records), []
    for n, (record, asked) in enumerate(rows):
        found.append((random.choice(asked), record["text"], 1.0))
        near = rows[max(0, min(len(rows) - 1, n + random.choice((-3, -2, -1, 1, 2, 3))))][0]
        if near is not record:
            found.append((random.choice(asked), near["text"], 0.0))
    return found


def lay():
    records, questions, judged, answers = bench("lay")
    found, at = [], {}
    for q in questions:
        if answers.get(q["_id"]):
            record, answer = judged[q["_id"]][0], random.choice(answers[q["_id"]])
            at.setdefault(record, []).append(answer)
            found.append((q["text"], random.choice(runs(records[record]["text"], answer)), 1.0))
    for q in lines(SHARED + "/bench/lay/unanswerable.jsonl"):
        record = q["closest_sections"][0]
        if record in at:
            found.append((q["question"], random.choice(runs(records[record]["text"], random.choice(at[record]))), 0.0))
    return found


def logits(model, some):
    asked = [[CLS] + tokens(q)[:48] + [SEP] for q, _, _ in some]
    read = [tokens(text)[:100] + [SEP] for _, text, _ in some]
    ids, mask = padded([a + r for a, r in zip(asked, read)])
    types = torch.zeros_like(ids)
    for i, (a, r) in enumerate(zip(asked, read)):
        types[i, len(a) : len(a) + len(r)] = 1
    first = model(ids, mask, types)[:, 0].float()
    return (first @ model.heads["answerable.weight"] + model.heads["answerable.bias"])[:, 0].float()


def check(model):
    """Area under the ROC curve on held-out pairs, against near-misses and against the next clause."""
    model.eval()
    rows = pairs(True)

    def scored(some):
        with torch.no_grad():
            return torch.cat([logits(model, some[i : i + 64]) for i in range(0, len(some), 64)])

    right = scored([(q, runs(r["c"], r["a"])[0], 1.0) for r in rows for q in r["q"]])
    near = scored([(r["n"][0], runs(r["c"], r["a"])[0], 0.0) for r in rows])
    next_ = scored([(r["q"][0], runs(s["c"], s["a"])[0], 0.0) for r, s in zip(rows, rows[1:]) if r["d"] == s["d"]])
    areas = [float((right[:, None] > wrong[None]).float().mean()) for wrong in (near, next_)]
    return "held out: area against near-misses {:.3f}, against another clause {:.3f}".format(*areas)


def batches(near):
    """Batches of about the same length, in any order."""
    rows = examples(near)
    rows.sort(key=lambda e: len(e[0]) + len(e[1]) + random.random() * 12)
    some = [rows[i : i + BATCH] for i in range(0, len(rows), BATCH)]
    random.shuffle(some)
    return some


def main(out, minutes, embedder, start=READER):
    torch.set_num_threads(int(os.environ.get("THREADS", os.cpu_count() or 1)))
    random.seed(11)
    torch.manual_seed(11)
    model = Bert(start)
    tensors = {t.name: numpy_helper.to_array(t) for t in onnx.load(start).graph.initializer}
    names = ("answerable.weight", "answerable.bias")
    model.heads = {name: torch.nn.Parameter(torch.tensor(tensors[name].copy())) for name in names}
    model.drop = 0.1
    weights = model.trainable() + list(model.heads.values())
    print(check(model), flush=True)
    near = mined(embedder)

    def loss_of(batch):
        model.train()
        return F.binary_cross_entropy_with_logits(logits(model, batch), torch.tensor([y for *_, y in batch]))

    step = train(weights, minutes, RATE, 0.03, lambda: batches(near), loss_of, 40)
    torch.save(model, out)
    print(step, "steps;", check(model))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), *sys.argv[3:])
