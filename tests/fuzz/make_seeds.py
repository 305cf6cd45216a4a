"""Writes the small models of the fuzz corpus: one layer, eight wide, of every version, in every container a reader exists for. Small
inputs are what makes fuzzing quick. No libraries needed.

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
            with open(os.path.join(corpus, folder, name % version), "wb") as file:
                file.write(data)


if __name__ == "__main__":
    main()
