"""What is trained on: our own pairs, and the development parts of ../shared/bench."""
import glob
import json
import os
import random

from bert import HERE, SHARED

# How much of what does not speak of the document that is served a pass draws.
SHARE = float(os.environ.get("SHARE", "1"))
ENDS = "。;；！？!?\n"
PHRASE_ENDS = ENDS + ",，:："


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def bench(folder):
    """(records by id, questions, judged record ids by question, answers by question)."""
    root = os.path.join(SHARED, "bench", folder)
    records = {r["_id"]: r for r in lines(os.path.join(root, "corpus.jsonl"))}
    judged = {}
    with open(os.path.join(root, "qrels/dev.tsv"), encoding="utf-8") as file:
        for line in file.read().split("\n")[1:]:
            if line:
                question, record = line.split("\t")[:2]
                judged.setdefault(question, []).append(record)
    answers = {r["_id"]: r["answers"] for r in lines(os.path.join(root, "answers.jsonl"))}
    questions = [q for q in lines(os.path.join(root, "queries.jsonl")) if q["_id"] in judged]
    return records, questions, judged, answers


def served(talks=False):
    """Rows of `pairs/served.jsonl`: the phrases of the document that is served, with their questions.

    With `talks` also the follow-ups (`t` that the phrase answers, `u` that it does not), each after its first question.
    """
    rows = [row | {"id": f"served:{n}"} for n, row in enumerate(lines(os.path.join(HERE, "pairs/served.jsonl")))]
    if not talks:
        return rows
    followed = [{"q": [" ".join(t) for t in row.get("t", [])], "n": [" ".join(u) for u in row.get("u", [])]} for row in rows]
    return [row | {k: row.get(k, []) + more[k] for k in more} for row, more in zip(rows, followed)]


def refused():
    """Rows of `pairs/refused.jsonl`: clauses with a question, one that takes a falsehood for granted, one near miss."""
    held = {row["c"] for row in pairs(True)}
    return [row for row in lines(os.path.join(HERE, "pairs/refused.jsonl")) if row["c"] not in held]


def outside():
    """What people ask a city about, and the document that is served does not speak of."""
    with open(os.path.join(HERE, "pairs/outside.txt"), encoding="utf-8") as file:
        return [line.strip() for line in file if line.strip()]


def law(records):
    """(record, questions) of `pairs/law*.jsonl`, which names records of `../shared/bench/stard`."""
    rows = [row for path in sorted(glob.glob(os.path.join(HERE, "pairs/law*.jsonl"))) for row in lines(path)]
    return [(records[row["r"]], row["q"]) for row in rows if row["r"] in records]


def drawn(rows):
    """So many of `rows` as SHARE says."""
    rows = list(rows)
    return random.sample(rows, round(len(rows) * SHARE))


def pairs(held_out):
    """Rows of `pairs/p*.jsonl`; every tenth line of a file is held out."""
    rows = []
    for path in sorted(glob.glob(os.path.join(HERE, "pairs/p*.jsonl"))):
        for n, row in enumerate(lines(path)):
            if (n % 10 == 3) == held_out:
                rows.append(row | {"id": f"{os.path.basename(path)}:{n}"})
    return rows


def cut(text, ends):
    """Spans that end after one of `ends` outside brackets and numbers."""
    spans, start, depth = [], 0, 0
    for i, c in enumerate(text):
        depth = 0 if c == "\n" else max(0, depth + (c in "（(《“「『") - (c in "）)》”」』"))
        number = c in ",:" and 0 < i < len(text) - 1 and text[i - 1].isdigit() and text[i + 1].isdigit()
        if c in ends and depth == 0 and not number:
            spans.append((start, i + 1))
            start = i + 1
    return spans + [(start, len(text))] * (start < len(text))


def runs(text, answer):
    """Runs of whole phrases that hold `answer`: the shortest, one a phrase longer, the clause."""
    at = text.find(answer)
    if at < 0:
        return [answer] * 3
    start, end = next((s, e) for s, e in cut(text, ENDS) if s <= at < e)
    clause = text[start:end]
    at -= start
    phrases = cut(clause, PHRASE_ENDS)
    i = next((k for k, (s, e) in enumerate(phrases) if s <= at < e), 0)
    j = next((k for k, (s, e) in enumerate(phrases) if s < at + len(answer) <= e), len(phrases) - 1)

    def run(i, j):
        return clause[phrases[max(0, i)][0] : phrases[min(len(phrases) - 1, max(i, j))][1]].strip()

    return [run(i, j), run(i - 1, j) if random.random() < 0.5 else run(i, j + 1), clause.strip()]
