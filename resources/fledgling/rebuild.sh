#!/usr/bin/env bash
# Trains Fledgling from scratch and measures it. Usage: rebuild.sh [MINUTES]. Interrupted, it goes on where it was.
set -euo pipefail
cd "$(dirname "$0")"
minutes=${1:-120}
work=${ROOKERY_TRAINING:-../../build/fledgling}
mkdir -p "$work"
/usr/bin/python3 test_kernels.py
[ -f vocab.txt ] || /usr/bin/python3 vocab.py vocab.txt 1536
/usr/bin/python3 train.py "$work/fledgling.pt" --minutes "$minutes"
/usr/bin/python3 export.py "$work/fledgling.pt" "$work/fledgling.gguf" --type Q8_0
python3 evaluate.py --model "$work/fledgling.gguf" --json "$work/evaluation.json"
echo "Look at the scores, then: cp $work/fledgling.gguf fledgling.gguf"
