#!/usr/bin/env python3
"""Makes resources/models.json, the built-in catalogue, from a collection of facts (argument 1) to a file (argument 2).

Only facts pass through: what a source states, or what follows from the published bytes and shapes. A download address is
kept only when it ends in the entry's own file name, so that a wrong address in a source cannot give a wrong file.
"""
import json
import re
import sys
from datetime import datetime, timezone
from urllib.parse import unquote, urlparse

KINDS = {"chat": "chat", "roleplay": "roleplay", "translate": "translate", "other": "text"}
LANGUAGES = {"Global": "multilingual", "CN": "zh", "JP": "ja"}
SHAPES = {  # (version, size class) -> layers, width, vocabulary: published with the families
    "7": {"0.1B": (12, 768), "0.4B": (24, 1024), "1.5B": (24, 2048), "2.9B": (32, 2560), "7.2B": (32, 4096), "13.3B": (61, 4096)},
    "6": {"1.6B": (24, 2048), "3B": (32, 2560), "7B": (32, 4096), "14B": (61, 4096)},
    "5": {"0.1B": (12, 768), "0.4B": (24, 1024), "1.5B": (24, 2048), "3B": (32, 2560), "7B": (32, 4096)},
    "4": {"0.1B": (12, 768), "0.4B": (24, 1024), "1.5B": (24, 2048), "3B": (32, 2560), "7B": (32, 4096), "14B": (40, 5120)},
}
FAMILIES = {
    "rwkv7-g": {"prompt": "g1", "thinking": True,
                "sampling": {"temperature": 1.0, "topP": 0.3, "topK": 0, "presence": 0.5, "frequency": 0.5, "decay": 0.996},
                "source": "ChatRWKV API_DEMO_CHAT"},
    "world": {"prompt": "world", "thinking": False,
              "sampling": {"temperature": 1.0, "topP": 0.3, "topK": 0, "presence": 0.0, "frequency": 1.0, "decay": 0.996},
              "source": "RWKV-Runner defaults"},
    "raven": {"prompt": "raven", "thinking": False,
              "sampling": {"temperature": 1.2, "topP": 0.5, "topK": 0, "presence": 0.4, "frequency": 0.4, "decay": 0.996},
              "source": "ChatRWKV v2/chat"},
}


def size_class(model):
    """The size as the file name says it ("1B6" is 1.6B), else as the source does."""
    name = file_name(model)
    match = re.search(r"(?<![A-Za-z0-9.])(\d+)B(\d)(?![A-Za-z0-9])", name)
    if match:
        return f"{match[1]}.{match[2]}B"
    match = re.search(r"(?<![A-Za-z0-9.])(\d+(?:\.\d+)?)[bB](?![A-Za-z0-9])", name)
    if match:
        return f"{match[1]}B"
    return f"{model['params_b']:g}B" if model["params_b"] else ""


def version(model):
    match = re.search(r"RWKV-v(\d)-world", model.get("url") or "") or re.match(r"RWKV-(\d)", model["family"] or "")
    return match[1] if match else ""


def generation(model):
    match = re.match(r"RWKV-7 (G\S+)", model["family"] or "")
    return match[1] if match else ""


def published(model):
    """ISO date from the file name (what the maker says), else from the source."""
    match = re.search(r"(?<!\d)(20[12]\d)(\d\d)(\d\d)(?!\d)", file_name(model))
    if match:
        return f"{match[1]}-{match[2]}-{match[3]}"
    updated = model.get("updated")
    if isinstance(updated, int):
        return datetime.fromtimestamp(updated, timezone.utc).strftime("%Y-%m-%d")
    return updated[:10] if updated else ""


def file_name(model):
    return unquote(model["id"])


def addresses(model):
    """Direct download addresses that end in the file's own name."""
    found = []
    for url in [model.get("url"), *(model.get("urls") or [])]:
        if not url:
            continue
        parsed = urlparse(url)
        if parsed.scheme != "https" or "/resolve/" not in parsed.path:
            continue
        if unquote(unquote(parsed.path)).rsplit("/", 1)[-1].lower() != unquote(file_name(model)).lower():
            continue
        if url not in found:
            found.append(url)
    return found


def family(model):
    if generation(model):
        return "rwkv7-g"
    return "raven" if "Raven" in file_name(model) else "world"


def display_name(model):
    """"RWKV-7 G1f 1.5B", with what sets a fine-tune apart."""
    parts = [f"RWKV-{version(model)}"]
    gen = generation(model)
    if gen:
        parts.append(gen[:2] + gen[2:].lower())
    for word in ("World", "Raven", "Novel", "CHNtuned", "JPNtuned", "ChnNovel", "Jpn", "Pile"):
        if re.search(rf"-{word}-", file_name(model)):
            parts.append(word)
    size = size_class(model)
    if size:
        parts.append(size)
    for word, shown in (("roleplay", "Roleplay"), ("translate", "Translate"), ("Lonely-Neko", "Lonely Neko"),
                        ("one-state", "one-state"), ("Readflow", "Readflow"), ("chatgal", "ChatGal"), ("novel-tuned", "novel")):
        if word.lower() in file_name(model).lower():
            parts.append(shown)
    return " ".join(parts)


def entry(model, licences):
    tags = model.get("tags") or []
    ver, size = version(model), size_class(model)
    shape = SHAPES.get(ver, {}).get(size)
    reasoning = bool({"Reasoning", "reason"} & set(tags)) or bool(generation(model))
    made = {
        "id": file_name(model), "name": display_name(model), "file": file_name(model), "version": ver,
        "generation": generation(model), "size": size, "published": published(model), "kind": KINDS[model["kind"]],
        "family": family(model), "format": {"st": "safetensors"}.get(model["format"], model["format"]),
        "quantisation": quantisation(model),
        "languages": sorted({LANGUAGES[t] for t in tags if t in LANGUAGES}),
        "reasoning": reasoning, "finetuned": "Finetuned" in tags or model["kind"] in ("roleplay", "translate"),
        "bytes": model["size_bytes"] or 0, "sha256": model["sha256"] or "", "urls": addresses(model),
        "licence": licences.get(family(model), ""), "source": model["source"],
    }
    if shape:
        made["layers"], made["width"] = shape
        made["vocabulary"] = 65536 if "Raven" not in file_name(model) and "Novel" not in file_name(model) or ver in "567" else 50277
    return made


def quantisation(model):
    """The label in the file name, else the source's. Labels may lie: the program shows the file's own types once it has them."""
    match = re.search(r"[-_](Q\d_(?:K_[SML]|K|\d))(?=[-_.])", file_name(model), re.IGNORECASE)
    if match:
        return match[1].upper()
    return {"bf16/fp16": "16 bit", "fp16": "16 bit", None: "16 bit"}.get(model["quant"], (model["quant"] or "").upper())


def usable(model):
    return (model["format"] in ("gguf", "pth", "st") and model["kind"] in KINDS and version(model)
            and "OnlyForTest" not in model["id"] and addresses(model))


def merge(entries):
    """One entry a file: the same name, bytes and hash from two sources are one file with more addresses."""
    merged = {}
    for one in entries:
        same = merged.get(one["id"])
        if same is None:
            merged[one["id"]] = one
        elif same["bytes"] == one["bytes"] and (not one["sha256"] or not same["sha256"] or one["sha256"] == same["sha256"]):
            same["sha256"] = same["sha256"] or one["sha256"]
            same["urls"] += [u for u in one["urls"] if u not in same["urls"]]
            if one["source"] not in same["source"]:
                same["source"] += "; " + one["source"]
        else:
            print(f"conflict: {one['id']}: {same['bytes']} and {one['bytes']} bytes; the first is kept", file=sys.stderr)
    return list(merged.values())


def drop_contradicting_hashes(entries):
    """Files of different lengths cannot have one hash: then no source's word on it is worth anything."""
    for one in entries:
        others = [e for e in entries if e["sha256"] and e["sha256"] == one["sha256"] and e["bytes"] != one["bytes"]]
        if others:
            print(f"contradiction: {one['id']} and {others[0]['id']} have the same hash, which is dropped", file=sys.stderr)
            for each in [one, *others]:
                each["sha256"] = ""


def sizes_by_bytes(entries):
    """A size class without a known shape is the one whose 16-bit file has the same bytes ("ChnNovel-1B" is 1.6B)."""
    known = [e for e in entries if "layers" in e and e["format"] == "pth"]
    for one in entries:
        if "layers" in one or one["format"] != "pth":
            continue
        for other in known:
            if other["version"] == one["version"] and abs(other["bytes"] - one["bytes"]) < one["bytes"] // 10000:
                one["name"] = one["name"].replace(one["size"] or "\0", other["size"])
                one.update({key: other[key] for key in ("size", "layers", "width", "vocabulary")})
                break


def parameters(entries):
    """Half the bytes of the smallest official 16-bit .pth of the same version and size: exact to about 0.01 %."""
    halves = {}
    for one in entries:
        if one["format"] == "pth" and one["bytes"]:
            key = (one["version"], one["size"])
            halves[key] = min(halves.get(key, 1 << 62), one["bytes"] // 2)
    for one in entries:
        one["parameters"] = halves.get((one["version"], one["size"]), 0)


def order(one):
    return (-int(one["version"]), one["generation"] == "", [-ord(c) for c in one["published"]], one["bytes"], one["id"])


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: make_models.py FACTS.json models.json")
    with open(sys.argv[1], encoding="utf-8") as source:
        facts = json.load(source)
    licences = {"rwkv7-g": facts["common"]["license_rwkv7_g1"].split(" ")[0]}
    entries = merge(entry(model, licences) for model in facts["models"] if usable(model))
    drop_contradicting_hashes(entries)
    sizes_by_bytes(entries)
    parameters(entries)
    entries.sort(key=order)
    mirrors = [
        {"name": "huggingface.co", "from": "https://huggingface.co/", "to": "https://huggingface.co/"},
        {"name": "hf-mirror.com", "from": "https://huggingface.co/", "to": facts["common"]["mirrors"]["hf-mirror"]},
        {"name": "aifasthub.com", "from": "https://huggingface.co/", "to": facts["common"]["mirrors"]["aifasthub"]},
        {"name": "modelscope.cn", "from": "https://huggingface.co/mollysama/rwkv-mobile-models/resolve/main/",
         "to": facts["common"]["mirrors"]["modelscope"].split(" ")[0]},
    ]
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        out.write('{\n"format": 1,\n"updated": ' + json.dumps(facts["generated"]) + ",\n")
        out.write('"families": ' + json.dumps(FAMILIES) + ",\n")
        out.write('"mirrors": ' + json.dumps(mirrors) + ",\n")
        out.write('"models": [\n' + ",\n".join(json.dumps(one, ensure_ascii=False) for one in entries) + "\n]\n}\n")
    print(f"{len(entries)} entries, {sum(1 for e in entries if not e['sha256'])} without a published hash", file=sys.stderr)


if __name__ == "__main__":
    main()
