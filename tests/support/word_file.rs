//! Word files of one construct each, made part by part.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// A sheet of A4 with the usual margins.
pub(crate) const A4: &str = r#"<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>"#;

/// All name spaces that a part may need.
pub(crate) fn spaces() -> String {
    let known = [
        ("w", WORD),
        ("r", RELATIONS),
        ("m", "http://schemas.openxmlformats.org/officeDocument/2006/math"),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
        ("c", "http://schemas.openxmlformats.org/drawingml/2006/chart"),
        ("dgm", "http://schemas.openxmlformats.org/drawingml/2006/diagram"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
        ("w14", "http://schemas.microsoft.com/office/word/2010/wordml"),
        ("am3d", "http://schemas.microsoft.com/office/drawing/2017/model3d"),
        ("v", "urn:schemas-microsoft-com:vml"),
        ("o", "urn:schemas-microsoft-com:office:office"),
    ];
    known.map(|(prefix, address)| format!(" xmlns:{prefix}=\"{address}\"")).concat()
}

/// Words that look as is said of them.
pub(crate) fn r_as(look: &str, text: &str) -> String {
    let look = if look.is_empty() { String::new() } else { format!("<w:rPr>{look}</w:rPr>") };
    format!("<w:r>{look}<w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// Words.
pub(crate) fn r(text: &str) -> String {
    r_as("", text)
}

/// A paragraph that looks as is said of it.
pub(crate) fn p_as(look: &str, inside: &str) -> String {
    let look = if look.is_empty() { String::new() } else { format!("<w:pPr>{look}</w:pPr>") };
    format!("<w:p>{look}{inside}</w:p>")
}

/// A paragraph.
pub(crate) fn p(inside: &str) -> String {
    p_as("", inside)
}

/// A cell.
pub(crate) fn tc(said: &str, inside: &str) -> String {
    format!("<w:tc><w:tcPr><w:tcW w:w=\"2000\" w:type=\"dxa\"/>{said}</w:tcPr>{inside}</w:tc>")
}

/// A row.
pub(crate) fn tr(said: &str, cells: &[String]) -> String {
    let said = if said.is_empty() { String::new() } else { format!("<w:trPr>{said}</w:trPr>") };
    format!("<w:tr>{said}{}</w:tr>", cells.concat())
}

/// A table.
pub(crate) fn tbl(said: &str, columns: usize, rows: &[String]) -> String {
    let grid = "<w:gridCol w:w=\"2000\"/>".repeat(columns);
    format!("<w:tbl><w:tblPr>{said}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{}</w:tbl>", rows.concat())
}

/// A change of some sort around something.
pub(crate) fn changed(sort: &str, inside: &str) -> String {
    format!("<w:{sort} w:id=\"1\" w:author=\"A\" w:date=\"2026-01-01T00:00:00Z\">{inside}</w:{sort}>")
}

/// A Word file that is being made.
pub(crate) struct WordBuilder {
    body: String,
    section: String,
    parts: Vec<(String, Vec<u8>)>,
    relations: String,
    main: &'static str,
}

impl WordBuilder {
    /// With these blocks in its body, and the least of styles.
    pub(crate) fn body(blocks: &str) -> WordBuilder {
        let builder = WordBuilder {
            body: blocks.to_owned(),
            section: A4.to_owned(),
            parts: Vec::new(),
            relations: String::new(),
            main: "word/document.xml",
        };
        builder.styles("")
    }

    /// With these styles beside the usual one.
    pub(crate) fn styles(mut self, styles: &str) -> WordBuilder {
        let usual = r#"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>"#;
        self.parts.retain(|(name, _)| name != "word/styles.xml");
        if !self.relations.contains("/styles\"") {
            self.relations += &relation("rIdStyles", "styles", "styles.xml");
        }
        self.raw("word/styles.xml", &format!("<w:styles{}>{usual}{styles}</w:styles>", spaces()))
    }

    /// With these lists.
    pub(crate) fn lists(self, lists: &str) -> WordBuilder {
        self.part("numbering", "numbering.xml", &format!("<w:numbering{}>{lists}</w:numbering>", spaces()))
    }

    /// With these settings.
    pub(crate) fn settings(self, settings: &str) -> WordBuilder {
        self.part("settings", "settings.xml", &format!("<w:settings{}>{settings}</w:settings>", spaces()))
    }

    /// With a head of pages, or a foot, of which the last section takes note so.
    pub(crate) fn head(self, kind: &str, pages: &str, blocks: &str) -> WordBuilder {
        let root = if kind == "header" { "hdr" } else { "ftr" };
        let name = format!("{kind}-{pages}.xml");
        let named = format!("<w:{kind}Reference w:type=\"{pages}\" r:id=\"rId-{name}\"/>");
        let mut builder = self.part(kind, &name, &format!("<w:{root}{}>{blocks}</w:{root}>", spaces()));
        builder.section = format!("{named}{}", builder.section);
        builder
    }

    /// With this in place of what is said of the last section.
    pub(crate) fn section(mut self, section: &str) -> WordBuilder {
        section.clone_into(&mut self.section);
        self
    }

    /// With more said of it.
    pub(crate) fn section_too(mut self, section: &str) -> WordBuilder {
        self.section += section;
        self
    }

    /// With a part that the text has a relation of this kind to.
    pub(crate) fn part(mut self, kind: &str, name: &str, text: &str) -> WordBuilder {
        self.relations += &relation(&format!("rId-{name}"), kind, name);
        self.raw(&format!("word/{name}"), text)
    }

    /// With a relation.
    pub(crate) fn relation(mut self, id: &str, kind: &str, target: &str) -> WordBuilder {
        self.relations += &relation(id, kind, target);
        self
    }

    /// With a link of this id to an address.
    pub(crate) fn link(mut self, id: &str, address: &str) -> WordBuilder {
        let kind = format!("{RELATIONS}/hyperlink");
        self.relations += &format!(
            "<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{address}\" TargetMode=\"External\"/>"
        );
        self
    }

    /// With a part that nothing names.
    pub(crate) fn raw(mut self, name: &str, text: &str) -> WordBuilder {
        self.parts.push((name.to_owned(), text.as_bytes().to_vec()));
        self
    }

    /// Without a part.
    pub(crate) fn without(mut self, name: &str) -> WordBuilder {
        self.parts.retain(|(known, _)| known != name);
        self
    }

    /// With its text in a part of this name.
    pub(crate) fn main(mut self, name: &'static str) -> WordBuilder {
        self.main = name;
        self
    }

    /// Its parts, each with its name.
    pub(crate) fn parts(&self) -> Vec<(String, Vec<u8>)> {
        let document = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document{}><w:body>{}<w:sectPr>{}</w:sectPr></w:body></w:document>",
            spaces(),
            self.body,
            self.section
        );
        let (folder, name) = self.main.rsplit_once('/').unwrap();
        let list = |relations: &str| {
            format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{relations}</Relationships>")
                .into_bytes()
        };
        let kinds = format!(
            "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/{}\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
            self.main
        );
        let mut parts = vec![
            ("[Content_Types].xml".to_owned(), kinds.into_bytes()),
            ("_rels/.rels".to_owned(), list(&relation("rId1", "officeDocument", self.main))),
            (self.main.to_owned(), document.into_bytes()),
            (format!("{folder}/_rels/{name}.rels"), list(&self.relations)),
        ];
        parts.extend(self.parts.iter().cloned());
        parts
    }

    /// Its bytes.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        zipped(&self.parts())
    }
}

fn relation(id: &str, kind: &str, target: &str) -> String {
    format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
}

/// An archive of parts.
pub(crate) fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        archive.start_file(name.as_str(), options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}
