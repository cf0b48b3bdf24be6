#!/usr/bin/env bash
# Addresses into a ledger: what the server says is unchanged is not fetched again. The server is ours, on the loopback,
# and ends by itself.
# once
. test/tell.sh
command -v python3 >/dev/null || { skip fetch "no python3"; exit 0; }
cat >"$work/server.py" <<'PYTHON'
import http.server, sys, threading
pages = {"/a.html": ("one", "The army withdrew from Karsa on Monday, the ministry said, and the last of its guns left the town before dusk."),
         "/b.html": ("b", "Rebels and the government signed a ceasefire in Karsa on 4 January 2021.")}
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/change":
            pages["/a.html"] = ("two", "The army returned to Karsa on Friday, the ministry said, and the last of its guns left the town before dusk.")
        if self.path not in pages:
            return self.answer(404, {}, b"")
        tag, text = pages[self.path]
        head = {"ETag": f'"{tag}"'} if self.path == "/a.html" else {"Last-Modified": "Fri, 29 Jan 2021 10:00:00 GMT"}
        same = self.headers.get("If-None-Match") == head.get("ETag") if "ETag" in head else \
            self.headers.get("If-Modified-Since") == head["Last-Modified"]
        if same:
            return self.answer(304, head, b"")
        self.answer(200, head, f"<html><head><title>Karsa</title></head><body><h1>Karsa</h1><p>{text}</p></body></html>".encode())
    def answer(self, code, head, body):
        self.send_response(code)
        for name, value in head.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "text/html")
        if code != 304:
            self.send_header("Content-Length", str(len(body)))
        print(self.path, code, flush=True)  # before the answer: whoever has that looks here
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *arguments):
        pass
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Timer(60, server.shutdown).start()
print("port", server.server_port, flush=True)
server.serve_forever()
PYTHON
python3 "$work/server.py" >"$work/log" 2>&1 &
server=$!
for _ in $(seq 50); do grep -q '^port' "$work/log" && break; sleep 0.1; done
base=http://127.0.0.1:$(sed -n 's/^port //p' "$work/log")
export TRUCE_LEDGER=$work/l.db
add() { "$TRUCE" add --json --allow-private "$@" 2>"$work/err"; }
count() { grep -c "^/$1.html $2\$" "$work/log"; }
add "$base/a.html" "$base/b.html" >"$work/first"
check "two pages are read" [ "$(grep -c '"known":false' "$work/first")" = 2 ]
add "$base/a.html" "$base/b.html" >"$work/second"
check "asked again they are unchanged" [ "$(grep -c '"unchanged":true' "$work/second")" = 2 ]
check "the server was asked on condition" [ "$(count a 304) $(count b 304)" = "1 1" ]
check "and sent them once" [ "$(count a 200) $(count b 200)" = "1 1" ]
add --again "$base/a.html" >"$work/third"
check "--again fetches all the same" grep -q '"known":true' "$work/third"
"$TRUCE" add --allow-private "$base/change" >/dev/null 2>&1
add "$base/a.html" >"$work/fourth"
check "a changed page is a document of its own" grep -q '"known":false' "$work/fourth"
check "three documents in all" [ "$("$TRUCE" documents | wc -l)" = 3 ]
"$TRUCE" add "$base/a.html" >/dev/null 2>"$work/err"
check "without --allow-private the loopback is refused" grep -q 'private or local' "$work/err"
kill $server 2>/dev/null
finish
