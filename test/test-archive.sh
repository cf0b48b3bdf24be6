#!/usr/bin/env bash
# An archive of 20,000 pages goes into a ledger: some are broken, huge, not English. Cut short by a full disk and by
# kill -9, and gone on with each time, the ledger is the same as of a run that nothing disturbed; memory does not grow
# with the archive. TRUCE_ARCHIVE_PAGES: another number.
# once
. test/tell.sh
command -v python3 >/dev/null || { skip archive "no python3"; exit 0; }
pages=${TRUCE_ARCHIVE_PAGES:-20000}
# Runs a command and prints what memory it took at most, in KiB.
cat >"$work/peak.py" <<'PYTHON'
import resource, subprocess, sys
code = subprocess.run(sys.argv[2:], stdout=open(sys.argv[1] + ".out", "w"), stderr=open(sys.argv[1] + ".err", "w")).returncode
print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
PYTHON
# All that a ledger holds, as one hash a table.
cat >"$work/same.py" <<'PYTHON'
import hashlib, sqlite3, sys
base = sqlite3.connect(sys.argv[1])
for (table,) in base.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall():
    lines = sorted(repr(row) for row in base.execute(f"SELECT * FROM {table}"))
    print(table, len(lines), hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16])
PYTHON
eval "$(python3 test/make_archive.py "$work/pages.warc.gz" "$pages")"
python3 test/make_archive.py "$work/few.warc.gz" $((pages / 10)) >/dev/null
read -r code few < <(python3 "$work/peak.py" "$work/few" "$TRUCE" add --ledger "$work/few.db" "$work/few.warc.gz")
began=$(date +%s%N)
read -r code peak < <(python3 "$work/peak.py" "$work/whole" "$TRUCE" add --ledger "$work/whole.db" "$work/pages.warc.gz")
took=$((($(date +%s%N) - began) / 1000000))
python3 "$work/same.py" "$work/whole.db" >"$work/whole.same"
echo "# $pages pages in $took ms; at most $((few / 1024)) MiB for a tenth of them, $((peak / 1024)) MiB for all"
check "every page is in or told of" [ "$(grep -c '"known":false' "$work/whole.out") $(grep -c 'truce add: ' "$work/whole.err")" = "$((good + foreign)) $((broken + huge))" ]
check "other languages are kept and marked" [ "$("$TRUCE" documents --ledger "$work/whole.db" --limit 0 | grep -c '"language":"fr"')" = "$foreign" ]
check "memory is bounded" [ "$peak" -lt 600000 ]
# A disk too small at first, then large enough; killed twice on the way.
cat >"$work/disturbed.sh" <<'SHELL'
add() { "$TRUCE" add --ledger "$disk/l.db" "$work/pages.warc.gz"; }
if mount -t tmpfs -o size=12m none "$disk" 2>/dev/null; then trap 'umount "$disk"' EXIT; add >/dev/null 2>"$work/full"; echo $? >"$work/full.code"; mount -o remount,size=2g "$disk"
else (trap '' XFSZ; ulimit -f 8192; add >/dev/null 2>"$work/full"; echo $? >"$work/full.code")
fi
for seconds in 2 3; do
  "$TRUCE" add --ledger "$disk/l.db" "$work/pages.warc.gz" >/dev/null 2>&1 &
  sleep $seconds; kill -9 $!; wait $! 2>/dev/null
done
cp "$disk/l.db" "$work/killed.db" 2>/dev/null; cp "$disk/l.db-wal" "$work/killed.db-wal" 2>/dev/null
add >"$work/rest.out" 2>/dev/null
python3 "$work/same.py" "$disk/l.db" >"$work/disturbed.same"
SHELL
mkdir "$work/disk"
export TRUCE work disk=$work/disk
if unshare -rm true 2>/dev/null; then unshare -rm bash "$work/disturbed.sh" 2>/dev/null; else bash "$work/disturbed.sh" 2>/dev/null; fi
check "a full disk is said to be full" grep -Eq 'no room left|writing the ledger failed' "$work/full"
check "and ends the run" [ "$(cat "$work/full.code")" != 0 ]
check "killed, it holds whole documents" [ "$(python3 -c "import sqlite3; print(sqlite3.connect('$work/killed.db').execute('PRAGMA quick_check').fetchone()[0])")" = ok ]
check "gone on with, much was known already" grep -q '"known":true' "$work/rest.out"
check "the same ledger in the end" cmp "$work/whole.same" "$work/disturbed.same"
finish
