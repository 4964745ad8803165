#!/usr/bin/env python3
"""The workbench in a real browser: `vanban watch` and `vanban soan` on a paper, looked at by headless Chromium.

    python3 tests/judges/workbench.py --vanban target/release/vanban [--shots FOLDER]

In: the program; chromium and chromedriver of the system. Out: a line for each thing that holds; exit code 1 with what
does not. The browser is driven by the W3C protocol over HTTP, with the standard library alone.

What holds: pages are drawn and sharp, a save shows within seconds and only the page that changed is fetched again,
findings and words lead to each other, by mouse and by keys; with an error the last pages stay and say so; the page fits
windows of 1280 and 800 points, its words have the contrast of WCAG AA, it asks no other machine and logs no fault;
memory stays bounded over many saves.

Of the form: a clerk changes a word by keys alone, the page follows, the file has that change and no other; it is taken
back; an item is added; a wrong value shows its finding at its field, a misspelt word its fix as a button; what was typed
survives a page that is loaded again; what somebody else wrote meanwhile is asked about.

Of what is done there beside: the whole ways of a clerk, in `workbench_clerk.py`.

Of the grid of a table: a clerk changes a figure, pastes a range, adds a row and takes it back, by keys alone; sums in the
grid and on the page follow, findings come before the pages, the file has those changes and no others. No task of the page
takes longer than 50 ms while a table of 300 rows is scrolled and edited. axe-core (from npm, for this judge alone) finds
nothing against WCAG 2.1 AA on any page.
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
import tarfile
import tempfile
import time
import urllib.error
import urllib.request

import workbench_clerk

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = "quyet-dinh-san-xuat-tieu-dung-ben-vung.yaml"
BUDGET = "bao-cao-ngan-sach-6-thang-2026.yaml"
AXE = "axe-core@4.10.3"
# How often a table is scrolled and edited until no task is too long.
LOOKS = 3
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

# Windows that pages are looked at in.
SIZES = ((1280, 800), (800, 600))

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
    """A headless Chromium; `axe` is the text of axe-core, for the judges that ask it."""

    def __init__(self, axe=""):
        self.axe = axe
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

    def accessible(self, what):
        """axe-core finds nothing against WCAG 2.1 AA on the page as it is, in windows of 1280 and 800 points."""
        for size in SIZES:
            self.inner(*size)
            time.sleep(0.2)
            self.accessible_here(f"{what}, {size[0]} points")
        self.inner(1280, 800)

    def accessible_here(self, what):
        """The same in the window as it is."""
        if not self.run("return !!window.axe"):
            self.run(self.axe)
        found = self.ask("POST", "/execute/async", {"script": AXE_RUN, "args": []})
        expect(found["seen"] > 5 and not found["bad"], f"axe-core: {what}, {found['seen']} rules", found["bad"])

    def inner(self, width, height):
        """A window whose page has this size: the browser's own frame is added."""
        self.size(width, height)
        inner = self.run("return [innerWidth, innerHeight]")
        self.size(2 * width - inner[0], 2 * height - inner[1])

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

    def chord(self, held, key):
        """A key while others are held."""
        strokes = [{"type": "keyDown", "value": one} for one in held + key]
        strokes += [{"type": "keyUp", "value": one} for one in key + held[::-1]]
        self.ask("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": strokes}]})

    def tab_to(self, what, script, most=120):
        """Goes on by the Tab key until a script about the element in use gives true."""
        for _ in range(most):
            self.keys("\ue004")
            if self.run(f"const nay = document.activeElement; {script}"):
                return
        raise Failed(f"{what}: not within {most} keys")

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


AXE_RUN = """
const done = arguments[arguments.length - 1];
const told = (one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.failureSummary}`).join(' | ')}`;
axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] } })
  .then((found) => done({ seen: found.passes.length, bad: found.violations.map(told) }), (fault) => done({ seen: 0, bad: [String(fault)] }));
"""


def fetched_axe(folder):
    """The text of axe-core; npm checks what it fetches."""
    subprocess.run(["npm", "pack", "--silent", AXE], cwd=folder, stdout=subprocess.DEVNULL, check=True)
    with tarfile.open(folder / f"{AXE.replace('@', '-')}.tgz") as package:
        return package.extractfile("package/axe.min.js").read().decode()


class Failed(Exception):
    """What does not hold."""


class Watched:
    """`vanban watch` on a file in a folder of its own."""

    def __init__(self, vanban, folder):
        for name in ROOT.joinpath("content").iterdir():
            if name.is_file():
                shutil.copy(name, folder)
        shutil.copytree(ROOT / "content/bang", folder / "bang")
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
    browser.accessible("a paper that is watched")

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
    for size in SIZES:
        browser.inner(*size)
        time.sleep(0.3)
        bad = browser.run(OUTSIDE)
        expect(not bad, f"all of it is in a window of {size[0]} × {size[1]}", bad)
        seen, bad = browser.run(CONTRAST)
        expect(seen > 20 and not bad, f"contrast of {seen} texts", bad)
        browser.accessible_here(f"pages of an earlier text, {size[0]} points")
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
    browser.accessible("a page whose program has ended")


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
        browser.accessible("the list of a folder")
        browser.run("document.getElementById('loc').focus()")
        browser.keys("viec dieu chinh")
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


FORM_OUTSIDE = OUTSIDE.replace(
    "['ten', 'dem', 'nho', 'vua', 'to', 'giay', 'danh-sach', 'cho', 'tep', 'dong']",
    "['ten', 'dem', 'giay', 'the', 'hoan-tac', 'lam-lai', 'o-mau']",
)
# Where the Tab key begins.
TOP = "document.querySelector('.nhay').focus()"
LABEL = "return nay.labels?.[0]?.textContent.startsWith(%r)"
CTRL, SHIFT, END, ENTER = "\ue009", "\ue008", "\ue010", "\ue007"


def fits(browser, shots, name, selector=None):
    """The form is in windows of 1280 and 800 points, and can be read."""
    for size in SIZES:
        browser.inner(*size)
        time.sleep(0.3)
        if selector:
            browser.run("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", selector)
        bad = browser.run(FORM_OUTSIDE)
        wide = browser.run("const o = document.getElementById('o-mau'); return o.scrollWidth - o.clientWidth")
        expect(not bad and wide <= 0, f"all of the form is in a window of {size[0]} × {size[1]}", [bad, wide])
        seen, bad = browser.run(CONTRAST)
        expect(seen > 20 and not bad, f"contrast of {seen} texts", bad)
        browser.accessible_here(f"{name}, {size[0]} points")
        shots(f"{size[0]}-{name}", browser)
    browser.size(1280, 800)


def fill_in(browser, vanban, folder, shots):
    """A clerk's way through the form."""
    file = folder / "soan.yaml"
    text = (folder / SAMPLE).read_text()
    file.write_text(text)
    program = subprocess.Popen(
        [vanban, "soan", "soan.yaml", "--no-browser"], cwd=folder, stdout=subprocess.PIPE, text=True
    )

    def written(what, wanted):
        start = time.monotonic()
        while file.read_text() != wanted:
            if time.monotonic() - start > 20:
                raise Failed(f"{what}: {file.read_text()[:1500]}")
            time.sleep(0.05)
        print(f"  {what}")

    try:
        link = re.search(r"http://\S+", program.stdout.readline())[0]
        browser.size(1280, 800)
        browser.open(link)
        browser.until("the pages", DRAWN, seconds=60)
        browser.until("the form", "return document.querySelectorAll('#o-mau label').length > 10", seconds=60)
        unnamed = browser.run(
            "return [...document.querySelectorAll('#o-mau input, #o-mau textarea, #o-mau select, #o-mau button')]"
            ".filter((one) => !(one.labels?.[0] ?? one).textContent.trim() && !one.ariaLabel).length"
        )
        expect(unnamed == 0, "every field and button has a name", unnamed)
        fits(browser, shots, "mau")

        # A word, by keys alone: from the top of the page to the field, to its end, a few letters.
        browser.run(TOP)
        browser.tab_to("the subject", LABEL % "Trích yếu")
        before = browser.run(PICTURES)
        old = browser.run("return document.activeElement.value").split("\n")[-1]
        expect(text.count(old) >= 1, "the field says what the file says", old)
        start = time.monotonic()
        browser.chord(CTRL, END)
        browser.keys(" (mới)")
        at = at_of(text, old)
        changed = text[:at] + " (mới)" + text[at:]
        written("the file has just that change", changed)
        browser.until("another page", "return document.querySelectorAll('.trang img')[0].getAttribute('src') !== arguments[0]", before[0])
        print(f"  the page follows {time.monotonic() - start:.1f} s after the first key")
        shots("1280-go", browser)
        browser.until("it is saved", "return document.getElementById('luu').textContent.includes('Đã ghi')")
        browser.chord(CTRL, "z")
        written("it is taken back by keys, whole", text)
        browser.until("the field, too", "return !document.activeElement.value.includes('mới')")
        browser.chord(CTRL, "y")
        written("and made again", changed)
        browser.until("the field, too", "return document.activeElement.value.includes('mới')")
        browser.chord(CTRL, "z")
        written("and taken back again", text)

        # An item.
        browser.tab_to("the button for an article", "return nay.ariaLabel === 'Thêm: Điều'")
        count = browser.run("return document.querySelectorAll('#o-mau li').length")
        browser.keys(ENTER)
        browser.until("the new article is in use", "return document.activeElement.value === '[lời văn của điều]'")
        expect(browser.run("return document.querySelectorAll('#o-mau li').length") == count + 1, "an article is added by keys")
        browser.keys("Quyết định này được gửi bằng bản điện tử.")
        above = text.index("noi_nhan:")
        written("the file has one line more", f"{text[:above]}  - Quyết định này được gửi bằng bản điện tử.\n{text[above:]}")
        name = browser.run("return document.activeElement.labels[0].textContent")
        browser.tab_to("the button that removes it", f"return nay.ariaLabel === 'Xóa: {name}'", most=250)
        browser.keys(ENTER)
        written("it is removed by keys", text)

        # A wrong value.
        browser.run(TOP)
        browser.tab_to("the year", LABEL % "Năm ban hành")
        browser.chord(CTRL, "a")
        browser.keys("hai nghìn")
        browser.until(
            "the finding at its field",
            "const o = document.activeElement; return o.ariaInvalid === 'true' && o.closest('.o').querySelector('.loi-mot.loi')",
        )
        print("  a wrong value shows its finding at its field")
        fits(browser, shots, "loi-o-mau", "[aria-invalid=true]")
        browser.chord(CTRL, "z")
        written("it is taken back", text)
        browser.until("the finding is gone", "return !document.querySelector('#o-mau .loi-mot')")

        # A word of the page leads to its field; a misspelt one has its fix as a button.
        browser.run("document.activeElement.blur(); document.getElementById('giay').scrollTop = 0")
        place = browser.run("const o = document.querySelector('.trang').getBoundingClientRect(); return [o.x, o.y, o.width, o.height]")
        for at in range(20, 45):
            browser.click(place[0] + place[2] * 0.5, place[1] + place[3] * at / 100)
            time.sleep(0.2)
            if browser.run("const nay = document.activeElement; " + LABEL % "Trích yếu"):
                break
        else:
            raise Failed("a word leads to its field")
        expect(browser.run("return document.activeElement.selectionEnd > document.activeElement.selectionStart"), "a word of the page leads to its field, and is chosen there")
        shots("1280-bam-o", browser)
        browser.tab_to("an article", LABEL % "Điều 2")
        browser.chord(CTRL, END)
        browser.keys(" Các sở hổ trợ.")
        browser.until("the fix", "return document.activeElement.closest('.o').querySelector('button.sua')")
        browser.tab_to("the fix", "return nay.className === 'sua'", most=10)
        shots("1280-sua", browser)
        browser.keys(ENTER)
        spelt = text.replace("phê duyệt tại Điều 1.\n", "phê duyệt tại Điều 1. Các sở hỗ trợ.\n", 1)
        written("a fix is made by its button", spelt)
        file.write_text(text)
        gone = "return ![...document.querySelectorAll('#o-mau textarea')].some((one) => one.value.includes('hỗ trợ.'))"
        browser.until("the page has seen that somebody took it out", gone)

        # What was typed a moment ago survives a page that is loaded again.
        browser.run(TOP)
        browser.tab_to("the subject", LABEL % "Trích yếu")
        browser.chord(CTRL, END)
        browser.keys(" (nháp)")
        browser.open(link)
        browser.until("the form", "return document.querySelectorAll('#o-mau label').length > 10")
        written("what was typed survives", text[: at_of(text, old)] + " (nháp)" + text[at_of(text, old) :])

        # Somebody else writes the same field meanwhile.
        browser.tab_to("the subject", LABEL % "Trích yếu")
        time.sleep(1)
        theirs = text[: at_of(text, old)] + " (của người khác)" + text[at_of(text, old) :]
        browser.chord(CTRL, END)
        file.write_text(theirs)
        browser.keys(" (của tôi)")
        browser.until("both are shown", "return document.activeElement.closest('.o').querySelector('.hoi q')")
        expect(file.read_text() == theirs, "what somebody else wrote is asked about, not overwritten")
        fits(browser, shots, "hai-ban", ".hoi:not([hidden])")
        browser.tab_to("the button that keeps the file", "return nay.textContent === 'Lấy theo tệp'", most=5)
        browser.keys(ENTER)
        browser.until("the field says what the file says", "return document.activeElement.value.includes('của người khác')")
        time.sleep(1)
        expect(file.read_text() == theirs, "the file stays as they wrote it")
        told = [one["message"] for one in browser.log() if " 409 " not in one["message"]]
        expect(not told, "the browser logs no fault", told)
        browser.open("about:blank")
    finally:
        program.terminate()
        program.wait()
        file.unlink()


GRID_ROW = """
const rows = [...document.querySelectorAll('.luoi')][0].querySelectorAll('.luoi-hang');
const row = [...rows].find((one) => one.children[1].querySelector('.luoi-chu')?.textContent === arguments[0]);
return row && [...row.children].map((one) => one.querySelector('.luoi-chu')?.textContent ?? one.querySelector('textarea').value);
"""
GRID_CELL = """
const one = document.activeElement.closest('.luoi-o');
return one && [one.parentElement.children[1].querySelector('.luoi-chu').textContent, Number(one.dataset.c)];
"""
UP, DOWN, LEFT, RIGHT, TAB, ESCAPE, HOME, ALT, DELETE = "\ue013", "\ue015", "\ue012", "\ue014", "\ue004", "\ue00c", "\ue011", "\ue00a", "\ue017"


class Filled:
    """`vanban soan` on a file in a folder, in a browser."""

    def __init__(self, browser, vanban, file):
        self.file, self.browser = file, browser
        command = [vanban, "soan", file.name, "--no-browser"]
        self.program = subprocess.Popen(command, cwd=file.parent, stdout=subprocess.PIPE, text=True)
        self.link = re.search(r"http://\S+", self.program.stdout.readline())[0]
        browser.inner(1280, 800)
        browser.open(self.link)
        browser.until("the pages", DRAWN, seconds=60)
        browser.until("the grid", "return document.querySelectorAll('.luoi-hang').length > 3", seconds=60)

    def written(self, what, wanted):
        start = time.monotonic()
        while self.file.read_text() != wanted:
            if time.monotonic() - start > 20:
                raise Failed(f"{what}: {self.file.read_text()[:6000]}")
            time.sleep(0.05)
        print(f"  {what}")

    def close(self):
        self.browser.open("about:blank")
        self.program.terminate()
        self.program.wait()


def fill_in_grid(browser, vanban, folder, shots):
    """A clerk's way through the grid of a table, by keys alone."""
    text = (folder / BUDGET).read_text()
    paper = Filled(browser, vanban, folder / BUDGET)

    def cell(what, name, column):
        browser.until(what, GRID_CELL.replace("return one &&", "const seen = one &&") + "return seen && seen[0] === arguments[0] && seen[1] === arguments[1]", name, column)

    def row(what, name, values):
        print(f"  {what}")
        browser.until(what, GRID_ROW.replace("return row &&", "const seen = row &&") + "return seen && Object.entries(arguments[1]).every(([at, text]) => seen[at] === text)", name, values)

    def changed(*pairs):
        new = text
        for old, now in pairs:
            assert new.count(old) == 1, old
            new = new.replace(old, now)
        return new

    def paste(words):
        """Copies words in a field of their own and pastes them, by keys."""
        browser.run(
            "const one = document.createElement('textarea'); one.id = 'so-tinh'; document.body.append(one);"
            "one.value = arguments[0]; one.select()",
            words,
        )
        browser.chord(CTRL, "c")
        browser.run("document.getElementById('so-tinh').remove(); document.querySelector('.luoi-o[tabindex=\"0\"]').focus()")
        browser.chord(CTRL, "v")

    try:
        browser.accessible("a paper with its form")
        browser.run(TOP)
        browser.tab_to("the grid", "return nay.classList.contains('luoi-o')", most=250)
        browser.keys(TAB)
        expect(not browser.run(GRID_CELL), "who only passes by leaves the grid by the Tab key")
        browser.chord(SHIFT, TAB)
        browser.keys(HOME + RIGHT)
        school, road, hall = "Cải tạo Trường Tiểu học Yên Hòa", "Nâng cấp đường ngõ tổ dân phố số 5", "Nhà văn hóa tổ dân phố số 12"
        browser.keys(DOWN + DOWN + RIGHT)
        cell("arrow keys lead to a cell", school, 2)

        # A figure.
        before = browser.run(PICTURES)
        browser.keys("9.600" + ENTER)
        figure = changed(("{ns_phuong: 9.500, muc_tieu: 4.000", "{ns_phuong: 9.600, muc_tieu: 4.000"))
        paper.written("a figure is changed, and nothing else", figure)
        cell("Enter leads to the row below", road, 2)
        row("the sum of its row follows", school, {2: "9.600", 4: "13.600", 6: "59,7"})
        row("and the totals", "Tổng chi", {2: "150.950", 4: "165.150"})
        browser.until("and the page", "return [...document.querySelectorAll('.trang img')].some((one, at) => one.getAttribute('src') !== arguments[0][at])", before)
        shots("1280-luoi", browser)
        browser.chord(CTRL, "z")
        paper.written("it is taken back", text)
        row("the totals, too", "Tổng chi", {2: "150.850"})
        before = browser.run(PICTURES)

        # A range, as a workbook gives it: three rows of two columns, over the sums of a group.
        paste("3.300\t100\r\n1\t2\r\n5,000.5\t1.234,5\r\n")
        told, _ = browser.until("a wrong figure is told at its cell", "return document.querySelector('.luoi-o.loi .luoi-chu')?.textContent")
        expect(told == "5,000.5", "what was pasted stays where it cannot be read", told)
        expect("bỏ qua 2 ô" in browser.run("return document.querySelector('.luoi-bao').textContent"), "it is said that sums were passed over")
        browser.accessible("a grid with findings")
        for size in SIZES:
            browser.inner(*size)
            time.sleep(0.3)
            shots(f"{size[0]}-luoi-loi", browser)
        browser.inner(1280, 800)
        browser.chord(CTRL, "z")
        paper.written("the paste is taken back in one step", text)
        browser.until("no finding", "return !document.querySelector('.luoi-o.loi')")
        browser.chord(CTRL, HOME)
        browser.keys(DOWN * 4 + RIGHT * 2)
        cell("the keys lead back", road, 2)
        paste("3.300\t100\n1\t2\n5000\t1.234,5")
        paper.written(
            "a range of three rows and two columns is pasted, and nothing else changes",
            changed(
                ("{ns_phuong: 3.200, muc_tieu: 0, th: 1.150", "{ns_phuong: 3.300, muc_tieu: 100, th: 1.150"),
                ("{ns_phuong: 4.800, muc_tieu: 0, th: 0", '{ns_phuong: 5000, muc_tieu: "1.234,5", th: 0'),
            ),
        )
        row("the totals follow", "Tổng chi", {2: "151.150", 3: "15.534,5"})
        after = paper.file.read_text()

        # A row.
        browser.chord(CTRL, HOME)
        browser.keys(DOWN * 4 + RIGHT)
        cell("the keys lead to a row", road, 1)
        browser.chord(CTRL, ENTER)
        browser.keys("Vỉa hè phố Yên Hòa")
        browser.until("the row is being typed", "return document.activeElement.value === 'Vỉa hè phố Yên Hòa'")
        browser.accessible("a cell in use")
        browser.keys(TAB + "700" + TAB + "0" + TAB)
        above = f"kinh_phi: {{ns_phuong: 3.300, muc_tieu: 100, th: 1.150, dieu_chinh: -600}}}}\n"
        row_lines = "                - ten: Vỉa hè phố Yên Hòa\n                  kinh_phi: {ns_phuong: 700, muc_tieu: 0}\n"
        paper.written("a row is added and filled in", after.replace(above, above + row_lines))
        browser.until("what is missing is told at its cells", "return document.querySelectorAll('.luoi-o.loi').length === 2")
        browser.keys(RIGHT + "0" + TAB + TAB + "-50" + ENTER)
        row("the new row has its sums", "Vỉa hè phố Yên Hòa", {0: "3", 4: "700", 8: "650"})
        row("and is in the totals", "Tổng chi", {2: "151.850"})
        shots("1280-luoi-dong", browser)
        browser.keys(UP)
        browser.chord(ALT, UP)
        names = "return [...document.querySelectorAll('.luoi-hang')].map((one) => one.children[1].querySelector('.luoi-chu').textContent)"
        browser.until(
            "it moves up by keys",
            f"const all = (() => {{ {names} }})(); return all.indexOf('Vỉa hè phố Yên Hòa') === all.indexOf(arguments[0]) - 1",
            road,
        )
        moved = paper.file.read_text()
        browser.chord(CTRL, DELETE)
        browser.until("it is removed by keys", f"const all = (() => {{ {names} }})(); return !all.includes('Vỉa hè phố Yên Hòa')")
        paper.written("with its lines, and nothing else", after)
        browser.chord(CTRL, "z")
        paper.written("and comes back whole", moved)
        row("with its sums", "Vỉa hè phố Yên Hòa", {4: "700", 8: "650"})
        browser.keys(ESCAPE + TAB)
        expect(not browser.run(GRID_CELL), "Esc and Tab lead out of the grid")
        told = [one["message"] for one in browser.log() if " 409 " not in one["message"]]
        expect(not told, "the browser logs no fault", told)
    finally:
        paper.close()
        (folder / BUDGET).write_text(text)


LONG_TASKS = """
window.long = [];
new PerformanceObserver((list) => window.long.push(...list.getEntries().map((one) => [Math.round(one.startTime), one.duration])))
  .observe({ type: 'longtask' });
"""

# How many times longer the same work takes now than at the best moment.
YARDSTICK = """
const times = [];
for (let at = 0; at < 20; at += 1) {
  const start = performance.now();
  let sum = 1;
  for (let step = 0; step < 1e7; step += 1) sum = (sum * 31 + step) | 0;
  times.push(performance.now() - start + (sum === 7 ? 1e-9 : 0));
}
times.sort((one, next) => one - next);
return Math.max(1, times[17] / times[0]);
"""


def long_table(rows):
    """A plan with a table of so many rows, in ten groups."""
    columns = "".join(f"        - {{ma: c{at}, ten: Nguồn {at}, kieu: tien}}\n" for at in range(1, 7))
    text = [
        "loai: ke_hoach\nco_quan: {ten: [Ủy ban nhân dân, xã An Bình]}\nky_hieu: KH-UBND\nnam: 2026\ndia_danh: An Bình\n"
        "trich_yeu: Kinh phí năm 2026\nnoi_dung: Kinh phí ở Phụ lục./.\nnoi_nhan: [Đảng ủy xã]\nnguoi_ky: {chuc_vu: Chủ tịch}\n"
        "phu_luc:\n  - ten: Kinh phí\n    huong: ngang\n    bang:\n      don_vi: triệu đồng\n      cot:\n"
        "        - {ma: tt, ten: TT, kieu: so_thu_tu}\n        - {ma: ten, ten: Nhiệm vụ, kieu: chu}\n"
        f"{columns}        - {{ma: tong, ten: Tổng, kieu: tong_hang}}\n      nhom:\n"
    ]
    for group in range(10):
        text.append(f"        - ten: Nhóm việc thứ {group + 1}\n          nhiem_vu:\n")
        for row in range(rows // 10):
            figures = ", ".join(f"c{at}: {row * at + group}" for at in range(1, 7))
            text.append(f"            - {{ten: Việc {group + 1}.{row + 1} của xã, kinh_phi: {{{figures}}}}}\n")
    return "".join(text)


def scroll_and_edit(browser, look):
    """Goes down a long table and back, and changes figures of four rows."""
    for _ in range(12):
        browser.run("const one = document.querySelector('.luoi-cuon'); one.scrollTop += 1100; one.scrollLeft += 40")
        time.sleep(0.1)
    browser.chord(CTRL, HOME)
    for at in range(4):
        browser.keys(DOWN * 20 + RIGHT * (at == 0) * 2)
        browser.keys(f"{at + look + 1}.500" + ENTER)
        browser.until("the sums", "return !document.querySelector('.luoi-bang').ariaBusy", seconds=60)
    time.sleep(1)


def long_grid(browser, vanban, folder, shots):
    """A table of 300 rows is scrolled and edited without a long task."""
    file = folder / "dai.yaml"
    file.write_text(long_table(300))
    paper = Filled(browser, vanban, file)
    try:
        rows = browser.run("return [document.querySelector('.luoi-bang').ariaRowCount, document.querySelectorAll('.luoi-hang').length]")
        expect(rows[0] == "312" and rows[1] < 60, "of 300 rows those in sight have elements", rows)
        browser.run("document.querySelector('.luoi-o[tabindex=\"0\"]').focus()")
        time.sleep(1)
        browser.run(LONG_TASKS)
        # What else the machine does makes tasks longer now and then; one that the page itself makes too long is so each time,
        # and on a machine that is at work otherwise all of them are.
        for at in range(LOOKS):
            browser.run("window.long = []")
            slow = browser.run(YARDSTICK)
            scroll_and_edit(browser, at)
            slow = max(slow, browser.run(YARDSTICK))
            long = [one for one in browser.run("return window.long") if one[1] > 50 * slow]
            if not long:
                break
        shots("1280-luoi-dai", browser)
        told = "" if slow < 1.05 else f", on a machine that is {slow:.1f} times slower than when it has nothing else to do"
        expect(not long, f"no task over 50 ms while 300 rows are scrolled and edited{told}", long)
    finally:
        paper.close()
        file.unlink()


def at_of(text, words):
    """Where the subject of the sample ends."""
    return text.index(words, text.index("trich_yeu:")) + len(words)


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
            browser = Browser(fetched_axe(pathlib.Path(folder)))
            try:
                fill_in(browser, paper.vanban, pathlib.Path(folder), shots)
                fill_in_grid(browser, paper.vanban, pathlib.Path(folder), shots)
                long_grid(browser, paper.vanban, pathlib.Path(folder), shots)
                look_at_folder(browser, paper.vanban, folder, shots)
                look(browser, paper, shots)
                workbench_clerk.run(sys.modules[__name__], browser, paper.vanban, folder, shots)
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
