"""python3 reader.py OUT.pt MINUTES: fine-tunes the reading model's answerable logit.

Input [CLS] question [SEP] passage [SEP]. Right: the phrases that answer. Wrong: the same phrases for
a question that they only sound like answering, another clause of the same domain, another phrase of
the same clause.
"""
import random
import sys

import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper

from bert import CLS, SEP, SHARED, Bert, padded, tokens, train
from sources import PHRASE_ENDS, bench, cut, lines, pairs, runs

READER = SHARED + "/models/youju-reader.onnx"
RATE, BATCH = 2.5e-5, 32


def some_run(text, answer):
    return random.choices(runs(text, answer), (0.5, 0.35, 0.15))[0]


def examples():
    """(question, passage, 1 when the passage answers)."""
    rows, found, by_domain = pairs(False), [], {}
    for row in rows:
        by_domain.setdefault(row["d"], []).append(row)
    for row in rows:
        found += [(q, some_run(row["c"], row["a"]), 1.0) for q in row["q"]]
        found += [(q, some_run(row["c"], row["a"]), 0.0) for q in row["n"] * 2]
        other = random.choice(by_domain[row["d"]])
        if other is not row:
            found.append((random.choice(row["q"]), random.choice(runs(other["c"], other["a"])[:2]), 0.0))
        phrases = [row["c"][s:e].strip() for s, e in cut(row["c"], PHRASE_ENDS)]
        phrases = [p for p in phrases if len(p) > 5 and row["a"] not in p and p.rstrip("，。；,;") not in row["a"]]
        if phrases and random.random() < 0.5:
            found.append((random.choice(row["q"]), random.choice(phrases), 0.0))
    seen = lay()
    random.shuffle(seen)
    return found + seen[: len(found) // 5]


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
    asked = [[CLS] + tokens(q)[:40] + [SEP] for q, _, _ in some]
    read = [tokens(text)[:100] + [SEP] for _, text, _ in some]
    ids, mask = padded([a + r for a, r in zip(asked, read)])
    types = torch.zeros_like(ids)
    for i, (a, r) in enumerate(zip(asked, read)):
        types[i, len(a) : len(a) + len(r)] = 1
    first = model(ids, mask, types)[:, 0]
    return (first @ model.heads["answerable.weight"] + model.heads["answerable.bias"])[:, 0]


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


def batches():
    """Batches of about the same length, in any order."""
    rows = examples()
    rows.sort(key=lambda e: len(e[0]) + len(e[1]) + random.random() * 12)
    some = [rows[i : i + BATCH] for i in range(0, len(rows), BATCH)]
    random.shuffle(some)
    return some


def main(out, minutes):
    torch.set_num_threads(1)
    random.seed(11)
    torch.manual_seed(11)
    model = Bert(READER)
    tensors = {t.name: numpy_helper.to_array(t) for t in onnx.load(READER).graph.initializer}
    names = ("answerable.weight", "answerable.bias")
    model.heads = {name: torch.nn.Parameter(torch.tensor(tensors[name].copy())) for name in names}
    model.drop = 0.1
    weights = model.trainable() + list(model.heads.values())
    print(check(model), flush=True)

    def loss_of(batch):
        model.train()
        return F.binary_cross_entropy_with_logits(logits(model, batch), torch.tensor([y for *_, y in batch]))

    step = train(weights, minutes, RATE, 0.03, batches, loss_of, 20)
    torch.save(model, out)
    print(step, "steps;", check(model))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
