"""bge-small-zh-v1.5 and its relatives in PyTorch, from their ONNX files: weights, tokens, vectors.

Needs python3-torch, python3-onnx (Debian) and, for speed, libopenblas0-pthread.
"""
import json
import os
import re
import time
import unicodedata

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.environ.get("YOUJU_SHARED", os.path.join(HERE, "../../../shared"))
LAYERS, HEADS, WIDTH = 4, 8, 512
# Where the processor has no instructions for bfloat16, it is twenty times slower than single precision.
HALF = os.path.exists("/proc/cpuinfo") and "avx512_bf16" in open("/proc/cpuinfo", encoding="ascii").read()
QUERY, KEY, VALUE = "attention.self.query", "attention.self.key", "attention.self.value"
MIXED, UP, DOWN = "attention.output.dense", "intermediate.dense", "output.dense"


def load_onnx(path):
    """(weights by name, matrix names in graph order, model); int8 weights as floats."""
    model = onnx.load(path)
    tensors = {t.name: numpy_helper.to_array(t) for t in model.graph.initializer}

    def value(name):
        if name in tensors:
            return tensors[name].astype(np.float32)
        whole = tensors[name + "_quantized"].astype(np.float32)
        zero = tensors[name + "_zero_point"].astype(np.float32)
        return (whole - zero) * tensors[name + "_scale"]

    matrices = []
    for node in model.graph.node:
        if node.op_type in ("MatMul", "MatMulInteger"):
            name = node.input[1].removesuffix("_quantized")
            if name != node.input[1] or (name in tensors and tensors[name].ndim == 2):
                matrices.append(name)
    matrices = matrices[: 6 * LAYERS]
    weights = {("matrix", i): value(name) for i, name in enumerate(matrices)}
    for name in {n.removesuffix("_quantized") for n in tensors}:
        if name.startswith(("embeddings", "encoder")) and not name.endswith(("_scale", "_zero_point")):
            weights[name] = value(name)
    return weights, matrices, model


def places(model):
    """(layer, name) of each weight matrix, found through the bias that is added to its product."""
    tensors = {t.name for t in model.graph.initializer}
    makers = {output: node for node in model.graph.node for output in node.output}
    found = {}
    for node in model.graph.node:
        bias = [i for i in node.input if i in tensors and i.endswith(".bias") and "LayerNorm" not in i]
        if node.op_type != "Add" or not bias:
            continue
        made = makers.get(next(i for i in node.input if i not in bias))
        while made is not None and made.op_type in ("Mul", "Cast", "Reshape"):
            made = makers.get(made.input[0])
        match = re.match(r"encoder\.layer\.(\d)\.(.*)\.bias", bias[0])
        if match and made is not None:
            found[made.input[1].removesuffix("_quantized")] = (int(match[1]), match[2])
    return found


class Bert(torch.nn.Module):
    def __init__(self, path):
        super().__init__()
        weights, matrices, model = load_onnx(path)
        where = places(model)
        self.p = torch.nn.ParameterDict()
        self.drop = 0.0
        for name, value in weights.items():
            if isinstance(name, tuple):
                layer, part = where[matrices[name[1]]]
                name = f"L{layer}/{part}"
            self.p[name.replace(".", "/")] = torch.nn.Parameter(torch.tensor(value))

    def w(self, name):
        return self.p[name.replace(".", "/")]

    def trainable(self):
        """All but the tables of tokens, places and types, which keep their int8 form."""
        for name, value in self.p.items():
            value.requires_grad = not name.startswith("embeddings/") or "LayerNorm" in name
        return [value for value in self.p.values() if value.requires_grad]

    def dropped(self, x):
        return F.dropout(x, self.drop) if self.training and self.drop else x

    def norm(self, x, name):
        return F.layer_norm(x, (WIDTH,), self.w(name + ".weight"), self.w(name + ".bias"), 1e-12)

    def forward(self, ids, mask, types=None):
        """States, batch × length × 512."""
        batch, length = ids.shape
        types = torch.zeros_like(ids) if types is None else types
        x = self.w("embeddings.word_embeddings.weight")[ids]
        x = x + self.w("embeddings.token_type_embeddings.weight")[types]
        x = x + self.w("embeddings.position_embeddings.weight")[:length]
        x = self.dropped(self.norm(x, "embeddings.LayerNorm"))
        hidden = (1 - mask[:, None, None, :].float()) * -1e9
        for layer in range(LAYERS):
            at = f"encoder.layer.{layer}."

            def linear(h, part):
                return h @ self.w(f"L{layer}/{part}") + self.w(at + part + ".bias")

            def split(t):
                return t.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

            q, k, v = (split(linear(x, part)) for part in (QUERY, KEY, VALUE))
            attention = torch.softmax(q @ k.transpose(-1, -2) / 8 + hidden, -1)
            mixed = (self.dropped(attention) @ v).transpose(1, 2).reshape(batch, length, WIDTH)
            x = self.norm(x + self.dropped(linear(mixed, MIXED)), at + "attention.output.LayerNorm")
            x = self.norm(x + self.dropped(linear(F.gelu(linear(x, UP)), DOWN)), at + "output.LayerNorm")
        return x


with open(os.path.join(SHARED, "models/tokenizer.json"), encoding="utf-8") as file:
    VOCABULARY = json.load(file)["model"]["vocab"]
CLS, SEP, UNKNOWN = 101, 102, 100
known = {}


def words(text):
    text = unicodedata.normalize("NFD", text.lower())
    current = ""
    for c in text:
        kind = unicodedata.category(c)
        if kind == "Mn" or (kind in ("Cc", "Cf") and c not in "\t\n\r"):
            continue
        alone = 0x3400 <= ord(c) <= 0x9FFF or 0xF900 <= ord(c) <= 0xFAFF or 0x20000 <= ord(c) <= 0x2A6DF
        alone = alone or kind.startswith("P") or (33 <= ord(c) <= 126 and not c.isalnum())
        if (c.isspace() or alone) and current:
            yield current
            current = ""
        if alone:
            yield c
        elif not c.isspace():
            current += c
    if current:
        yield current


def pieces(word):
    """WordPiece, the longest piece first."""
    if word not in known:
        found, start = [], 0
        while start < len(word):
            end = len(word)
            while end > start and ("##" if start else "") + word[start:end] not in VOCABULARY:
                end -= 1
            if end == start:
                found = [UNKNOWN]
                break
            found.append(VOCABULARY[("##" if start else "") + word[start:end]])
            start = end
        known[word] = found
    return known[word]


def tokens(text):
    return [piece for word in words(text) for piece in pieces(word)]


def encoded(text, most):
    return [CLS] + tokens(text)[: most - 2] + [SEP]


def padded(rows):
    ids = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
    mask = torch.zeros_like(ids)
    for i, row in enumerate(rows):
        ids[i, : len(row)] = torch.tensor(row)
        mask[i, : len(row)] = 1
    return ids, mask


def vectors(model, texts, most=320, batch=64):
    """The first token's state, scaled to length 1; texts × 512."""
    model.eval()
    rows = [encoded(text, most) for text in texts]
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    out = torch.zeros(len(rows), WIDTH)
    with torch.no_grad():
        for i in range(0, len(order), batch):
            some = order[i : i + batch]
            out[some] = F.normalize(model(*padded([rows[j] for j in some]))[:, 0], dim=-1)
    return out


def first(model, rows, most=16):
    """The first token's state for rows of token ids, scaled to length 1; rows of like length go together."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    parts = [order[i : i + most] for i in range(0, len(order), most)]
    states = torch.cat([model(*padded([rows[i] for i in part]))[:, 0] for part in parts])
    back = torch.empty(len(rows), dtype=torch.long)
    back[torch.tensor(order)] = torch.arange(len(rows))
    return F.normalize(states[back].float(), dim=-1)


def train(weights, minutes, rate, least, batches, loss_of, every):
    """Steps of AdamW until the minutes are over: 20 to warm up, then down to `least` of the rate by the clock.

    `batches()` gives the batches of one pass, `loss_of(batch)` what is made smaller. Returns the steps taken.
    """
    optimiser = torch.optim.AdamW(weights, lr=rate, weight_decay=0.01)
    begun, step = time.time(), 0
    while time.time() - begun < minutes * 60:
        for batch in batches():
            spent = (time.time() - begun) / (minutes * 60)
            if spent >= 1:
                break
            for group in optimiser.param_groups:
                group["lr"] = rate * min(1, (step + 1) / 20) * max(least, 1 - spent)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALF):
                loss = loss_of(batch)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimiser.step()
            step += 1
            if step % every == 0:
                print(step, f"{time.time() - begun:.0f} s, loss {loss.item():.3f}", flush=True)
    return step
