#!/usr/bin/env python3
"""The workbench in a real browser: `vanban watch` on a paper, looked at by headless Chromium.

    python3 tests/judges/workbench.py --vanban target/release/vanban [--shots FOLDER]

In: the program; chromium and chromedriver of the system. Out: a line for each thing that holds; exit code 1 with what
does not. The browser is driven by the W3C protocol over HTTP, with the standard library alone.

What holds: pages are drawn and sharp, a save shows within seconds and only the page that changed is fetched again,
findings and words lead to each other, by mouse and by keys; with an error the last pages stay and say so; the page fits
windows of 1280 and 800 points, its words have the contrast of WCAG AA, it asks no other machine and logs no fault;
memory stays bounded over many saves.
"""

import argparse
import base64
import json
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = "quyet-dinh-san-xuat-tieu-dung-ben-vung.yaml"
# Of the program after the saves, in megabytes, and how many saves.
MEMORY, SAVES = 500, 60

# Words on a ground that is not theirs by at least 4.5 to 1 (3 to 1 where they are large): WCAG 2.2, 1.4.3.
CONTRAST = """
const level = (one) => { one /= 255; return one <= .04045 ? one / 12.92 : ((one + .055) / 1.055) ** 2.4; };
const light = ([r, g, b]) => .2126 * level(r) + .7152 * level(g) + .0722 * level(b);
const colour = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
const ground = (one) => {
  for (; one; one = one.parentElement) {
    const [r, g, b, a = 1] = colour(getComputedStyle(one).backgroundColor);
    if (a === 1) return [r, g, b];
  }
  return [255, 255, 255];
};
const bad = [];
let seen = 0;
for (const one of document.querySelectorAll('body *')) {
  const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  if (!own || !one.offsetParent) continue;
  const style = getComputedStyle(one), size = parseFloat(style.fontSize);
  const pair = [light(colour(style.color)), light(ground(one))].sort((a, b) => b - a);
  const ratio = (pair[0] + .05) / (pair[1] + .05);
  const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  seen += 1;
  if (ratio < (large ? 3 : 4.5)) bad.push(`${one.textContent.trim().slice(0, 40)}: ${ratio.toFixed(2)}`);
}
return [seen, bad];
"""

# What cannot be reached in this window, and what makes it scroll sideways.
OUTSIDE = """
const bad = [];
const root = document.documentElement;
if (root.scrollWidth > root.clientWidth) bad.push(`sideways by ${root.scrollWidth - root.clientWidth}`);
for (const id of ['ten', 'dem', 'nho', 'vua', 'to', 'giay', 'danh-sach', 'cho', 'tep', 'dong']) {
  const place = document.getElementById(id).getBoundingClientRect();
  if (place.width < 8 || place.height < 8 || place.left < 0 || place.right > innerWidth + 1 || place.top < 0
      || place.bottom > innerHeight + 1) bad.push(`${id}: ${JSON.stringify(place)}`);
}
return bad;
"""


class Browser:
    """A headless Chromium."""

    def __init__(self):
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            port = one.getsockname()[1]
        self.driver = subprocess.Popen(
            ["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.base = f"http://127.0.0.1:{port}"
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--force-device-scale-factor=1"]
        wanted = {"goog:chromeOptions": {"args": arguments}, "goog:loggingPrefs": {"browser": "ALL"}}
        for _ in range(100):
            try:
                made = self.ask("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
                break
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
        else:
            raise SystemExit("chromedriver does not answer")
        self.base += f"/session/{made['sessionId']}"

    def ask(self, method, way, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + way, data, {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def run(self, script, *arguments):
        return self.ask("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def open(self, link):
        self.ask("POST", "/url", {"url": link})

    def size(self, width, height):
        self.ask("POST", "/window/rect", {"width": width, "height": height})

    def click(self, x, y):
        moves = [
            {"type": "pointerMove", "x": round(x), "y": round(y)},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self.ask("POST", "/actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": moves}]})

    def keys(self, text):
        strokes = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        self.ask("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": strokes}]})

    def until(self, what, script, *arguments, seconds=20):
        """Waits until a script gives something, and returns it with the seconds it took."""
        start = time.monotonic()
        while time.monotonic() - start < seconds:
            if found := self.run(script, *arguments):
                return found, time.monotonic() - start
            time.sleep(0.05)
        raise Failed(f"{what}: not within {seconds} s")

    def shot(self, path):
        path.write_bytes(base64.b64decode(self.ask("GET", "/screenshot")))

    def log(self):
        return self.ask("POST", "/se/log", {"type": "browser"})

    def close(self):
        try:
            self.ask("DELETE", "")
        finally:
            self.driver.terminate()
            self.driver.wait()


class Failed(Exception):
    """What does not hold."""


class Watched:
    """`vanban watch` on a file in a folder of its own."""

    def __init__(self, vanban, folder):
        for name in ROOT.joinpath("content").iterdir():
            if name.is_file():
                shutil.copy(name, folder)
        self.vanban = vanban
        self.file = folder / SAMPLE
        self.text = self.file.read_text()
        self.program = subprocess.Popen(
            [vanban, "watch", SAMPLE, "--no-browser"], cwd=folder, stdout=subprocess.PIPE, text=True
        )
        self.link = re.search(r"http://\S+", self.program.stdout.readline())[0]

    def save(self, text):
        self.file.write_text(text)

    def memory(self):
        status = pathlib.Path(f"/proc/{self.program.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) // 1024

    def close(self):
        self.program.terminate()
        self.program.wait()


DRAWN = """
const all = [...document.querySelectorAll('.trang img')];
return all.length > 0 && all.slice(0, 8).every((one) => one.complete && one.naturalWidth > 0) && all.length;
"""
PICTURES = "return [...document.querySelectorAll('.trang img')].map((one) => one.getAttribute('src'))"
WORDS = "return document.getElementById(arguments[0]).textContent"


def expect(holds, what, found=""):
    if not holds:
        raise Failed(f"{what}{f': {found}' if found != '' else ''}")
    print(f"  {what}")


def middle(browser, box):
    """The middle of what a selector names, in points of the window."""
    return browser.run(
        "const o = document.querySelector(arguments[0]).getBoundingClientRect(); return [o.x + o.width / 2, o.y + o.height / 2]", box
    )


def look(browser, paper, shots):
    browser.size(1280, 800)
    browser.open(paper.link)
    pages, _ = browser.until("pages are drawn", DRAWN)
    expect(pages == 13, "all pages are drawn", pages)
    expect("13 trang; 0 lỗi, 0 cảnh báo, 0 lưu ý" in browser.run(WORDS, "dem"), "pages and findings are counted")
    shots("1280-tot", browser)

    # Only what is new is sent.
    sent = "return performance.getEntriesByType('resource').filter((one) => one.name.endsWith('.svg') && one.name.includes('/trang/')).length"
    browser.run("performance.setResourceTimingBufferSize(5000)")
    drawn = browser.run(sent)

    # A save: a finding, its box, and one page fetched again.
    before = browser.run(PICTURES)
    paper.save(paper.text.replace("Tổ chức thực hiện", "Tổ chức thực hiên", 1))
    word = "Hổ trợ"
    spoilt = re.sub(r"hỗ trợ", "hổ trợ", paper.text, count=1)
    expect(spoilt != paper.text, "the sample has the word", word)
    paper.save(spoilt)
    _, took = browser.until("the finding", "return document.querySelectorAll('.mot').length > 0")
    expect(took < 5, "a save shows", f"{took:.1f} s")
    browser.until("the box", "return document.querySelector('.vet')")
    browser.until("pages are drawn", DRAWN)
    after = browser.run(PICTURES)
    fetched = [at for at, (old, new) in enumerate(zip(before, after)) if old != new]
    expect(len(fetched) == 1, "one page is another one", fetched)
    expect(browser.run(sent) == drawn + 1, "and it alone is sent", browser.run(sent) - drawn)

    # The finding leads to the page and to the line.
    browser.run("document.querySelector('.mot').focus()")
    browser.keys("\ue007")
    browser.until("the words on the page", "return document.querySelector('.dang-xem')")
    line, _ = browser.until("the line", "return document.querySelector('#dong [aria-selected=true]')?.textContent")
    expect("hổ trợ" in line, "a finding leads to its line, by keys", line)
    inside = """
      const o = document.querySelector('.dang-xem').getBoundingClientRect();
      const g = document.getElementById('giay').getBoundingClientRect();
      return o.top >= g.top && o.bottom <= g.bottom;
    """
    browser.until("the finding is in sight", inside)
    shots("1280-phat-hien", browser)
    seen, bad = browser.run(CONTRAST)
    expect(seen > 20 and not bad, f"contrast of {seen} texts", bad)

    # A word leads to its line.
    paper.save(paper.text)
    browser.until("no finding", "return document.querySelectorAll('.mot').length === 0")
    browser.until("no box", "return !document.querySelector('.vet')")
    browser.run("document.getElementById('giay').scrollTop = 0")
    place = browser.run(
        "const o = document.querySelector('.trang').getBoundingClientRect(); return [o.x, o.y, o.width, o.height]"
    )
    # The words under the number of the paper: its place and day are set by the program, its subject was typed.
    found = None
    for at in range(20, 45):
        browser.click(place[0] + place[2] * 0.5, place[1] + place[3] * at / 100)
        time.sleep(0.15)
        told = browser.run(WORDS, "cho")
        if "trich_yeu" in told:
            found = told
            break
    expect(found is not None, "a word leads to its field", found)
    line, _ = browser.until("its line", "return document.querySelector('#dong [aria-selected=true]')?.textContent")
    mark = browser.run("return document.querySelector('#dong mark')?.textContent")
    expect(mark and f"“{mark}”" in browser.run(WORDS, "cho"), "and to the very word in the file", f"{mark} | {line}")
    shots("1280-bam-chu", browser)

    # Keys in the source: the next line, and where it is on the page.
    browser.run("document.querySelector('#dong [tabindex=\"0\"]').focus()")
    browser.keys("\ue015\ue015\ue013\ue007")
    told, _ = browser.until("the line by keys", "const t = document.getElementById('cho').textContent; return t.startsWith('Dòng') && t")
    expect("Dòng" in told, "lines of the file are chosen by keys", told)

    # Larger, smaller.
    width = "return document.querySelector('.trang').getBoundingClientRect().width"
    old = browser.run(width)
    browser.click(*middle(browser, "#to"))
    expect(browser.run(width) > old, "pages can be made larger")
    browser.click(*middle(browser, "#vua"))
    expect(abs(browser.run(width) - old) < 1, "and fit again")

    # An error: the pages stay, and it is said.
    drawn = browser.run(PICTURES)
    paper.save(paper.text.replace("loai: quyet_dinh", "loai: quyet_din", 1))
    browser.until("the error", "return document.querySelector('.mot.loi')")
    expect("của lần trước" in browser.run(WORDS, "bao"), "with an error the page says that its pages are older")
    expect(browser.run(PICTURES) == drawn, "and they stay")
    shots("1280-loi", browser)
    for size in ((1280, 800), (800, 600)):
        browser.size(*size)
        # A window of that size, not a page: the browser's own frame is added.
        inner = browser.run("return [innerWidth, innerHeight]")
        browser.size(2 * size[0] - inner[0], 2 * size[1] - inner[1])
        time.sleep(0.3)
        bad = browser.run(OUTSIDE)
        expect(not bad, f"all of it is in a window of {size[0]} × {size[1]}", bad)
        seen, bad = browser.run(CONTRAST)
        expect(seen > 20 and not bad, f"contrast of {seen} texts", bad)
        shots(f"{size[0]}-loi", browser)
    paper.save(paper.text)
    browser.until("the paper is right again", "return document.getElementById('bao').hidden")
    shots("800-tot", browser)

    # Many saves.
    start = time.monotonic()
    for at in range(SAVES):
        paper.save(paper.text.replace("trich_yeu: ", f"trich_yeu: Lần {at} ", 1))
        browser.until("the save", "return document.getElementById('trich-yeu').textContent.includes(arguments[0])", f"Lần {at} ")
    each = (time.monotonic() - start) / SAVES
    memory = paper.memory()
    expect(memory < MEMORY, f"{SAVES} saves, {each:.2f} s each, take at most {memory} MB")

    # Nobody else is asked, and nothing goes wrong unseen.
    asked = browser.run("return performance.getEntriesByType('resource').map((one) => one.name)")
    strange = [one for one in asked if not one.startswith(paper.link)]
    expect(asked and not strange, "no other machine is asked", strange)
    told = [one["message"] for one in browser.log()]
    expect(not told, "the browser logs no fault", told)

    paper.close()
    browser.until("the end is told", "return document.getElementById('bao').textContent.includes('đã dừng')", seconds=40)
    print("  the end of the program is told")


def look_at_folder(browser, vanban, folder, shots):
    """The list of a folder, and the way to a paper and back."""
    program = subprocess.Popen(
        [vanban, "soan", ".", "--no-browser"], cwd=folder, stdout=subprocess.PIPE, text=True
    )
    try:
        link = re.search(r"http://\S+", program.stdout.readline())[0]
        browser.size(1280, 800)
        browser.open(link)
        done = "const t = document.getElementById('dem').textContent; return t.includes('văn bản') && !t.includes('đang') && t"
        told, took = browser.until("the list", done, seconds=60)
        rows = browser.run("return [...document.querySelectorAll('#van-ban tr')].map((one) => one.textContent)")
        expect(len(rows) >= 6 and "0 còn lỗi" in told, f"papers are listed ({took:.1f} s)", told)
        seen, bad = browser.run(CONTRAST)
        expect(seen > 20 and not bad, f"contrast of {seen} texts", bad)
        shots("1280-danh-sach", browser)
        browser.run("document.getElementById('loc').focus()")
        browser.keys("dieu chinh")
        rows = browser.run("return [...document.querySelectorAll('#van-ban a')].map((one) => one.textContent)")
        expect(len(rows) == 1 and "điều chỉnh" in rows[0].lower(), "the list is narrowed by typing", rows)
        browser.run("document.querySelector('#van-ban a').focus()")
        browser.keys("\ue007")
        browser.until("the paper", DRAWN)
        expect(not browser.run("return document.getElementById('ve-danh-sach').hidden"), "a paper is opened by keys")
        shots("1280-mo-tu-danh-sach", browser)
        browser.run("document.getElementById('ve-danh-sach').click()")
        browser.until("the list again", "return document.querySelectorAll('#van-ban tr').length >= 6")
        browser.size(800, 600)
        time.sleep(0.3)
        sideways = browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
        expect(sideways == 0, "the list is in a narrow window", sideways)
        shots("800-danh-sach", browser)
        told = [one["message"] for one in browser.log()]
        expect(not told, "the browser logs no fault", told)
        browser.open("about:blank")
    finally:
        program.terminate()
        program.wait()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--vanban", required=True)
    parser.add_argument("--shots", type=pathlib.Path)
    options = parser.parse_args()

    def shots(name, browser):
        if options.shots:
            options.shots.mkdir(parents=True, exist_ok=True)
            browser.shot(options.shots / f"{name}.png")

    with tempfile.TemporaryDirectory() as folder:
        paper = Watched(str(pathlib.Path(options.vanban).resolve()), pathlib.Path(folder))
        try:
            browser = Browser()
            try:
                look_at_folder(browser, paper.vanban, folder, shots)
                look(browser, paper, shots)
            except Failed as failed:
                shots("hong", browser)
                print(f"FAILED: {failed}")
                print(*[one["message"] for one in browser.log()], sep="\n")
                return 1
            finally:
                browser.close()
        finally:
            paper.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
