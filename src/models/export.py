"""python3 export.py TEMPLATE.onnx MODEL.pt OUT.onnx [QUESTION_PREFIX]: a trained model as int8 ONNX.

Weights are symmetric int8, one scale a column, in the graph of the template; the tables of tokens
stay as they are. The prefix goes into the file's metadata, where the service looks for it.
"""
import sys

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from bert import load_onnx, places


def main(template, trained, out, prefix=None):
    _, matrices, model = load_onnx(template)
    where = places(model)
    loaded = torch.load(trained)
    weights = {name: value.detach().numpy() for name, value in loaded.p.items()}
    tensors = {t.name: t for t in model.graph.initializer}

    def put(name, value):
        tensors[name].CopyFrom(numpy_helper.from_array(np.ascontiguousarray(value), name))

    for name in matrices:
        layer, part = where[name]
        matrix = weights[f"L{layer}/{part}".replace(".", "/")]
        scale = np.maximum(np.abs(matrix).max(0), 1e-8) / 127
        put(name + "_scale", scale.astype(np.float32))
        put(name + "_quantized", np.clip(np.round(matrix / scale), -127, 127).astype(np.int8))
    for name, tensor in list(tensors.items()):
        key = name.replace(".", "/")
        if key in weights and numpy_helper.to_array(tensor).dtype == np.float32:
            put(name, weights[key].astype(np.float32))
    for name, value in getattr(loaded, "heads", {}).items():
        put(name, value.detach().numpy().astype(np.float32))
    if prefix is not None:
        entry = model.metadata_props.add()
        entry.key, entry.value = "question_prefix", prefix
    onnx.save(model, out)


if __name__ == "__main__":
    main(*sys.argv[1:])
