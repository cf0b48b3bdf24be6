#!/usr/bin/env python3
"""make_archive.py FILE PAGES: a .warc.gz of made-up pages, each record a gzip member of its own, as the standard asks. In
a hundred there are two in French, two broken ones and two that no server answered; of two thousand one is huge (17 MiB).
Prints how many there are of each. The same call makes the same bytes."""
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
