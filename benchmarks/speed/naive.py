"""What a user would write instead: paragraphs, sentence-transformers, cosine; the yardstick."""

import sys
from pathlib import Path

from sentence_transformers import SentenceTransformer, util

model, *files = sys.argv[1:]
a, b = (
    [p.strip() for p in Path(file).read_text("utf-8").split("\n\n") if p.strip()] for file in files
)
encoder = SentenceTransformer(model, device="cpu", local_files_only=True)
scores = util.cos_sim(encoder.encode(a), encoder.encode(b))
for i, row in enumerate(scores.tolist()):
    best = max(range(len(row)), key=row.__getitem__)
    print(f"{row[best]:.2f}\t{a[i][:70]!r}\t{b[best][:70]!r}")
