"""Writes the small models of the fuzz corpus: one layer, eight wide, of every version, in every container a reader exists for, and
smaller files for what those do not reach. Small inputs are what makes fuzzing quick. No libraries needed.

python3 tests/fuzz/make_seeds.py [tests/fuzz/corpus]
"""
import json
import os
import random
import struct
import sys

V, C, F, R = 8, 8, 16, 2  # vocabulary, width, of the channel mix, ranks; one head of 8


def shapes(version):
    """name -> shape, as in BlinkDL's checkpoints"""
    made = {"emb.weight": [V, C], "head.weight": [V, C]}
    for norm in ("blocks.0.ln0", "blocks.0.ln1", "blocks.0.ln2", "ln_out"):
        made[norm + ".weight"] = made[norm + ".bias"] = [C]
    att, ffn = "blocks.0.att.", "blocks.0.ffn."
    for matrix in ("receptance", "key", "value", "output") + (("gate",) if version in ("5", "6") else ()):
        made[att + matrix + ".weight"] = [C, C]
    made[ffn + "key.weight"], made[ffn + "value.weight"] = [F, C], [C, F]
    if version != "7":
        made[ffn + "receptance.weight"] = [C, C]
    if version != "4":
        made[att + "ln_x.weight"] = made[att + "ln_x.bias"] = [C]
    if version in ("4", "5"):
        for mix in "kvr" + ("g" if version == "5" else ""):
            made[att + "time_mix_" + mix] = [1, 1, C]
        made[ffn + "time_mix_k"] = made[ffn + "time_mix_r"] = [1, 1, C]
    if version == "4":
        made[att + "time_decay"] = made[att + "time_first"] = [C]
    if version == "5":
        made[att + "time_decay"] = made[att + "time_faaaa"] = [1, C]
    if version == "6":
        for mix in "xwkvrg":
            made[att + "time_maa_" + mix] = [1, 1, C]
        made[ffn + "time_maa_k"] = made[ffn + "time_maa_r"] = [1, 1, C]
        made[att + "time_maa_w1"], made[att + "time_maa_w2"] = [C, 5 * R], [5, R, C]
        made[att + "time_decay"] = [1, 1, C]
        made[att + "time_decay_w1"], made[att + "time_decay_w2"] = [C, R], [R, C]
        made[att + "time_faaaa"] = [1, C]
    if version == "7":
        for mix in "rwkvag":
            made[att + "x_" + mix] = [1, 1, C]
        for pair in "wavg":
            made[att + pair + "1"], made[att + pair + "2"] = [C, R], [R, C]
        for one in ("w0", "a0", "v0", "k_k", "k_a"):
            made[att + one] = [1, 1, C]
        made[att + "r_k"] = [1, C]
        made[ffn + "x_k"] = [1, 1, C]
    return made


def count(shape):
    product = 1
    for size in shape:
        product *= size
    return product


def halves(shape, seed):
    source = random.Random(seed)
    return struct.pack("<%de" % count(shape), *(source.uniform(-0.5, 0.5) for _ in range(count(shape))))


def safetensors(tensors):
    header, data = {}, b""
    for name, (shape, values) in tensors.items():
        header[name] = {"dtype": "F16", "shape": shape, "data_offsets": [len(data), len(data) + len(values)]}
        data += values
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + data


def pickled(tensors):
    """(pickle, storage): all tensors are views of one storage, as torch.save keeps them"""
    out, data = b"\x80\x02}(", b""
    total = sum(count(shape) for shape, _ in tensors.values())
    for n, (name, (shape, values)) in enumerate(tensors.items()):
        out += b"X" + struct.pack("<I", len(name)) + name.encode()
        if n == 0:
            out += b"ctorch._utils\n_rebuild_tensor_v2\nq\x00"
            storage = b"(X\x07\0\0\0storagectorch\nHalfStorage\nX\x01\0\0\x000X\x03\0\0\0cpuJ" + struct.pack("<i", total) + b"tq\x01"
        else:
            out += b"h\x00"
            storage = b"h\x01"
        strides = [count(shape[i + 1:]) for i in range(len(shape))]
        out += b"(" + storage + b"QJ" + struct.pack("<i", len(data) // 2)
        for numbers in (shape, strides):
            out += b"(" + b"".join(b"K" + bytes([number]) for number in numbers) + b"t"
        out += b"\x89ccollections\nOrderedDict\nq\x02)R" if n == 0 else b"\x89h\x02)R"
        out += b"tR"
        data += values
    return out + b"u.", data


def archive(members):
    """A zip of stored members; the second half of the directory's numbers is what readers check."""
    import zlib
    body, directory = b"", b""
    for name, data in members:
        name = name.encode()
        facts = struct.pack("<HHHHIII", 0, 0, 0, 0, zlib.crc32(data), len(data), len(data))
        directory += struct.pack("<IHH", 0x02014B50, 0, 0) + facts + struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, len(body)) + name
        body += struct.pack("<IH", 0x04034B50, 0) + facts + struct.pack("<HH", len(name), 0) + name + data
    return body + directory + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, len(members), len(members), len(directory), len(body), 0)


def rwkvcpp(tensors):
    out = struct.pack("<6I", 0x67676D66, 101, V, C, 1, 1)
    fused = b"".join(values for name, (_, values) in tensors.items() if ".att.x_" in name)
    rows = {name: tensor for name, tensor in tensors.items() if ".att.x_" not in name}
    if fused:
        rows["blocks.0.att.x_rwkvag"] = ([6, 1, C], fused)
    for name, (shape, values) in rows.items():
        last = name.split(".")[-1]
        if last in ("time_maa_w1", "time_maa_w2", "time_decay_w1", "time_decay_w2") or (len(last) == 2 and last[1] in "12"):
            shape = shape[:-2] + shape[:-3:-1]
        elif last in ("time_decay", "time_faaaa") and len(shape) > 1:
            shape = [1, C, 1]
        elif last.startswith("time_m"):
            shape = [C]
        out += struct.pack("<3I", len(shape), len(name), 1) + struct.pack("<%dI" % len(shape), *reversed(shape)) + name.encode() + values
    return out


def gguf_text(text):
    return struct.pack("<Q", len(text)) + text.encode()


def gguf(version, tensors):
    """Names and keys as llama.cpp writes them; versions 4 and 5 under ours."""
    arch = "rwkv" + version
    keys = [("general.architecture", 8, gguf_text(arch)), ("general.alignment", 4, struct.pack("<I", 8)),
            (arch + ".block_count", 4, struct.pack("<I", 1)), (arch + ".embedding_length", 4, struct.pack("<I", C)),
            (arch + ".feed_forward_length", 4, struct.pack("<I", F)), (arch + ".context_length", 4, struct.pack("<I", 1024)),
            (arch + ".attention.layer_norm_epsilon", 6, struct.pack("<f", 1e-5)), (arch + ".wkv.head_size", 4, struct.pack("<I", 8)),
            ("tokenizer.ggml.tokens", 9, struct.pack("<IQ", 8, V) + b"".join(gguf_text("<s>" if n == 0 else chr(96 + n)) for n in range(V)))]
    if version == "6":
        keys += [(arch + ".time_mix_extra_dim", 4, struct.pack("<I", R)), (arch + ".time_decay_extra_dim", 4, struct.pack("<I", R))]
    if version == "7":
        keys += [(arch + ".attention." + rank + "_lora_rank", 4, struct.pack("<I", R)) for rank in ("decay", "iclr", "value_residual_mix", "gate")]
    plain = {"emb.weight": "token_embd.weight", "head.weight": "output.weight", "blocks.0.ln0.": "token_embd_norm.", "ln_out.": "output_norm.",
             "blocks.0.ln1.": "blk.0.attn_norm.", "blocks.0.ln2.": "blk.0.attn_norm_2.", "blocks.0.att.ln_x.": "blk.0.time_mix_ln."}
    made, fused = {}, b""
    for name, (shape, values) in tensors.items():
        for begin, becomes in plain.items():
            if name.startswith(begin):
                made[becomes + name[len(begin):]] = (shape, values)
                break
        else:
            part, rest = ("time_mix_", name[len("blocks.0.att."):]) if ".att." in name else ("channel_mix_", name[len("blocks.0.ffn."):])
            if part == "time_mix_" and (rest in ("time_maa_" + m for m in "wkvrg") or rest.startswith("x_")):
                fused += values
                continue
            rest = rest.removesuffix(".weight")
            for old, new in (("time_maa_x", "lerp_x"), ("time_maa_w", "w"), ("time_maa_", "lerp_"), ("time_mix_", "lerp_"), ("x_k", "lerp_k"),
                             ("time_faaaa", "first"), ("time_", "")):
                if rest.startswith(old):
                    rest = new + rest[len(old):]
                    break
            flipped = version in "67" and len(shape) > 1 and rest[-1] in "12" and rest != "lerp_x"
            made["blk.0." + part + rest + ".weight"] = (shape[:-2] + shape[:-3:-1] if flipped else [C] if count(shape) == C else shape, values)
    if fused:
        made["blk.0.time_mix_lerp_fused.weight"] = ([5 if version == "6" else 6, 1, 1, C], fused)
    out = b"GGUF" + struct.pack("<IQQ", 3, len(made), len(keys)) + b"".join(gguf_text(key) + struct.pack("<I", kind) + value for key, kind, value in keys)
    data = b""
    for name, (shape, values) in made.items():
        out += gguf_text(name) + struct.pack("<I", len(shape)) + struct.pack("<%dQ" % len(shape), *reversed(shape)) + struct.pack("<IQ", 1, len(data))
        data += values + b"\0" * (-len(values) % 8)
    return out + b"\0" * (-len(out) % 8) + data


def renamed(tensors, rename):
    return {rename(name): tensor for name, tensor in tensors.items()}


def hugging_face(name):
    """Version 4 as in transformers."""
    for old, new in (("emb.", "embeddings."), (".att.", ".attention."), (".ffn.", ".feed_forward."), ("ln0", "pre_ln"), ("time_mix_k", "time_mix_key"),
                     ("time_mix_v", "time_mix_value"), ("time_mix_r", "time_mix_receptance")):
        name = name.replace(old, new)
    return name if name.startswith("head") else "rwkv." + name


def web_rwkv(tensors):
    """Versions 6 and 7 as web-rwkv's converter writes them: pairs lie the other way round."""
    made = {}
    for name, (shape, values) in tensors.items():
        last = name.split(".")[-1]
        if last in ("time_maa_w1", "time_maa_w2", "time_decay_w1", "time_decay_w2") or (len(last) == 2 and last[1] in "12"):
            shape = shape[:-2] + shape[:-3:-1]
        made[name.replace("time_faaaa", "time_first").replace("time_maa", "time_mix")] = (shape, values)
    return made


def fla(tensors):
    """Version 7 as in flash-linear-attention."""
    made = {}
    names = {"ln0": "pre_norm", "ln1": "attn_norm", "ln2": "ffn_norm", "ln_x": "g_norm", "receptance": "r_proj", "key": "k_proj", "value": "v_proj", "output": "o_proj"}
    for name, (shape, values) in tensors.items():
        parts = name.replace("emb.", "embeddings.").replace("head.", "lm_head.").replace("ln_out", "norm").replace("blocks", "layers").replace(".att.", ".attn.").split(".")
        last = parts[-1]
        if ".att." in name and len(last) == 2 and last[0] in "wavg" and last[1] in "012":
            shape = [C] if last[1] == "0" else shape[::-1]
            parts[-1:] = [last[0] + "_lora", "lora", "0" if last[1] == "1" else "2", "bias" if last[1] == "0" else "weight"]
        elif ".ffn." not in name:
            parts = [names.get(part, part) for part in parts]
        else:
            parts = ["ffn_norm" if part == "ln2" else part for part in parts]
        made[("" if parts[0] == "lm_head" else "model.") + ".".join(parts)] = (shape, values)
    return made


def one(name, shape=(2,)):
    return {name: (list(shape), halves(shape, name))}


def gguf_keys(keys, tensors=0, version=3, count=None):
    """A header alone."""
    out = b"GGUF" + struct.pack("<IQQ", version, tensors, len(keys) if count is None else count)
    return out + b"".join(gguf_text(key) + struct.pack("<I", kind) + value for key, kind, value in keys)


def gguf_odds():
    numbers = [(0, "B"), (1, "b"), (2, "H"), (3, "h"), (4, "I"), (5, "i"), (6, "f"), (10, "Q"), (11, "q"), (12, "d")]
    some = [("u%d" % kind, kind, struct.pack("<" + form, 1)) for kind, form in numbers] + [("b", 7, b"\1"), ("t", 8, gguf_text("x")), ("n", 5, struct.pack("<i", -1))]
    lists = [("l%d" % kind, 9, struct.pack("<IQ", kind, 2) + struct.pack("<2" + form, 1, 2)) for kind, form in numbers]
    seven = [("general.architecture", 8, gguf_text("rwkv7"))]
    yield "kinds", gguf_keys(some + lists + seven)
    yield "big-endian", b"GGUF\0\0\0\3" + bytes(16)
    yield "many-keys", gguf_keys([], count=1 << 40)
    yield "key-is-a-list-too", gguf_keys(seven + [("x", 9, struct.pack("<IQ", 4, 0)), ("x", 4, bytes(4))])
    yield "list-is-a-key-too", gguf_keys(seven + [("x", 4, bytes(4)), ("x", 9, struct.pack("<IQ", 4, 0))])
    yield "list-of-lists", gguf_keys(seven + [("x", 9, struct.pack("<IQ", 9, 1) + bytes(64))])
    yield "split", gguf_keys(seven + [("split.count", 2, b"\3\0")])
    yield "word-pairs", gguf_keys(seven + [("tokenizer.ggml.model", 8, gguf_text("gpt2")), ("tokenizer.ggml.merges", 9, struct.pack("<IQ", 8, 1) + gguf_text("a b")),
                                           ("tokenizer.ggml.tokens", 9, struct.pack("<IQ", 8, 2) + gguf_text("<|x|>") + gguf_text("  "))])


def zip64(members):
    """The same archive with all numbers in 64 bits, behind a field of another kind."""
    body, directory = b"", b""
    for name, data in members:
        name = name.encode()
        head = struct.pack("<HHHHIII", 0, 0, 0, 0, 0, 0xFFFFFFFF, 0xFFFFFFFF)
        extra = struct.pack("<HHI", 7, 4, 0) + struct.pack("<HHQQQ", 1, 24, len(data), len(data), len(body))
        directory += struct.pack("<IHH", 0x02014B50, 0, 0) + head + struct.pack("<HHHHHII", len(name), len(extra), 0, 0, 0, 0, 0xFFFFFFFF) + name + extra
        body += struct.pack("<IH", 0x04034B50, 0) + head + struct.pack("<HH", len(name), 0) + name + data
    record = struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 0, 0, 0, 0, len(members), len(members), len(directory), len(body))
    locator = struct.pack("<IIQI", 0x07064B50, 0, len(body) + len(directory), 1)
    return body + directory + record + locator + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)


def zip_odds(members):
    """Archives that say two things."""
    plain = archive(members)
    end = plain.rfind(b"PK\5\6")
    central = plain.find(b"PK\1\2")

    def changed(at, form, value):
        out = bytearray(plain)
        struct.pack_into("<" + form, out, at, value)
        return bytes(out)

    yield "compressed", changed(central + 10, "H", 8)
    yield "sizes-disagree", changed(central + 20, "I", 1)
    yield "no-name", changed(central + 28, "H", 0)
    yield "offset-outside", changed(central + 42, "I", 0x7FFFFFFF)
    yield "offset-elsewhere", changed(central + 42, "I", 5)
    yield "other-name", changed(30, "B", ord("x"))
    yield "parts", changed(end + 8, "H", 1)
    yield "fewer-members", plain[:end + 8] + struct.pack("<HH", 60, 60) + plain[end + 12:]
    yield "more-members", plain[:end + 8] + struct.pack("<HH", 1, 1) + plain[end + 12:]
    yield "directory-elsewhere", changed(end + 16, "I", 3)
    yield "end-in-comment", plain[:-2] + struct.pack("<H", 24) + b"PK\5\6" + bytes(20)
    wide = zip64(members)
    at = wide.find(b"PK\6\6")
    yield "zip64-record-outside", wide.replace(struct.pack("<IIQI", 0x07064B50, 0, at, 1), struct.pack("<IIQI", 0x07064B50, 0, 1 << 40, 1))
    yield "zip64-record-missing", wide.replace(b"PK\6\6", b"PK\6\5")
    yield "zip64-number-missing", wide.replace(struct.pack("<HH", 1, 24), struct.pack("<HH", 1, 4))
    yield "extra-too-long", wide.replace(struct.pack("<HHI", 7, 4, 0), struct.pack("<HHI", 7, 4000, 0))


def pickle_odds(good):
    yield "memoize", good.replace(b"q\x00", b"\x94").replace(b"q\x01", b"\x94").replace(b"q\x02", b"\x94")
    yield "long-get", good.replace(b"h\x00", b"j\0\0\0\0").replace(b"h\x01", b"j\1\0\0\0")
    yield "none", b"\x80\2N."
    yield "long", b"\x80\2\x8a\2\xff\xff\x8a\0."
    yield "line-without-end", b"\x80\2ctorch"
    yield "empty-stack", b"\x80\2s."
    yield "text-no-utf8", b"\x80\2X\1\0\0\0\xff."
    yield "items-on-a-number", b"\x80\2K\1K\2K\3s."
    yield "global-without-name", b"\x80\2c\n\n."
    yield "call-of-a-number", b"\x80\2K\1)R."
    yield "dictionary-of-something", b"\x80\2ccollections\nOrderedDict\nK\1\x85R."
    yield "parameter-without-tensor", b"\x80\2ctorch._utils\n_rebuild_parameter\n)R."
    yield "tensor-without-storage", b"\x80\2ctorch._utils\n_rebuild_tensor_v2\n(K\1K\0)))K\0ttR."
    yield "storage-malformed", b"\x80\2(X\7\0\0\0storageK\1tQ."
    yield "long-tuple", b"\x80\2(" + b"K\1" * 300 + b"t."


TOKENIZERS = {
    "out-of-range": {"model": {"type": "BPE", "vocab": {"a": 1 << 40}, "merges": []}},
    "no-pairs": {"model": {"type": "Unigram"}},
    "hole": {"model": {"type": "BPE", "vocab": {"a": 0, "b": 3}, "merges": []}},
    "id-twice": {"model": {"type": "BPE", "vocab": {"a": 0, "b": 0}, "merges": []}},
    "empty-token": {"model": {"type": "BPE", "vocab": {"": 0}, "merges": []}},
    "vocab-list": {"model": {"type": "BPE", "vocab": [1], "merges": []}},
    "merges-object": {"model": {"type": "BPE", "vocab": {"a": 0}, "merges": {}}},
    "merge-of-three": {"model": {"type": "BPE", "vocab": {"a": 0}, "merges": [["a", "a", "a"]]}},
    "merge-number": {"model": {"type": "BPE", "vocab": {"a": 0}, "merges": [5]}},
    "added-object": {"added_tokens": {"a": 1}, "model": {"type": "BPE", "vocab": {"a": 0}, "merges": []}},
    "added-number": {"added_tokens": [5], "model": {"type": "BPE", "vocab": {"a": 0}, "merges": []}},
    "added-no-text": {"added_tokens": [{"id": 1}], "model": {"type": "BPE", "vocab": {"a": 0}, "merges": []}},
}

REFUSED = {"deep-embed": "blocks.0.ffn.s_emb.weight", "rosa": "blocks.0.rosa.x", "qrwkv": "model.layers.0.self_attn.time_decay",
           "transformer": "model.layers.0.self_attn.q_proj.weight", "tuned": "blocks.0.att.time_state", "lora": "blocks.0.att.key.lora_A", "bone": "blocks.0.att.key.bone"}


def main():
    corpus = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "corpus")
    for version in "4567":
        tensors = {name: (shape, halves(shape, name)) for name, shape in shapes(version).items()}
        pickle, storage = pickled(tensors)
        for folder, name, data in (
                ("gguf", "tiny%s.gguf", gguf(version, tensors)),
                ("safetensors", "tiny%s.safetensors", safetensors(tensors)),
                ("pth", "tiny%s.pth", archive([("m/data.pkl", pickle), ("m/data/0", storage), ("m/version", b"3\n")])),
                ("pickle", "tiny%s.pkl", pickle),
                ("rwkvcpp", "tiny%s.rwkvcpp.bin", rwkvcpp(tensors))):
            write(corpus, folder, name % version, data)
        if version == "4":
            write(corpus, "safetensors", "hugging-face4.safetensors", safetensors(renamed(tensors, hugging_face)))
            a, b = "adapter.blocks.0.att.key.lora_A", "adapter.blocks.0.att.key.lora_B"
            merged = {**tensors, **one(a, (R, C)), **one(b, (C, R)), **one("adapter.blocks.0.ln1.bias", (C,))}
            write(corpus, "safetensors", "merged4.safetensors", safetensors(merged))
            write(corpus, "safetensors", "merged-half.safetensors", safetensors({**tensors, **one(a, (R, C))}))
            write(corpus, "safetensors", "merged-misfit.safetensors", safetensors({**tensors, **one(a, (R, C)), **one(b, (C, 1))}))
            write(corpus, "safetensors", "merged-nowhere.safetensors", safetensors({**tensors, **one("adapter.x.lora_A", (R, C)), **one("adapter.x.lora_B", (C, R))}))
            write(corpus, "safetensors", "merged-size.safetensors", safetensors({**tensors, **one("adapter.blocks.0.ln1.bias", (3,))}))
        if version in "67":
            write(corpus, "safetensors", "web-rwkv%s.safetensors" % version, safetensors(web_rwkv(tensors)))
        if version == "7":
            write(corpus, "safetensors", "fla7.safetensors", safetensors(fla(tensors)))
            members = [("m/data.pkl", pickle), ("m/data/0", storage), ("m/byteorder", b"little")]
            write(corpus, "pth", "zip64.pth", zip64(members))
            for name, data in zip_odds([("m/data.pkl", b"\x80\2}."), ("m/data/0", b"xx")]):
                write(corpus, "pth", name + ".pth", data)
            for name, data in pickle_odds(pickle):
                write(corpus, "pickle", name + ".pkl", data)
    for name, data in gguf_odds():
        write(corpus, "gguf", name + ".gguf", data)
    for name, tensor in REFUSED.items():
        write(corpus, "safetensors", name + ".safetensors", safetensors(one(tensor)))
    write(corpus, "safetensors", "deep-embed-attention.safetensors", safetensors({**one("blocks.0.qkv.x"), **one("blocks.0.ffn.s_emb.weight")}))
    for name, tokenizer in TOKENIZERS.items():
        write(corpus, "tokenizerjson", name + ".json", json.dumps(tokenizer).encode())


def write(corpus, folder, name, data):
    with open(os.path.join(corpus, folder, name), "wb") as file:
        file.write(data)


if __name__ == "__main__":
    main()
