#!/usr/bin/env bash
# Resolutions into a ledger: which mandates are in force on a day, against the catalogue's table, and one that was extended
# eighteen times is one mandate. Only the resolutions that decide this are read.
# once
. test/tell.sh
data=$SHARED/data/resolutions
[ -r "$data/xml.tar.gz" ] || { skip mandates "no shared data"; exit 0; }
command -v python3 >/dev/null || { skip mandates "no python3"; exit 0; }
cat >"$work/pick.py" <<'PYTHON'
import csv, sys
day, last = "2020-06-30", {}
rows = [row for row in csv.DictReader(open(sys.argv[1]), delimiter="\t") if row["adopted"] <= day]
for row in sorted(rows, key=lambda row: row["adopted"]):
    last[row["mandate_of"]] = row
for row in [row for row in last.values() if row["until"] >= day] + [row for row in rows if "UNFICYP" in row["mandate_of"]]:
    print(row["file"], row["adopted"], row["until"], sep="\t")
PYTHON
cat >"$work/compare.py" <<'PYTHON'
import json, sys
facts = [json.loads(line) for line in open(sys.argv[2])]
wanted = {tuple(line.split()[1:]) for line in open(sys.argv[1]) if line.split()[2] >= "2020-06-30"}
found = sum(any(f["until"] == until and any(d["when"] == when for d in f["decisions"]) for f in facts) for when, until in wanted)
print(found, len(wanted), max(len(f["decisions"]) for f in facts))
PYTHON
python3 "$work/pick.py" "$data/mandates.tsv" >"$work/wanted"
mkdir "$work/xml"
tar xzf "$data/xml.tar.gz" -C "$work/xml" --wildcards $(cut -f 1 "$work/wanted" | sort -u | sed 's/^/*/')
"$TRUCE" add --ledger "$work/l.db" "$work/xml" >/dev/null 2>&1
"$TRUCE" mandates --ledger "$work/l.db" --as-of 2020-06-30 --limit 0 >"$work/in-force"
read -r found all longest < <(python3 "$work/compare.py" "$work/wanted" "$work/in-force")
echo "# $found of $all mandates of the table are in force until the day it gives; the longest has $longest decisions"
check "mandates in force are listed with their ends" [ "$found" -eq "$all" ]
check "one extended many times is one" [ "$longest" -ge 18 ]
finish
