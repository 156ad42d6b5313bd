"""python3 embedder.py OUT.pt MINUTES [START.pt]: contrastive fine-tuning of the embedder.

InfoNCE (van den Oord et al., arXiv 1807.03748) in both directions over batches of neighbouring
matters, so that the other passages of a batch are hard negatives. Questions carry no instruction.
"""
import random
import sys

import torch
import torch.nn.functional as F

from bert import SHARED, Bert, encoded, padded, train, vectors
from sources import PHRASE_ENDS, bench, cut, pairs, runs

RATE, TEMPERATURE, BATCH, CHUNK = 3e-5, 0.03, 48, 16


def examples():
    """(matters that belong together, what is the same passage, question, text, answer or None)."""
    found = []
    for _ in range(2):
        for row in pairs(False):
            for k, question in enumerate(row["q"]):
                found.append((row["id"].split(":")[0] + row["d"] + str(k), row["id"], question, row["c"], row["a"]))
    records, questions, judged, answers = bench("lay")
    for q in questions:
        if answers.get(q["_id"]):
            record = judged[q["_id"]][0]
            found.append((record[:-1], record, q["text"], records[record]["text"], random.choice(answers[q["_id"]])))
    records, questions, judged, _ = bench("stard")
    for q in questions:
        record = random.choice(judged[q["_id"]])
        if record in records:
            text = records[record].get("title", "") + " " + records[record]["text"]
            found.append((str(random.random()), record, q["text"], text[:220], None))
    return found


def batches():
    groups = {}
    for example in examples():
        groups.setdefault(example[0], []).append(example)
    flat = []
    for key in sorted(groups):
        random.shuffle(groups[key])
        flat += groups[key]
    offset = random.randrange(CHUNK)
    chunks = [flat[:offset]] + [flat[i : i + CHUNK] for i in range(offset, len(flat), CHUNK)]
    chunks = [chunk for chunk in chunks if len(chunk) > 3]
    random.shuffle(chunks)
    n = BATCH // CHUNK
    return [sum(chunks[i : i + n], []) for i in range(0, len(chunks), n)]


def check(model):
    """How often the right clause comes first among the held-out ones, by its best phrase."""
    held = pairs(True)
    phrases, owner = [], []
    for i, row in enumerate(held):
        for s, e in cut(row["c"], PHRASE_ENDS) + [(0, len(row["c"]))]:
            if len(row["c"][s:e].strip()) > 2:
                phrases.append(row["c"][s:e].strip())
                owner.append(i)
    passages, owner = vectors(model, phrases), torch.tensor(owner)
    right, reciprocal, count = 0, 0.0, 0
    for i, row in enumerate(held):
        for asked in vectors(model, row["q"]):
            best = torch.full((len(held),), -9.0).scatter_reduce(0, owner, passages @ asked, "amax", include_self=True)
            rank = int((best > best[i]).sum()) + 1
            right, reciprocal, count = right + (rank == 1), reciprocal + 1 / rank, count + 1
    return f"held out: {len(held)} clauses, R@1 {right / count:.3f}, MRR {reciprocal / count:.3f}"


def main(out, minutes, start=None):
    torch.set_num_threads(1)
    random.seed(7)
    torch.manual_seed(7)
    model = torch.load(start) if start else Bert(SHARED + "/models/youju-embedder.onnx")
    model.drop = 0.1
    print(check(model), flush=True)

    def loss_of(batch):
        model.train()
        passages = [
            encoded(random.choices(runs(text, answer), (0.45, 0.35, 0.2))[0], 72) if answer else encoded(text, 160)
            for _, _, _, text, answer in batch
        ]
        asked = F.normalize(model(*padded([encoded(x[2], 40) for x in batch]))[:, 0], dim=-1)
        read = F.normalize(model(*padded(passages))[:, 0], dim=-1)
        scores = asked @ read.T / TEMPERATURE
        same = torch.tensor([[a[1] == b[1] and i != j for j, b in enumerate(batch)] for i, a in enumerate(batch)])
        scores = scores.masked_fill(same, -1e4)
        target = torch.arange(len(batch))
        return F.cross_entropy(scores, target) + 0.3 * F.cross_entropy(scores.T, target)

    step = train(model.trainable(), minutes, RATE, 0.05, batches, loss_of, 10)
    torch.save(model, out)
    print(step, "steps;", check(model))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), *sys.argv[3:])
