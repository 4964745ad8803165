"""The logical text of a tagged PDF: its paragraphs in the order of the structure tree.

In: a PDF, read through `qpdf --json`. Out: paragraphs, each a list of pieces as they were
drawn, and the document's language. `pdfinfo -struct-text` is not used: it loses what follows
a nested ActualText, and every no-break space is one.
"""

import base64
import json
import re
import subprocess

# Elements that stand inside a paragraph; any other element begins a new one.
INLINE = {"/Span", "/Strong", "/Em", "/Link", "/Lbl", "/LBody", "/Quote", "/Code", "/Reference"}

TOKEN = re.compile(
    rb"""\s+ | %[^\r\n]*
    | (?P<hex><[0-9A-Fa-f\s]*>)
    | (?P<mark><<|>>|\[|\])
    | (?P<name>/[^\s/<>\[\]()%]*)
    | (?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?=[\s/<>\[\]()%]|$))
    | (?P<word>[^\s/<>\[\]()%]+)""",
    re.VERBOSE | re.DOTALL,
)


class Unreadable(Exception):
    """The file has something this reader does not know; better said than passed over."""


def tokens(stream):
    """Kind and bytes of each token of a content stream or character map."""
    at = 0
    while at < len(stream):
        if stream[at] == ord("("):
            end = literal_end(stream, at)
            yield "text", stream[at:end]
            at = end
            continue
        match = TOKEN.match(stream, at)
        if not match:
            raise Unreadable(f"content stream, byte {at}: {stream[at:at + 20]!r}")
        if match.lastgroup:
            yield match.lastgroup, match.group()
        at = match.end()


def literal_end(stream, at):
    """Past the `)` that closes the literal string at `at`; pairs inside need no backslash."""
    depth = 0
    for match in re.compile(rb"\\.|[()]", re.DOTALL).finditer(stream, at):
        depth += {b"(": 1, b")": -1}.get(match.group(), 0)
        if depth == 0:
            return match.end()
    raise Unreadable(f"content stream, byte {at}: a string that does not end")


def hex_bytes(token):
    digits = re.sub(rb"\s", b"", token[1:-1])
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def utf16(data):
    return data.decode("utf-16-be")


def text_string(data):
    """A PDF text string: UTF-16 with its mark, otherwise Latin letters."""
    return utf16(data[2:]) if data.startswith(b"\xfe\xff") else data.decode("latin-1")


def character_map(stream):
    """ToUnicode: from a code to its letters."""
    letters = {}
    for block in re.finditer(rb"beginbfchar(.*?)endbfchar", stream, re.DOTALL):
        codes = [hex_bytes(token) for kind, token in tokens(block.group(1)) if kind == "hex"]
        for code, value in zip(codes[::2], codes[1::2]):
            letters[int.from_bytes(code, "big")] = utf16(value)
    for block in re.finditer(rb"beginbfrange(.*?)endbfrange", stream, re.DOTALL):
        if b"[" in block.group(1):
            raise Unreadable("a character map with a list as range")
        codes = [hex_bytes(token) for kind, token in tokens(block.group(1)) if kind == "hex"]
        for low, high, value in zip(codes[::3], codes[1::3], codes[2::3]):
            first, last = int.from_bytes(low, "big"), int.from_bytes(high, "big")
            for step in range(last - first + 1):
                text = utf16(value)
                letters[first + step] = text[:-1] + chr(ord(text[-1]) + step)
    return letters


class Pdf:
    """The objects of a file, as qpdf tells them."""

    def __init__(self, path):
        command = ["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", str(path)]
        run = subprocess.run(command, capture_output=True, check=True)
        self.objects = json.loads(run.stdout)["qpdf"][1]
        self.maps = {}
        self.stray = []
        self.root = self.value(self.value("trailer")["/Root"])
        self.marked = {}
        pages = self.pages(self.root["/Pages"], {})
        self.numbers = {page[0]: number for number, page in enumerate(pages)}
        # What draws each page.
        self.drawings = [self.drawing(page) for _, page, _ in pages]
        for (reference, _, resources), drawing in zip(pages, self.drawings):
            self.read_content(drawing, resources, reference, [])

    def entry(self, reference):
        key = reference if reference == "trailer" else f"obj:{reference}"
        return self.objects[key]

    def value(self, thing):
        """What a reference points to (a stream's dictionary), or the thing itself."""
        if thing == "trailer" or (isinstance(thing, str) and re.fullmatch(r"\d+ \d+ R", thing)):
            entry = self.entry(thing)
            return entry["stream"]["dict"] if "stream" in entry else entry["value"]
        return thing

    def stream(self, reference):
        return base64.b64decode(self.entry(reference)["stream"]["data"])

    def bytes(self):
        """Everything that can hold words: all values, and all streams but the fonts' own."""
        values = [json.dumps(one, ensure_ascii=False).encode() for one in self.objects.values() if "value" in one]
        streams = [one["stream"] for one in self.objects.values() if "stream" in one]
        texts = [base64.b64decode(one["data"]) for one in streams if "/Length1" not in one["dict"]]
        return b"\n".join(values + texts)

    def language(self):
        return (self.root.get("/Lang") or "")[2:]

    def pages(self, reference, inherited):
        node = self.value(reference)
        resources = node.get("/Resources", inherited)
        if "/Kids" not in node:
            return [(reference, node, self.value(resources))]
        return [page for kid in self.value(node["/Kids"]) for page in self.pages(kid, resources)]

    def drawing(self, page):
        contents = page.get("/Contents", [])
        value = contents if isinstance(contents, list) else [contents]
        if len(value) == 1 and isinstance(self.value(value[0]), list):
            value = self.value(value[0])
        return b"\n".join(self.stream(one) for one in value)

    def font_map(self, reference):
        """Bytes of a code, and the letters of each."""
        if reference not in self.maps:
            font = self.value(reference)
            if "/ToUnicode" not in font:
                raise Unreadable(f"font {font.get('/BaseFont')} has no ToUnicode")
            width = 2 if font["/Subtype"] == "/Type0" else 1
            self.maps[reference] = (width, character_map(self.stream(font["/ToUnicode"])))
        return self.maps[reference]

    def read_content(self, stream, resources, page, open_marks):
        """Follows a content stream; `open_marks` are the marked contents it stands in."""
        operands, font, fonts = [], None, self.value(resources.get("/Font", {}))
        depth = len(open_marks)
        for kind, token in tokens(stream):
            if kind != "word":
                operands.append((kind, token))
                continue
            if token == b"Tf":
                font = self.font_map(fonts[operands[0][1].decode()])
            elif token in (b"Tj", b"TJ", b"'", b'"'):
                self.show(operands, font, page, open_marks)
            elif token in (b"BDC", b"BMC"):
                open_marks.append(self.mark(operands, resources))
            elif token == b"EMC":
                self.close(open_marks, page)
            elif token == b"Do":
                self.draw(operands[0][1].decode(), resources, page, open_marks)
            elif token == b"BI":
                raise Unreadable("an inline image")
            operands = []
        if len(open_marks) != depth:
            raise Unreadable("a marked content that is not closed")

    def draw(self, name, resources, page, open_marks):
        reference = self.value(resources["/XObject"])[name]
        form = self.value(reference)
        if form["/Subtype"] == "/Form":
            inner = self.value(form.get("/Resources", resources))
            self.read_content(self.stream(reference), inner, page, open_marks)

    def mark(self, operands, resources):
        """A marked content: artifact or not, its number and its replacement text."""
        tag = operands[0][1]
        mark = {"artifact": tag == b"/Artifact", "number": None, "actual": None}
        if len(operands) == 2:  # BDC with the name of a property list
            properties = self.value(self.value(resources["/Properties"])[operands[1][1].decode()])
            mark["number"] = properties.get("/MCID")
            mark["actual"] = (properties.get("/ActualText") or "  ")[2:] or None
            return mark
        for (_, key), (kind, value) in zip(operands, operands[1:]):
            if key == b"/MCID":
                mark["number"] = int(value)
            elif key == b"/ActualText":
                raw = hex_bytes(value) if kind == "hex" else unescape(value)
                mark["actual"] = text_string(raw)
        return mark

    def show(self, operands, font, page, open_marks):
        if any(mark["actual"] is not None for mark in open_marks):
            return
        width, letters = font
        text = ""
        for kind, token in operands:
            if kind not in ("hex", "text"):
                continue
            data = hex_bytes(token) if kind == "hex" else unescape(token)
            for at in range(0, len(data), width):
                code = int.from_bytes(data[at:at + width], "big")
                # A glyph without letters is text that no one can search or hear.
                text += letters.get(code, "\ufffd")
        self.put(text, page, open_marks)

    def close(self, open_marks, page):
        mark = open_marks.pop()
        if mark["actual"] is not None:
            # The replaced text belongs to the numbered content itself or to the one around it.
            around = open_marks + ([mark] if mark["number"] is not None else [])
            self.put(mark["actual"], page, around)

    def put(self, text, page, open_marks):
        if any(mark["artifact"] for mark in open_marks):
            return
        numbers = [mark["number"] for mark in open_marks if mark["number"] is not None]
        if numbers:
            key = (page, numbers[-1])
            self.marked[key] = self.marked.get(key, "") + text
        elif text.strip():
            self.stray.append(text)

    def paragraphs(self):
        """The pieces of each paragraph that has letters, in the order of the structure tree."""
        return [[piece for _, piece in pieces] for pieces in self.placed_paragraphs()]

    def placed_paragraphs(self):
        """The same, each piece with the number of its page from 0."""
        found = [[]]
        root = self.value(self.root["/StructTreeRoot"])
        self.walk(root.get("/K", []), None, found)
        return [pieces for pieces in found if "".join(piece for _, piece in pieces).strip()]

    def headings(self):
        """The level and the text of each heading, in the order of the structure tree."""
        found = []

        def look(kid):
            value = self.value(kid)
            if isinstance(value, list):
                for one in value:
                    look(one)
            elif isinstance(value, dict) and "/S" in value:
                level = re.fullmatch(r"/H(\d)", value["/S"])
                if level:
                    pieces = [[]]
                    self.walk(value.get("/K", []), value.get("/Pg"), pieces)
                    text = "".join(piece for one in pieces for _, piece in one)
                    found.append((int(level.group(1)), text))
                else:
                    look(value.get("/K", []))

        look(self.value(self.root["/StructTreeRoot"]).get("/K", []))
        return found

    def walk(self, kid, page, found):
        value = self.value(kid)
        if isinstance(value, list):
            for one in value:
                self.walk(one, page, found)
        elif isinstance(value, int):
            found[-1].append((self.numbers[page], self.marked.get((page, value), "")))
        elif value.get("/Type") == "/MCR":
            page = value.get("/Pg", page)
            found[-1].append((self.numbers[page], self.marked.get((page, value["/MCID"]), "")))
        elif "/S" in value:
            block = value["/S"] not in INLINE
            if block:
                found.append([])
            self.walk(value.get("/K", []), value.get("/Pg", page), found)
            if block:
                found.append([])


def unescape(token):
    """The bytes of a literal string."""
    plain = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b""}

    def one(match):
        letter = match.group(1)
        return bytes([int(letter, 8) & 255]) if letter.isdigit() else plain.get(letter, letter)

    return re.sub(rb"\\([0-7]{1,3}|.)", one, token[1:-1], flags=re.DOTALL)
