#!/usr/bin/env bash
# An archive of 20,000 pages goes into a ledger: some are broken, huge, not English. Cut short by a full disk and by
# kill -9, and gone on with each time, the ledger is the same as of a run that nothing disturbed; memory does not grow
# with the archive. TRUCE_ARCHIVE_PAGES: another number.
# once
. test/tell.sh
command -v python3 >/dev/null || { skip archive "no python3"; exit 0; }
pages=${TRUCE_ARCHIVE_PAGES:-20000}
cat >"$work/make.py" <<'PYTHON'
import sys, zlib
path, pages = sys.argv[1], int(sys.argv[2])
towns = ["Karsa", "Beled", "Ondara", "Tamir", "Sulan", "Merek", "Hadra", "Zoria"]
days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
counts = dict(good=0, foreign=0, broken=0, huge=0, ignored=0)
def record(number, head, body):
    http = f"HTTP/1.1 {head}\r\n\r\n".encode() + body
    warc = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://paper{number % 40}.example/{number}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n").encode()
    pack = zlib.compressobj(1, zlib.DEFLATED, 31)
    return pack.compress(warc + http + b"\r\n\r\n") + pack.flush()
def page(n):
    town, other, day = towns[n % 8], towns[n // 8 % 8], days[n % 6]
    text = (f"<p>Rebels killed {n % 90 + 2} soldiers near {town} on {day}, the army said in its report number {n}.</p>"
            f"<p>Fighters of brigade {n * 7919 % 10007} left {other} before dawn, and {n * 31 % 997} families went home.</p>")
    return (f"<!DOCTYPE html><html><head><title>Fighting near {town} {n}</title><meta name=date content=2021-{n * 12 // pages + 1:02d}-"
            f"{n % 28 + 1:02d}></head><body><nav><a href=/>Home</a></nav><h1>Fighting near {town} {n}</h1>{text}</body></html>").encode()
foreign = "<html><body><p>Le gouvernement et les rebelles se sont mis d'accord pour mettre fin aux combats dans le nord du pays, a dit le m\u00e9diateur.</p><p>Les armes lourdes doivent \u00eatre retir\u00e9es de la ligne de front avant la fin du mois de mai, num\u00e9ro %d.</p></body></html>"
huge = None
with open(path, "wb") as out:
    for n in range(pages):
        if n % 2000 == 1999:
            huge = huge or record(n, "200 OK\r\nContent-Type: text/html", b"<html><p>" + b"x" * (17 << 20))
            out.write(huge); counts["huge"] += 1
        elif n % 50 == 7:
            out.write(record(n, "200 OK\r\nContent-Type: text/html", (foreign % n).encode())); counts["foreign"] += 1
        elif n % 50 == 17:
            out.write(record(n, "200 OK\r\nContent-Type: text/html", b"<html><body><nav>x")); counts["broken"] += 1
        elif n % 50 == 27:
            out.write(record(n, "404 Not Found\r\nContent-Type: text/html", b"<p>gone")); counts["ignored"] += 1
        else:
            out.write(record(n, "200 OK\r\nContent-Type: text/html; charset=utf-8", page(n))); counts["good"] += 1
print(*(f"{key}={value}" for key, value in counts.items()))
PYTHON
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
eval "$(python3 "$work/make.py" "$work/pages.warc.gz" "$pages")"
python3 "$work/make.py" "$work/few.warc.gz" $((pages / 10)) >/dev/null
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
if mount -t tmpfs -o size=12m none "$disk" 2>/dev/null; then add >/dev/null 2>"$work/full"; echo $? >"$work/full.code"; mount -o remount,size=2g "$disk"
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
