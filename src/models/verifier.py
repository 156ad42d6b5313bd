"""Fits search/AnswerVerifier to the likely questions: does a phrase answer a question, by vectors alone?

    python3 verifier.py LIKELY.bytes VERIFIER.bytes [EPOCHS] [SEED]

LIKELY.bytes is src/main/resources/models/likely-….bytes (search/LikelyQuestions says how it is laid out), VERIFIER.bytes
what search/AnswerVerifier reads. Needs numpy; 30 epochs take some 4 minutes on two cores.
"""
import struct
import sys

import numpy as np

DIMENSIONS = 512
HIDDEN = 192
BATCH = 512
DROPPED = 0.3
NOISE = 0.3
DECAY = 2e-4
# So that the parts of the input are of like size.
SCALE = np.concatenate([np.full(2 * DIMENSIONS, 16), np.full(DIMENSIONS, 256)]).astype(np.float32)


def unit(rows):
    return rows / np.linalg.norm(rows, axis=-1, keepdims=True)


def read(path):
    """(answered, unanswered) vectors of each row, each of length 1."""
    data = open(path, "rb").read()
    at, rows = 0, []
    while at < len(data):
        for _ in range(2):
            at += 2 + struct.unpack_from(">H", data, at)[0]
        answered, unanswered = struct.unpack_from(">ii", data, at)
        at += 8
        size = (4 + DIMENSIONS) * (answered + unanswered)
        block = np.frombuffer(data, np.uint8, size, at).reshape(-1, 4 + DIMENSIONS)
        at += size
        steps = block[:, :4].copy().view(">f4").astype(np.float32) / 127
        vectors = block[:, 4:].view(np.int8).astype(np.float32) * steps
        rows.append((vectors[:answered], vectors[answered:]))
    return rows


def examples(rows):
    """Questions, whether they are answered, the row of each, and what stands for each row's phrase.

    The last row holds what no document speaks of, told from the phrases that are nearest to it.
    """
    phrases = rows[:-1]
    middles = unit(np.stack([np.concatenate([unit(a), unit(u)]).sum(0) for a, u in phrases]))
    answered = unit(np.stack([a.mean(0) for a, _ in phrases]))
    outside = unit(rows[-1][1])
    questions = np.concatenate([np.concatenate([a, u]) for a, u in phrases] + [outside])
    wanted = np.concatenate([np.r_[np.ones(len(a)), np.zeros(len(u))] for a, u in phrases] + [np.zeros(len(outside))])
    row = np.concatenate([np.full(len(a) + len(u), n) for n, (a, u) in enumerate(phrases)])
    row = np.concatenate([row, (outside @ answered.T).argmax(1)])
    return unit(questions), wanted.astype(np.float32), row, middles


def features(question, phrase):
    return np.concatenate([question, phrase, question * phrase], 1) * SCALE


def fit(questions, wanted, row, middles, epochs, seed):
    random = np.random.default_rng(seed)
    start = lambda a, b: (random.normal(size=(a, b)) * np.sqrt(2 / a)).astype(np.float32)
    weights = [start(3 * DIMENSIONS, HIDDEN), np.zeros(HIDDEN, np.float32), start(HIDDEN, 1), np.zeros(1, np.float32)]
    first = [np.zeros_like(w) for w in weights]
    second = [np.zeros_like(w) for w in weights]
    step = 0
    for epoch in range(epochs):
        rate = 1e-3 * (1 - epoch / epochs) + 1e-5
        order = random.permutation(len(questions))
        lost = 0.0
        for at in range(0, len(order), BATCH):
            some = order[at:at + BATCH]
            given = features(questions[some], middles[row[some]])
            given = given + random.normal(size=given.shape).astype(np.float32) * NOISE
            hidden = np.maximum(given @ weights[0] + weights[1], 0)
            kept = ((random.random(hidden.shape) > DROPPED) / (1 - DROPPED)).astype(np.float32)
            logit = (hidden * kept @ weights[2] + weights[3])[:, 0]
            chance = 1 / (1 + np.exp(-logit))
            lost -= float(np.log(np.where(wanted[some] > 0, chance, 1 - chance) + 1e-9).sum())
            off = ((chance - wanted[some]) / len(some)).astype(np.float32)[:, None]
            back = off @ weights[2].T * kept * (hidden > 0)
            gradients = [given.T @ back, back.sum(0), (hidden * kept).T @ off, off.sum(0)]
            step += 1
            for n, gradient in enumerate(gradients):
                if n % 2 == 0:
                    gradient = gradient + DECAY * weights[n]
                first[n] = 0.9 * first[n] + 0.1 * gradient
                second[n] = 0.999 * second[n] + 0.001 * gradient**2
                move = first[n] / (1 - 0.9**step) / (np.sqrt(second[n] / (1 - 0.999**step)) + 1e-8)
                weights[n] -= (rate * move).astype(np.float32)
        print(f"epoch {epoch + 1}/{epochs}: loss {lost / len(order):.4f}", flush=True)
    return weights


def write(path, weights):
    units = (weights[0] * SCALE[:, None]).T
    with open(path, "wb") as file:
        file.write(struct.pack(">ii", DIMENSIONS, HIDDEN))
        for unit_weights, bias in zip(units, weights[1]):
            file.write(np.r_[unit_weights, bias].astype(">f4").tobytes())
        file.write(np.r_[weights[2][:, 0], weights[3]].astype(">f4").tobytes())


if __name__ == "__main__":
    epochs = int(sys.argv[3]) if len(sys.argv) > 3 else 30
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 2
    write(sys.argv[2], fit(*examples(read(sys.argv[1])), epochs, seed))
