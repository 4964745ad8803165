"""The whole ways of a clerk through the workbench, in a real browser; `workbench.py` drives it.

1. A decision, by the keyboard alone: from a starter through its fields to its number, read-only with its files.
2. The wards: a template as a table, filtered without tone marks, looked at, made for one ward, whose page is opened;
   a paper of its own for another one.
3. A line of the budget: the workbook goes out, a figure is changed in it, what changes is shown, and it is written.
4. Two versions side by side, from place to place.

In: the tools of `workbench.py`. Out: a line for each thing that holds; its `Failed` with what does not. Each page is
looked at in windows of 1280 and 800 points.
"""

import io
import pathlib
import re
import shutil
import subprocess
import time
import urllib.request
import zipfile

ENTER, TAB, SHIFT, CTRL, END, DOWN, SPACE = "\ue007", "\ue004", "\ue008", "\ue009", "\ue010", "\ue015", " "
BACKSPACE = "\ue003"

# How many times Tab leads from the element in use to the next one of the form that opens a closed item, or that a person
# would fill in; and which of both it is, with its words. Nothing if there is none.
NEXT = """
const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  .filter((one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility() && !(one.type === 'radio' && !one.checked));
const nay = all.indexOf(document.activeElement);
const closed = (one) => one.className === 'gap' && one.ariaExpanded === 'false' || one.tagName === 'SUMMARY' && !one.parentElement.open;
const open = (one) => /\\[[^\\]"]+\\]/.test(one.value ?? '');
const next = all.findIndex((one, at) => at > nay && one.closest('#o-mau') && (closed(one) || open(one)));
return next < 0 ? null : [next - nay, closed(all[next]) ? null : all[next].value];
"""


class Desk:
    """`vanban soan` on a folder of its own."""

    def __init__(self, vanban, folder, copied):
        for name in copied:
            place = folder / name.name
            shutil.copytree(name, place) if name.is_dir() else shutil.copy(name, place)
        self.folder = folder
        self.program = subprocess.Popen(
            [vanban, "soan", ".", "--no-browser"], cwd=folder, stdout=subprocess.PIPE, text=True
        )
        self.link = re.search(r"http://\S+", self.program.stdout.readline())[0]

    def close(self):
        self.program.terminate()
        self.program.wait()


def sizes(tools, browser, shots, name):
    """A page in windows of 1280 and 800 points: nothing beside them, words that can be read, names for all."""
    for size in tools.SIZES:
        browser.inner(*size)
        time.sleep(0.2)
        sideways = browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
        tools.expect(sideways <= 0, f"{name}: all of it is in a window of {size[0]} points", sideways)
        seen, bad = browser.run(tools.CONTRAST)
        tools.expect(seen > 10 and not bad, f"{name}: contrast of {seen} texts", bad)
        browser.accessible_here(f"{name}, {size[0]} points")
        shots(f"{size[0]}-{name}", browser)
    unnamed = browser.run(
        "return [...document.querySelectorAll('input, textarea, select, button, a')].filter((one) => one.offsetParent &&"
        " !((one.labels?.[0] ?? one).textContent.trim() || one.ariaLabel)).map((one) => one.outerHTML)"
    )
    tools.expect(not unnamed, f"{name}: every field, button and link has a name", unnamed)
    browser.size(1280, 800)


def silent(tools, browser, but=()):
    told = [one["message"] for one in browser.log() if not any(word in one["message"] for word in but)]
    tools.expect(not told, "the browser logs no fault", told)


def filled_in(value):
    """What a person would write in places in brackets."""
    value = value.replace("số [số]", "số 12").replace("[ngày, tháng, năm]", "05 tháng 11 năm 2026")
    paper = "Nghị quyết số 10/NQ-HĐND ngày 05 tháng 10 năm 2026 của Hội đồng nhân dân xã An Bình về phát triển sản xuất"
    value = re.sub(r"\[[Tt]ên loại, số[^\]]*\]", paper, value)
    value = value.replace("[tên chương trình]", "Chương trình phát triển sản xuất")
    return re.sub(r"\[[^\]\"]*\]", "An Bình", value)


def top(browser):
    """The Tab key begins at the top of the page."""
    browser.run("document.activeElement?.blur?.(); getSelection().removeAllRanges(); document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')")


STOPS = """
const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  .filter((one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility() && !(one.type === 'radio' && !one.checked));
all.forEach((one, at) => { one.dataset.dung = at; });
return all.map((one) => one.labels?.[0]?.textContent.trim() || one.ariaLabel || one.textContent.trim().slice(0, 40) || one.id || one.tagName);
"""

STOP = """
const nay = document.activeElement;
if (nay === document.body) return null;
const shown = (one) => { const s = getComputedStyle(one); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; };
const box = nay.getBoundingClientRect();
const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
return [nay.dataset.dung ?? '', (shown(nay) || (nay.closest('label') && shown(nay.closest('label')))) && inside];
"""


def reached(tools, browser, name):
    """The Tab key leads to everything of a page that can be used, and each is seen to be in use."""
    stops = browser.run(STOPS)
    top(browser)
    seen, unseen = set(), []
    for _ in range(len(stops) * 2 + 40):
        browser.keys(TAB)
        found = browser.run(STOP)
        if found is None:
            if seen:
                break
            continue
        if found[0] in seen and found[0] != "" and len(seen) > 1 and found[0] == first:
            break
        first = found[0] if not seen else first
        seen.add(found[0])
        if not found[1]:
            unseen.append(found[0] and stops[int(found[0])])
    left = [name for at, name in enumerate(stops) if str(at) not in seen]
    tools.expect(len(stops) > 3 and not left, f"{name}: all {len(stops)} things are reached by the Tab key", left)
    tools.expect(not unseen, f"{name}: each is seen to be in use", unseen)


def a_decision(tools, browser, vanban, folder, shots):
    """By keys alone: no script touches the page but to look at it."""
    desk = Desk(vanban, folder, [])
    try:
        browser.size(1280, 800)
        browser.open(desk.link)
        browser.until("the list", "return document.getElementById('dem').textContent.includes('0 văn bản')")
        top(browser)
        browser.tab_to("the button for a new paper", "return nay.getAttribute?.('href') === 'van-ban-moi.html'")
        browser.keys(ENTER)
        browser.until("the starters", "return document.querySelectorAll('#chon-loai li').length > 25")
        sizes(tools, browser, shots, "van-ban-moi")
        reached(tools, browser, "a new paper")
        top(browser)
        browser.tab_to("the starters", "return nay.getAttribute?.('role') === 'combobox'")
        browser.keys("phe duyet")
        found, _ = browser.until("one is left", "const all = document.querySelectorAll('#chon-loai li'); return all.length === 1 && all[0].textContent")
        tools.expect("Quyết định phê duyệt" in found, "a starter is found without tone marks", found)
        browser.keys(DOWN + ENTER)
        browser.until("its file is proposed", "return document.getElementById('ten-tep').value === 'quyet-dinh.yaml'")
        browser.tab_to("the button that makes it", "return nay.id === 'tao'")
        browser.keys(ENTER)
        browser.until("the form", "return document.querySelectorAll('#o-mau label').length > 10", seconds=30)
        file = folder / "quyet-dinh.yaml"
        tools.expect(file.is_file(), "the new paper is opened in its form")

        # All places in brackets are filled in, closed items are opened on the way.
        reached(tools, browser, "the form of a paper")
        top(browser)
        filled, keys = 0, 0
        while (step := browser.run(NEXT)) is not None:
            browser.keys(TAB * step[0])
            keys += step[0]
            if keys > 2000:
                raise tools.Failed(f"the form comes to no end, by {keys} times Tab: {step}")
            if step[1] is None:
                browser.keys(ENTER)
                continue
            nay = browser.run("return document.activeElement.value")
            if nay != step[1]:
                raise tools.Failed(f"a place to be filled in is reached by keys: {nay}, {step}")
            browser.chord(CTRL, "a")
            browser.keys(filled_in(nay))
            filled += 1
        # Those in a table, by the arrow keys: what is typed takes the place of what is there.
        top(browser)
        browser.tab_to("the grid", "return nay.classList.contains('luoi-o')", most=300)
        browser.chord(CTRL, tools.HOME)
        browser.keys(tools.RIGHT)
        for _ in range(browser.run("return Number(document.querySelector('.luoi-bang').ariaRowCount)")):
            words = browser.run("return document.activeElement.closest('.luoi-o').querySelector('.luoi-chu').textContent")
            if re.search(r"\[[^\]]+\]", words):
                browser.keys(filled_in(words) + ENTER)
                filled += 1
            else:
                browser.keys(DOWN)
        browser.until("all is written", "return document.getElementById('luu').textContent.includes('Đã ghi')")
        time.sleep(1)
        left = [line for line in file.read_text().splitlines() if re.search(r"\[[^\]\"]+\]", line.split("  # ")[0]) and not line.lstrip().startswith("#") and "{{" not in line]
        tools.expect(filled > 5 and not left, f"{filled} places are filled in by {keys} times Tab", left)
        try:
            browser.until("no error is left", "return document.getElementById('dem').textContent.includes('; 0 lỗi')", seconds=15)
        except tools.Failed:
            raise tools.Failed(f"an error is left: {browser.run(tools.WORDS, 'danh-sach')}") from None
        sizes(tools, browser, shots, "quyet-dinh")

        # A wrong number first: it is told, and nothing is written.
        top(browser)
        browser.tab_to("the button for the number", "return nay.id === 'cap-so'")
        browser.keys(ENTER)
        browser.until("the number is asked for", "return document.activeElement.labels?.[0]?.textContent.startsWith('Số (')")
        browser.chord(CTRL, "a")
        browser.keys("bảy" + TAB)
        browser.chord(CTRL, "a")
        browser.keys("31/11/2026" + TAB)
        if browser.run("return document.activeElement.labels[0].textContent.startsWith('Họ và tên')"):
            browser.keys("Người Ký Thử")
        sizes(tools, browser, shots, "cap-so")
        browser.tab_to("the button that goes on", "return nay.textContent === 'Tiếp tục'", most=8)
        browser.keys(ENTER)
        wrong = "const o = document.activeElement; return o.ariaInvalid === 'true' && o.value === arguments[0] && document.getElementById(o.id + '-sai').textContent"
        told, _ = browser.until("a wrong number is told at its field", wrong, "bảy")
        tools.expect("chữ số" in told and len(browser.run("return [...document.querySelectorAll('#viec-ket-qua [aria-invalid=true]')]")) == 2, "what is wrong is told at its fields, all at once", told)
        sizes(tools, browser, shots, "cap-so-sai")
        tools.expect(not (folder / "out").exists(), "and nothing is written")
        browser.run("document.querySelector('#viec-ket-qua [aria-invalid=true]').focus()")
        browser.chord(CTRL, "a")
        browser.keys("206" + TAB)
        browser.chord(CTRL, "a")
        browser.keys("30/11/2026")
        browser.tab_to("the button that goes on", "return nay.textContent === 'Tiếp tục'", most=8)
        browser.keys(ENTER)
        browser.until("it is asked once more", "return document.activeElement.textContent === 'Cấp số và khóa'")
        said = browser.run("return document.getElementById('viec-ket-qua').textContent")
        tools.expect("out/quyet-dinh.pdf" in said and "khóa" in said, "what will be locked is said")
        sizes(tools, browser, shots, "cap-so-xac-nhan")
        browser.keys(ENTER)
        browser.until("it is issued", "return document.activeElement.textContent === 'Tải PDF'", seconds=60)
        names = sorted(one.name for one in (folder / "out").iterdir() if not one.name.startswith("."))
        tools.expect("quyet-dinh.pdf" in names and "quyet-dinh.docx" in names, "its files are there", names)
        tools.expect((folder / "quyet-dinh.phat-hanh.json").is_file(), "and its record")
        register = next(folder.glob("so-dang-ky-*.csv"), None)
        tools.expect(register and "206/QĐ-UBND" in register.read_text(), "it is entered into the register")
        browser.until("it is closed", "return !document.getElementById('khoa').hidden && document.getElementById('khoa').textContent.includes('đã phát hành')", seconds=30)
        open_fields = browser.run("return [...document.querySelectorAll('#o-mau input, #o-mau textarea, #o-mau select')].filter((one) => !one.disabled && !one.readOnly).length")
        tools.expect(open_fields == 0, "and read-only from now on", open_fields)
        sizes(tools, browser, shots, "da-cap-so")
        link = browser.run("return document.activeElement.href ?? document.querySelector('#viec-ket-qua a').href")
        with urllib.request.urlopen(link) as answer:
            tools.expect(answer.read() == (folder / "out/quyet-dinh.pdf").read_bytes(), "the PDF that is kept is the issued one")
        silent(tools, browser, but=(" 422 ",))
        browser.open("about:blank")
    finally:
        desk.close()


def the_wards(tools, browser, vanban, folder, shots):
    """A template, as a table."""
    desk = Desk(vanban, folder, [tools.ROOT / "content/mau", tools.ROOT / "content/don-vi-hanh-chinh.csv"])
    for file in (folder / "mau").glob("*.yaml"):
        file.write_text(file.read_text().replace("../don-vi-hanh-chinh.csv", "../don-vi-hanh-chinh.csv"))
    try:
        browser.size(1280, 800)
        browser.open(desk.link)
        browser.until("the template", "return document.querySelector('#cac-mau a')")
        browser.click(*tools.middle(browser, "#cac-mau a"))
        browser.until("the wards", "return document.querySelectorAll('#bang tr').length === 200", seconds=30)
        tools.expect("3321 địa phương" in browser.run(tools.WORDS, "dem"), "all wards are in the table")
        browser.click(*tools.middle(browser, "#loc"))
        browser.keys("ha noi")
        browser.until("those of one city", "return document.getElementById('dem').textContent.startsWith('126 trên 3321')")
        print("  wards are found by their province, without tone marks")
        browser.chord(CTRL, "a")
        browser.keys("ba dinh ha noi")
        browser.until("one ward", "return document.querySelectorAll('#bang tr').length === 1")
        browser.click(*tools.middle(browser, "#kiem-tra"))
        browser.until("it is looked at", "return document.getElementById('ket').textContent.startsWith('Đã kiểm tra xong 1 ')", seconds=60)
        tools.expect(not (folder / "out").exists(), "and nothing is written")
        browser.click(*tools.middle(browser, "#xuat"))
        browser.until("it is made", "return document.getElementById('ket').textContent.startsWith('Đã xuất xong 1 ')", seconds=60)
        files = [one.name for one in (folder / "out").rglob("*00004*.pdf")]
        tools.expect(len(files) == 1, "the files of one ward are made", files)
        tools.expect("đã xuất" in browser.run("return document.querySelector('#bang tr').textContent"), "and its row says so")
        sizes(tools, browser, shots, "hang-loat")
        reached(tools, browser, "the wards")
        # Those of the whole country, and stopped: a city's are made before one sees it.
        browser.run("document.getElementById('loc').focus()")
        browser.chord(CTRL, "a")
        browser.keys(BACKSPACE)
        browser.until("those of the country", "return document.getElementById('kiem-tra').textContent.includes('3321')")
        browser.click(*tools.middle(browser, "#xuat"))
        browser.until("work goes on", "return document.getElementById('thanh-tien').value > 2", seconds=60)
        browser.click(*tools.middle(browser, "#dung"))
        told, _ = browser.until("it is stopped", "const t = document.getElementById('ket').textContent; return t.startsWith('Đã dừng') && t", seconds=60)
        made = len(list((folder / "out").rglob("*.pdf")))
        tools.expect(2 < made < 3321 and f" {made} trong 3321" in told.replace("được", ""), f"a batch is stopped: {told}", made)
        # One click to a ward's page, and back.
        browser.click(*tools.middle(browser, "#bang a"))
        browser.until("the ward's page", tools.DRAWN, seconds=60)
        tools.expect("phường Ba Đình" in browser.run(tools.WORDS, "trich-yeu"), "one click leads to a ward's page")
        browser.click(*tools.middle(browser, "#ve-danh-sach"))
        browser.until("the table again", "return document.querySelectorAll('#bang tr').length === 200", seconds=30)
        # A paper of its own for a ward that is typed with its marks.
        browser.open(desk.link + "van-ban-moi.html")
        browser.until("the starters", "return document.querySelectorAll('#chon-loai li').length > 25")
        browser.click(*tools.middle(browser, "#nguon-moi label:nth-of-type(3)"))
        browser.until("the wards", "return document.querySelectorAll('#chon-noi li').length === 60", seconds=30)
        browser.click(*tools.middle(browser, "#chon-noi input"))
        browser.keys("hoàn kiếm")
        browser.until("one ward", "return document.querySelectorAll('#chon-noi li').length === 1")
        sizes(tools, browser, shots, "chon-noi")
        browser.run("document.querySelector('#chon-noi input').focus()")
        browser.keys(ENTER)
        browser.run("document.getElementById('tao').scrollIntoView()")
        browser.click(*tools.middle(browser, "#tao"))
        browser.until("the form", "return document.querySelectorAll('#o-mau label').length > 10", seconds=60)
        tools.expect("phường Hoàn Kiếm" in browser.run(tools.WORDS, "trich-yeu"), "a ward has its own paper of the template")
        silent(tools, browser)
        browser.open("about:blank")
    finally:
        desk.close()


def with_figure(book, old, new):
    """The workbook with another figure in one cell."""
    out, changed = io.BytesIO(), 0
    with zipfile.ZipFile(io.BytesIO(book)) as there, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as here:
        for name in there.namelist():
            data = there.read(name)
            if name.startswith("xl/worksheets/sheet") and not changed:
                cell = rf'(<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?><v>){old}(</v>)'
                data, changed = re.subn(cell.encode(), rf"\g<1>{new}\g<2>".encode(), data, count=1)
            here.writestr(name, data)
    return out.getvalue(), changed


def a_budget_line(tools, browser, vanban, folder, shots):
    """A figure of a table, by way of Excel."""
    content = tools.ROOT / "content"
    desk = Desk(vanban, folder, [one for one in content.iterdir() if one.is_file()] + [content / "bang"])
    file = folder / tools.SAMPLE
    try:
        text = file.read_text()
        browser.size(1280, 800)
        browser.open(desk.link)
        link = "const one = [...document.querySelectorAll('#van-ban a')].find((a) => a.parentElement.textContent.includes(arguments[0])); return one?.getAttribute('href')"
        href, _ = browser.until("the paper", link, file.name, seconds=60)
        browser.open(desk.link + href)
        browser.until("its pages", tools.DRAWN, seconds=60)
        browser.until("what may be done", "return !document.getElementById('viec').hidden")
        browser.click(*tools.middle(browser, "#kinh-phi"))
        browser.until("the panel", "return document.activeElement.textContent === 'Lập bảng Excel để tải'")
        browser.tab_to("the box for sums that were typed", "return nay.type === 'checkbox'", most=4)
        browser.keys(SPACE)
        browser.chord(SHIFT, TAB)
        browser.chord(SHIFT, TAB)
        browser.keys(ENTER)
        browser.until("the workbook", "return document.activeElement.textContent === 'Tải bảng Excel'", seconds=30)
        with urllib.request.urlopen(browser.run("return document.activeElement.href")) as answer:
            book = answer.read()
        sizes(tools, browser, shots, "kinh-phi")
        # A figure that stands once in the file.
        figures = [one for one in re.findall(r": ([1-9][0-9]{2,4})[,}]", text) if len(re.findall(rf": {one}[,}}]", text)) == 1]
        old = next(one for one in figures if with_figure(book, one, 1)[1])
        changed, count = with_figure(book, old, int(old) + 7)
        tools.expect(count == 1, "the figure is in the workbook", old)
        sent = folder.parent / "sua.xlsx"
        sent.write_bytes(changed)
        found = browser.ask("POST", "/element", {"using": "css selector", "value": "#viec-ket-qua input[type=file]"})
        browser.ask("POST", f"/element/{next(iter(found.values()))}/value", {"text": str(sent)})
        browser.until("what changes", "return document.querySelector('.se-doi')", seconds=30)
        told = browser.run("return document.querySelector('.se-doi').textContent")
        tools.expect(f"{old} -> {int(old) + 7}" in told, "what changes is shown", told)
        tools.expect(file.read_text() == text, "and not written yet")
        sizes(tools, browser, shots, "kinh-phi-doi")
        browser.run("document.querySelector('#viec-ket-qua .chinh').focus()")
        browser.keys(ENTER)
        browser.until("it is written", "return document.getElementById('viec-ket-qua').textContent.includes('Đã ghi ')", seconds=30)
        now = file.read_text()
        pairs = [(a, b) for a, b in zip(text.splitlines(), now.splitlines()) if a != b]
        own = [b for _, b in pairs if str(int(old) + 7) in b]
        tools.expect(len(own) == 1 and all("tong" in b for _, b in pairs if b not in own), "the file has that change, its sums, and no other", pairs)
        silent(tools, browser)
        browser.open("about:blank")
    finally:
        desk.close()


def two_versions(tools, browser, vanban, folder, shots):
    content = tools.ROOT / "content"
    desk = Desk(vanban, folder, [content / tools.SAMPLE, content / "phap_luat.yaml", *content.glob("ke-hoach-bao-ve*"), *content.glob("to-trinh*"), content / "bang"])
    old = folder / tools.SAMPLE
    try:
        new = folder / "ban-moi.yaml"
        new.write_text(old.read_text().replace("Tổ chức thực hiện", "Tổ chức triển khai", 1).replace("hỗ trợ", "trợ giúp", 1))
        browser.size(1280, 800)
        browser.open(desk.link)
        browser.until("the new version is in the list", "return document.getElementById('van-ban').textContent.includes('ban-moi.yaml')")
        browser.open(desk.link + "so-sanh.html")
        browser.until("the versions", "return document.querySelectorAll('#cu option').length > 1")
        for id, name in (("cu", old.name), ("moi", new.name)):
            browser.run("const o = document.getElementById(arguments[0]); o.value = arguments[1]; if (!o.value) throw new Error(arguments[1])", id, name)
        browser.run("document.getElementById('so').focus()")
        browser.keys(ENTER)
        browser.until("both", "return !document.getElementById('hai-ban').hidden", seconds=60)
        words = browser.run("return [...document.querySelectorAll('#dong-so del, #dong-so ins')].map((one) => one.textContent).join('|')")
        tools.expect("hỗ" in words and "giúp" in words, "what differs is marked", words)
        browser.tab_to("the next place", "return nay.id === 'sau'", most=6)
        browser.keys(ENTER)
        browser.until("the first place", "return document.querySelector('tr.dang') === document.activeElement")
        browser.keys("n")
        inside = browser.run(
            "const o = document.querySelector('tr.dang').getBoundingClientRect(); return o.top >= 0 && o.top < innerHeight"
        )
        tools.expect(inside and "thứ 2 trên" in browser.run(tools.WORDS, "ket"), "places are gone through by keys", browser.run(tools.WORDS, "ket"))
        sizes(tools, browser, shots, "so-sanh")
        reached(tools, browser, "two versions")
        with urllib.request.urlopen(desk.link + "so-sanh/tai") as answer:
            tools.expect(answer.read(2) == b"PK", "the Word file with tracked changes can be kept")
        silent(tools, browser)
        browser.open("about:blank")
    finally:
        desk.close()


def run(tools, browser, vanban, folder, shots):
    """All ways, each in a folder of its own."""
    for way in (a_decision, the_wards, a_budget_line, two_versions):
        start = time.monotonic()
        place = pathlib.Path(folder) / way.__name__
        place.mkdir()
        # What a page asked of a program that ended before is no fault of this one.
        browser.open("about:blank")
        browser.log()
        way(tools, browser, vanban, place, shots)
        print(f"  {way.__name__}: {time.monotonic() - start:.0f} s")
