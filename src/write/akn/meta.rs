//! What a paper is known by (`meta`): work, expression, manifestation, and who issued it.
//!
//! In: what the tree says of the paper apart from its words. Out: the element `meta`, with addresses after
//! the Akoma Ntoso Naming Convention: `/akn/vn/act/quyet-dinh/so-cong-thuong/2026-01-05/05-qd-sct`. A draft
//! has the year alone in its address, and as its date [`NO_DATE`], which the schema demands a day for.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::paper::Paper;
use crate::write::xml::Xml;

/// The day of what has none yet, as other programs write it (cobalt).
const NO_DATE: &str = "0001-01-01";

/// The language of all papers, after ISO 639-2.
const LANGUAGE: &str = "vie";

/// What all documents of a file share.
pub(super) struct WholePaper<'a> {
    paper: &'a Paper,
    /// Address of the work.
    work: String,
}

/// What one document of a file is known by.
pub(super) struct Identity<'w, 'a> {
    /// The file.
    pub(super) whole: &'w WholePaper<'a>,
    /// Where it is attached, as its eIds begin; empty for what is issued.
    pub(super) place: &'w str,
    /// Its kind, as on paper.
    pub(super) kind: String,
}

impl<'a> WholePaper<'a> {
    /// That of a paper; `is_act` if it has articles.
    pub(super) fn of(paper: &'a Paper, is_act: bool) -> WholePaper<'a> {
        let named = &paper.named;
        let symbol = named.symbol.as_deref();
        let number = match (&named.number, symbol) {
            (Some(number), Some(symbol)) => format!("{number} {symbol}"),
            (Some(number), None) => number.clone(),
            (None, Some(symbol)) => symbol.to_owned(),
            (None, None) => paper.title.clone(),
        };
        let date = match (day(paper), named.year) {
            (Some(day), _) => day,
            (None, Some(year)) => format!("{year:04}"),
            (None, None) => NO_DATE[..4].to_owned(),
        };
        let doctype = if is_act { "act" } else { "doc" };
        let (kind, author) = (or(slug(&named.kind), "van-ban"), or(slug(&paper.author), "co-quan"));
        let number = or(slug(&number), "khong-so");
        WholePaper { paper, work: format!("/akn/vn/{doctype}/{kind}/{author}/{date}/{number}") }
    }

    /// The day of issue, if it has one.
    pub(super) fn day(&self) -> Option<String> {
        day(self.paper)
    }

    /// Whether it has its number.
    pub(super) fn has_number(&self) -> bool {
        self.paper.named.number.is_some()
    }
}

fn day(paper: &Paper) -> Option<String> {
    paper.date.map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"))
}

fn or(words: String, otherwise: &str) -> String {
    if words.is_empty() { otherwise.to_owned() } else { words }
}

impl Identity<'_, '_> {
    /// The name of its kind: `quyet-dinh`.
    pub(super) fn name(&self) -> String {
        or(slug(&self.kind), "van-ban")
    }

    /// Writes `meta`.
    pub(super) fn write(&self, xml: &mut Xml) {
        let organization = "co-quan";
        xml.element("meta", |xml| {
            xml.text("\n");
            xml.element("identification", |xml| {
                xml.attr("source", format!("#{organization}"));
                self.level(xml, "FRBRWork", "", "", |xml| self.work(xml));
                let language = |xml: &mut Xml| {
                    xml.text("\n");
                    xml.leaf("FRBRlanguage", &[("language", &LANGUAGE)]);
                };
                self.level(xml, "FRBRExpression", &format!("/{LANGUAGE}@"), "", language);
                let format = |xml: &mut Xml| value(xml, "FRBRformat", "application/akn+xml");
                self.level(xml, "FRBRManifestation", &format!("/{LANGUAGE}@"), ".akn", format);
                xml.text("\n");
            });
            if self.place.is_empty() {
                let author = &self.whole.paper.author;
                let href = format!("/akn/ontology/organization/vn/{}", or(slug(author), organization));
                xml.text("\n");
                xml.element("references", |xml| {
                    xml.attr("source", format!("#{organization}"));
                    xml.text("\n");
                    let attributes = [("eId", organization), ("href", &href), ("showAs", author)];
                    let attributes =
                        attributes.each_ref().map(|(name, value)| (*name, value as &dyn std::fmt::Display));
                    xml.leaf("TLCOrganization", &attributes);
                    xml.text("\n");
                });
            }
            xml.text("\n");
        });
    }

    /// What work, expression and manifestation have alike, then what only this one has.
    fn level(&self, xml: &mut Xml, name: &str, further: &str, ending: &str, own: impl FnOnce(&mut Xml)) {
        let whole = format!("{}{further}", self.whole.work);
        let part = match self.place.trim_end_matches('_') {
            "" => "main".to_owned(),
            place => place.replace("__", "-").replace('_', "-"),
        };
        xml.text("\n");
        xml.element(name, |xml| {
            value(xml, "FRBRthis", &format!("{whole}/!{part}{ending}"));
            value(xml, "FRBRuri", &format!("{whole}{ending}"));
            let (date, said) = match self.whole.day() {
                Some(day) => (day, "Ban hành"),
                None => (NO_DATE.to_owned(), "Chưa ban hành"),
            };
            xml.text("\n");
            xml.leaf("FRBRdate", &[("date", &date), ("name", &said)]);
            xml.text("\n");
            xml.leaf("FRBRauthor", &[("href", &"#co-quan")]);
            own(xml);
            xml.text("\n");
        });
    }

    fn work(&self, xml: &mut Xml) {
        value(xml, "FRBRcountry", "vn");
        if self.place.is_empty() {
            value(xml, "FRBRsubtype", &self.name());
            let named = &self.whole.paper.named;
            if let (Some(number), Some(symbol)) = (&named.number, &named.symbol) {
                value(xml, "FRBRnumber", &format!("{number}/{symbol}"));
            }
            value(xml, "FRBRname", &self.whole.paper.title);
        }
    }
}

fn value(xml: &mut Xml, name: &str, value: &str) {
    xml.text("\n");
    xml.leaf(name, &[("value", &value)]);
}

/// Words as they stand in an address: small letters without marks, hyphens between them.
pub(super) fn slug(words: &str) -> String {
    let plain = words.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase);
    let plain: String = plain.map(|letter| if letter == 'đ' { 'd' } else { letter }).collect();
    let parts = plain.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn words_have_no_marks_in_an_address() {
        assert_eq!(slug("Ủy ban nhân dân thành phố Hà Nội"), "uy-ban-nhan-dan-thanh-pho-ha-noi");
        assert_eq!(slug("05 QĐ-SCT"), "05-qd-sct");
        assert_eq!(slug("…"), "");
    }
}
