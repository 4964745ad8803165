//! Number formats of OpenDocument workbooks, which are elements and not codes.
//!
//! In: the styles of a workbook. Out: for the name of a cell's style the code that Excel would
//! write for it, so that one module says what a cell shows.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use crate::tabular::format::STRANGE;
use crate::tabular::xml::{XmlPiece, attribute};

/// A code is longer than any that is read, and the head or foot of a page than any that people see.
const LONGEST: usize = 2_000;

/// The styles of a workbook.
#[derive(Default)]
pub(super) struct Styles {
    /// For each style of cells: its parent, and the format that it names.
    cells: BTreeMap<String, (Option<String>, Option<String>)>,
    /// Styles of sheets that are not shown.
    hidden: Vec<String>,
    /// For styles of cells: whether they strike through, if they say so.
    strikes: BTreeMap<String, bool>,
    /// The same for whether their letters are bold.
    bold: BTreeMap<String, bool>,
    /// The pages that styles of sheets name, and what is printed at the top and foot of each.
    pages: BTreeMap<String, String>,
    printed: BTreeMap<String, Vec<String>>,
    /// The page that is being read, and its top or foot.
    page: Option<String>,
    line: Option<String>,
    formats: BTreeMap<String, OdsFormat>,
    /// The style that is being read.
    style: Option<String>,
    format: Option<(String, OdsFormat)>,
    /// The element whose text is part of the format.
    words: Option<String>,
}

#[derive(Default)]
struct OdsFormat {
    code: String,
    percent: bool,
    /// Whether its hours count on over a day.
    elapsed: bool,
    /// Before how many of the last whole digits the words are that are being read.
    position: Option<usize>,
    /// Which formats are for which numbers.
    maps: Vec<(String, String)>,
}

impl Styles {
    /// Takes note of a part of the file.
    pub(super) fn note(&mut self, piece: &XmlPiece<'_>) {
        match piece {
            XmlPiece::Start(name, element) => self.start(name, element),
            XmlPiece::Text(text) => {
                for text_so_far in self.line.iter_mut().chain(&mut self.words) {
                    if text_so_far.len() <= LONGEST {
                        text_so_far.push_str(text);
                    }
                }
            }
            XmlPiece::End(name) => self.end(name),
        }
    }

    fn start(&mut self, name: &str, element: &BytesStart<'_>) {
        let of = |key: &str| attribute(element, key);
        if let Some((_, format)) = &mut self.format {
            if format.code.len() > LONGEST {
                return;
            }
            format.part(name, &of);
            if matches!(name, "text" | "currency-symbol" | "embedded-text") {
                self.words = Some(String::new());
            }
            return;
        }
        match name {
            "number-style" | "currency-style" | "percentage-style" | "date-style" | "time-style"
            | "text-style" | "boolean-style" => {
                let percent = name == "percentage-style";
                let code = if name == "boolean-style" { STRANGE.to_owned() } else { String::new() };
                let elapsed = of("truncate-on-overflow").is_some_and(|cut| cut == "false");
                let format = OdsFormat { code, percent, elapsed, ..OdsFormat::default() };
                self.format = of("name").map(|name| (name, format));
            }
            "style" | "default-style" => {
                self.style = of("name");
                let named =
                    self.style.clone().filter(|_| of("family").is_some_and(|one| one == "table-cell"));
                self.pages.extend(self.style.clone().zip(of("master-page-name")));
                self.cells.extend(named.map(|name| (name, (of("parent-style-name"), of("data-style-name")))));
            }
            "text-properties" => {
                let line = of("text-line-through-style").or_else(|| of("text-line-through-type"));
                self.strikes.extend(self.style.clone().zip(line.map(|line| line != "none")));
                let weight = of("font-weight");
                let is_bold =
                    |weight: String| weight == "bold" || weight.parse().is_ok_and(|one: u16| one >= 700);
                self.bold.extend(self.style.clone().zip(weight.map(is_bold)));
            }
            "master-page" => self.page = of("name"),
            _ if is_printed(name) => {
                self.line =
                    Some(String::new()).filter(|_| of("display").is_none_or(|shown| shown != "false"));
            }
            "p" | "region-left" | "region-center" | "region-right" => {
                self.line.iter_mut().filter(|line| line.len() <= LONGEST).for_each(|line| line.push('\n'));
            }
            "table-properties" if of("display").is_some_and(|shown| shown == "false") => {
                self.hidden.extend(self.style.clone());
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if matches!(name, "text" | "currency-symbol" | "embedded-text")
            && let Some(words) = self.words.take()
            && let Some((_, format)) = &mut self.format
        {
            match name {
                "embedded-text" => format.embed(&words),
                _ => format.words(&words),
            }
        }
        if name.ends_with("-style") && name != "default-style" {
            self.formats.extend(self.format.take());
        }
        match name {
            "style" => self.style = None,
            "master-page" => self.page = None,
            _ if is_printed(name) => {
                let lines = self.line.take().unwrap_or_default();
                let lines = lines.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned);
                let page = self.page.clone().unwrap_or_default();
                let known = self.printed.entry(page).or_default();
                if known.len() <= LONGEST {
                    known.extend(lines);
                }
            }
            _ => {}
        }
    }

    /// Whether a sheet of this style is shown.
    pub(super) fn shows(&self, style: Option<&str>) -> bool {
        !style.is_some_and(|style| self.hidden.iter().any(|one| one == style))
    }

    /// What is printed at the top and foot of the pages of a sheet of this style.
    pub(super) fn printed(&self, style: Option<&str>) -> Vec<String> {
        let page = style.and_then(|style| self.pages.get(style));
        page.and_then(|page| self.printed.get(page)).cloned().unwrap_or_default()
    }

    /// Whether a cell's style strikes through.
    pub(super) fn strikes(&self, style: &str) -> bool {
        self.says(&self.strikes, style)
    }

    /// Whether a cell's style has bold letters.
    pub(super) fn is_bold(&self, style: &str) -> bool {
        self.says(&self.bold, style)
    }

    /// What a style says, or the style it is made from.
    fn says(&self, of: &BTreeMap<String, bool>, style: &str) -> bool {
        let mut style = style;
        for _ in 0..20 {
            match (of.get(style), self.cells.get(style)) {
                (Some(said), _) => return *said,
                (None, Some((Some(parent), _))) => style = parent,
                _ => break,
            }
        }
        false
    }

    /// The code of the format of a cell's style.
    pub(super) fn code(&self, style: &str) -> String {
        let mut style = style;
        // Styles must not be each other's parents, but a damaged file may have that.
        for _ in 0..20 {
            match self.cells.get(style) {
                Some((_, Some(format))) => return self.whole(format),
                Some((Some(parent), None)) => style = parent,
                _ => break,
            }
        }
        "General".to_owned()
    }

    /// A format with those that it names for some numbers.
    fn whole(&self, name: &str) -> String {
        let Some(format) = self.formats.get(name) else { return "General".to_owned() };
        let part = |name: &str| self.formats.get(name).map_or(STRANGE, |one| one.code.as_str());
        let conditions: Vec<&str> = format.maps.iter().map(|(condition, _)| condition.as_str()).collect();
        let parts: Vec<&str> = format.maps.iter().map(|(_, name)| part(name)).collect();
        let own = if format.code.is_empty() { "\"\"" } else { format.code.as_str() };
        match (conditions.as_slice(), parts.as_slice()) {
            ([], _) => own.to_owned(),
            ([">=0"], [first]) => format!("{first};{own}"),
            ([">0", "<0"], [first, second]) => format!("{first};{second};{own}"),
            ([">0", "<0", "=0"], [first, second, third]) => format!("{first};{second};{third};{own}"),
            _ => STRANGE.to_owned(),
        }
    }
}

/// Whether it is an element for the top or the foot of pages.
fn is_printed(name: &str) -> bool {
    let name = name.trim_end_matches("-left").trim_end_matches("-first");
    matches!(name, "header" | "footer")
}

impl OdsFormat {
    fn words(&mut self, words: &str) {
        if self.percent && words.trim() == "%" {
            self.code.push('%');
        } else if !words.is_empty() {
            self.code += &format!("\"{}\"", words.replace('"', ""));
        }
    }

    /// Words between digits.
    fn embed(&mut self, words: &str) {
        let whole = self.code.find('.').unwrap_or(self.code.len());
        let digits = self.code[..whole].char_indices().rev().filter(|(_, one)| matches!(one, '0' | '#'));
        let place = self.position.take().filter(|count| *count > 0);
        let at = place.and_then(|count| digits.map(|(at, _)| at).nth(count - 1));
        match at {
            Some(at) => self.code.insert_str(at, &format!("\"{}\"", words.replace('"', ""))),
            None => self.code += STRANGE,
        }
    }

    /// A part of a format; `of` gives its attributes.
    fn part(&mut self, name: &str, of: &dyn Fn(&str) -> Option<String>) {
        let is = |key: &str, value: &str| of(key).is_some_and(|found| found == value);
        let long = is("style", "long");
        let number = |key: &str| of(key).and_then(|text| text.parse::<usize>().ok());
        let code = match name {
            "number" => {
                let code = match number("decimal-places") {
                    None if number("min-integer-digits").unwrap_or(0) <= 1 && !is("grouping", "true") => {
                        "General".to_owned()
                    }
                    decimals => digits(decimals.unwrap_or(0), &number, &is, &of),
                };
                return self.code.push_str(&code);
            }
            "fraction" => "# ?/?",
            "scientific-number" => "0.00E+00",
            "text-content" => "@",
            "day" => {
                if long {
                    "dd"
                } else {
                    "d"
                }
            }
            "month" if is("textual", "true") => "mmm",
            "month" => {
                if long {
                    "mm"
                } else {
                    "m"
                }
            }
            "year" => {
                if long {
                    "yyyy"
                } else {
                    "yy"
                }
            }
            "hours" if self.elapsed => "[h]",
            "hours" => {
                if long {
                    "hh"
                } else {
                    "h"
                }
            }
            "minutes" => "mm",
            "seconds" => "ss",
            "am-pm" => "AM/PM",
            "map" => {
                let condition = of("condition").unwrap_or_default();
                let condition = condition.replace("value()", "").replace(' ', "");
                self.maps.extend(of("apply-style-name").map(|name| (condition, name)));
                ""
            }
            "embedded-text" => {
                self.position = number("position");
                ""
            }
            "text" | "currency-symbol" | "text-properties" | "fill-character" => "",
            _ => STRANGE,
        };
        self.code += code;
    }
}

/// `#,##0.00,,`
fn digits(
    decimals: usize,
    number: &dyn Fn(&str) -> Option<usize>,
    is: &dyn Fn(&str, &str) -> bool,
    of: &dyn Fn(&str) -> Option<String>,
) -> String {
    let least = number("min-integer-digits").unwrap_or(0);
    let mut whole = "0".repeat(least.min(30));
    if is("grouping", "true") {
        whole = format!("{}{whole}", "#".repeat(4_usize.saturating_sub(least)));
        whole.insert(whole.len() - 3, ',');
    } else if whole.is_empty() {
        whole = "#".to_owned();
    }
    let must = number("min-decimal-places").unwrap_or(decimals).min(decimals);
    let mut code = whole;
    if decimals > 0 {
        code += &format!(".{}{}", "0".repeat(must.min(30)), "#".repeat((decimals - must).min(30)));
    }
    match of("display-factor").as_deref() {
        None | Some("1") => {}
        Some("1000") => code.push(','),
        Some("1000000") => code += ",,",
        Some("1000000000") => code += ",,,",
        Some(_) => code += STRANGE,
    }
    code
}
