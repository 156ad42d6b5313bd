"""python3 embedder.py OUT.pt MINUTES [START]: contrastive fine-tuning of the embedder.

InfoNCE (van den Oord et al., arXiv 1807.03748) in both directions over batches of neighbouring
matters, so that the other passages of a batch are hard negatives. Questions carry no instruction.
Questions written for the phrases of the document that is served and for articles of law (generated
queries for adaptation to a domain, as in GPL, Wang et al., arXiv 2112.07577) are among them. The
former are also told from all other phrases of that document, by a bank of vectors that is renewed
(cross-batch memory, Wang et al., arXiv 1912.06798).
"""
import os
import random
import sys

import torch
import torch.nn.functional as F

from bert import SHARED, Bert, encoded, first, train, vectors
from sources import PHRASE_ENDS, bench, cut, drawn, law, pairs, runs, served

RATE, TEMPERATURE, BATCH, CHUNK, RENEW = float(os.environ.get("RATE", "3e-5")), 0.03, 64, 16, 40


def examples():
    """(matters that belong together, what is the same passage, question, text, answer or None)."""
    found = []
    for row in served():
        for k, question in enumerate(row["q"]):
            found.append(("served" + row["d"] + str(k), row["id"], question, row["c"], row["a"]))
    for row in drawn(pairs(False)):
        for k, question in enumerate(row["q"]):
            found.append((row["id"].split(":")[0] + row["d"] + str(k), row["id"], question, row["c"], row["a"]))
    records, questions, judged, answers = bench("lay")
    for q in drawn(random.sample(questions, len(questions) // 2)):
        if answers.get(q["_id"]):
            record = judged[q["_id"]][0]
            found.append((record[:-1], record, q["text"], records[record]["text"], random.choice(answers[q["_id"]])))
    records, questions, judged, _ = bench("stard")
    for q in drawn(questions):
        record = random.choice(judged[q["_id"]])
        if record in records:
            found.append((str(random.random()), record, q["text"], article(records[record]), None))
    for n, (record, asked) in drawn(enumerate(law(records))):
        found.append((f"law{n // 20:04}", record["_id"], random.choice(asked), article(record), None))
    return found


def article(record):
    return record.get("title", "") + " " + record["text"][:300]


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


def main(out, minutes, start=SHARED + "/models/youju-embedder.onnx"):
    torch.set_num_threads(int(os.environ.get("THREADS", os.cpu_count() or 1)))
    random.seed(7)
    torch.manual_seed(7)
    model = torch.load(start) if start.endswith(".pt") else Bert(start)
    model.drop = 0.1
    print(check(model), flush=True)
    phrases = [row["a"] for row in served()]
    bank, steps = vectors(model, phrases, 72), 0

    def loss_of(batch):
        nonlocal bank, steps
        steps += 1
        if steps % RENEW == 0:
            bank = vectors(model, phrases, 72)
        model.train()
        read = [random.choices(runs(x[3], x[4]), (0.6, 0.3, 0.1))[0] if x[4] else x[3] for x in batch]
        asked_at = first(model, [encoded(x[2], 48) for x in batch])
        read_at = first(model, [encoded(text, 72 if x[4] else 128) for text, x in zip(read, batch)])
        scores = asked_at @ read_at.T / TEMPERATURE
        scores = scores.masked_fill(torch.tensor([[alike(batch, read, i, j) for j in range(len(batch))] for i in range(len(batch))]), -1e4)
        far = asked_at @ bank.to(asked_at.dtype).T / TEMPERATURE
        far = far.masked_fill(torch.tensor([away(x, text, phrases) for x, text in zip(batch, read)]), -1e4)
        target = torch.arange(len(batch))
        scores, far = scores.float(), far.float()
        return F.cross_entropy(torch.cat([scores, far], 1), target) + 0.3 * F.cross_entropy(scores.T, target)

    step = train(model.trainable(), minutes, RATE, 0.05, batches, loss_of, 20)
    torch.save(model, out)
    print(step, "steps;", check(model))


def alike(batch, read, i, j):
    """Whether passage j answers question i too, as far as one can tell."""
    a, b = batch[i], batch[j]
    return i != j and (a[1] == b[1] or bool(a[4] and a[4] in read[j]) or bool(b[4] and b[4] in read[i]))


def away(example, text, phrases):
    """Which phrases of the document that is served do not count against this question."""
    if not example[1].startswith("served"):
        return [True] * len(phrases)
    return [phrase in text or example[4] in phrase for phrase in phrases]


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), *sys.argv[3:])
