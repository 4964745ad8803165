//! Issuing: a paper gets its number and day after it is signed, and is then not changed any more.
//!
//! In: a document and an [`Order`]. Out: the edits of its YAML ([`edits`]), the record that a later build
//! compares itself with ([`lock`]), a line of the register of outgoing papers ([`register`]), which
//! numbers are taken ([`series`]). It leaves files to the caller, and reading and laying out a document
//! to the pipeline.

pub mod given;
pub mod list;
pub mod lock;
pub mod orders;
pub mod register;
pub mod second;
pub mod series;

use crate::content::date::{self, DocDate};
use crate::content::fixed;
use crate::content::kind::Kind;
use crate::content::number::document_number;
use crate::content::status_words::TRANG_THAI;
use crate::finding::{Finding, Findings, codes};
use crate::source::Span;
use crate::yaml::splice::{Edit, Step};
use crate::yaml::{Node, Value};

/// What a paper gets when it is issued; what is left out must already be in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// Its number as on paper, "05".
    pub so: Option<String>,
    /// Its day.
    pub ngay: Option<DocDate>,
    /// Names of those who signed, from left to right; empty to keep the names in the paper.
    pub nguoi_ky: Vec<String>,
}

/// What to do with a number, a day or a name that is already in the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PresentValue {
    /// It is kept; a different new one is an error.
    Keep,
    /// The new one replaces it.
    Replace,
}

impl Order {
    /// Reads the number that a person gives.
    ///
    /// # Errors A sentence.
    pub fn number(text: &str) -> Result<String, String> {
        let text = text.trim();
        document_number(text).ok_or_else(|| match text.bytes().all(|byte| byte.is_ascii_digit()) {
            true if text.len() > 5 => format!("số văn bản có nhiều nhất năm chữ số, ở đây là `{text}`"),
            _ => format!("số văn bản phải là chữ số Ả Rập từ 1, không kèm ký hiệu, ở đây là `{text}`"),
        })
    }

    /// Reads the day that a person gives: `31/10/2026`, or `2026-10-31`.
    ///
    /// # Errors A sentence.
    pub fn day(text: &str) -> Result<DocDate, String> {
        let text = text.trim();
        date::parse_day(text).or_else(|| iso(text)).ok_or_else(|| {
            let fault = date::fault(text, None);
            format!("{}; {}", fault.message(text), fault.hint(""))
        })
    }

    /// Names separated by `;`.
    pub fn names(text: &str) -> Vec<String> {
        let names = text.split(';').map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "));
        names.filter(|name| !name.is_empty()).collect()
    }
}

/// A day written as `2026-10-31`.
fn iso(text: &str) -> Option<DocDate> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return None };
    let is_whole = [(year, 4), (month, 2), (day, 2)].iter().all(|(part, digits)| part.len() == *digits);
    date::parse_day(&format!("{day}/{month}/{year}")).filter(|_| is_whole)
}

/// What must change in the YAML of a document of this kind, so that it is issued as ordered. The tree is
/// that of the file itself. What prevents it is a finding.
pub fn edits(
    node: &Node,
    kind: &Kind,
    order: &Order,
    present: PresentValue,
    findings: &mut Findings,
) -> Vec<Edit> {
    let mut paper = PaperEdits { node, present, findings, edits: Vec::new() };
    let top = node.get("loai").map_or(node.span, |loai| loai.span);
    if !kind.allows(&kind.rieng, "so") {
        let message = format!("{} không có số nên không cấp số", kind.ten);
        paper.findings.push(Finding::error(codes::P003, top, message));
        return Vec::new();
    }
    let same_number = |text: &str, wanted: &str| {
        document_number(fixed::Beside::of("so").strip(text).trim()).as_deref() == Some(wanted)
    };
    paper.word("so", "số", order.so.as_deref(), same_number, &["ky_hieu"]);
    // Minutes have a number and no day.
    if kind.allows(&kind.rieng, "ngay") {
        let same_day = |text: &str, _: &str| {
            let short = || date::parse_day(fixed::Beside::of("ngay").strip(text).trim());
            date::long(text).or_else(short) == order.ngay
        };
        let day = order.ngay.map(DocDate::numeric);
        paper.word("ngay", "ngày ban hành", day.as_deref(), same_day, &["nam", "dia_danh", "ky_hieu"]);
        paper.year(order.ngay);
    } else if order.ngay.is_none() {
        let message = format!("{} không ghi ngày ban hành, chưa biết ngày để vào sổ", kind.ten);
        let hint = "thêm `--ngay 31/10/2026` vào lệnh, hoặc cột `ngay` vào bảng";
        paper.findings.push(Finding::general(codes::P003, message).hint(hint));
    }
    paper.drop_draft();
    paper.signers(&order.nguoi_ky, top);
    paper.edits
}

struct PaperEdits<'a> {
    node: &'a Node,
    present: PresentValue,
    findings: &'a mut Findings,
    edits: Vec<Edit>,
}

impl PaperEdits<'_> {
    /// Sets one word at the top of the file.
    fn word(
        &mut self,
        key: &str,
        title: &str,
        wanted: Option<&str>,
        same: impl Fn(&str, &str) -> bool,
        behind: &[&str],
    ) {
        let written = text_of(self.node, key);
        let Some(wanted) = wanted else {
            if written.is_none() {
                let message = format!("văn bản chưa có {title}");
                let example = if key == "so" { "206" } else { "31/10/2026" };
                let hint = format!("thêm `--{key} {example}` vào lệnh, hoặc cột `{key}` vào bảng");
                // The order lacks it, not the paper.
                self.findings.push(Finding::general(codes::P003, message).hint(hint));
            }
            return;
        };
        match written {
            Some((text, _)) if same(text, wanted) => {}
            Some((text, at)) => self.put_over(vec![key.into()], title, text, at, wanted),
            None if self.node.get(key).is_some() => self.replace(vec![key.into()], wanted),
            None => {
                let after =
                    behind.iter().find(|key| self.node.get(key).is_some()).map(|key| (*key).to_owned());
                self.edits.push(Edit::Insert {
                    map: Vec::new(),
                    after,
                    key: key.to_owned(),
                    value: wanted.to_owned(),
                });
            }
        }
    }

    /// Replaces a value by another one.
    fn put_over(&mut self, at: Vec<Step>, title: &str, text: &str, place: Span, wanted: &str) {
        if self.present == PresentValue::Replace {
            return self.replace(at, wanted);
        }
        let message = format!("văn bản đã có {title} `{text}`, không ghi đè bằng `{wanted}`");
        self.findings.push(
            Finding::error(codes::P003, place, message)
                .hint("xem lại tệp và lệnh; chắc chắn phải thay thì thêm `--force`"),
        );
    }

    fn replace(&mut self, at: Vec<Step>, value: &str) {
        self.edits.push(Edit::Replace { at, value: value.to_owned() });
    }

    /// Checks that the year of a draft is that of the day.
    fn year(&mut self, day: Option<DocDate>) {
        if let (Some(day), Some((text, at))) = (day, text_of(self.node, "nam"))
            && fixed::Beside::of("nam").strip(text).trim().parse() != Ok(day.year())
        {
            let message = format!("văn bản ghi `nam: {text}`, ngày ban hành là {}", day.numeric());
            self.findings.push(
                Finding::error(codes::P003, at, message)
                    .hint("sửa `nam` trong tệp, hoặc xem lại ngày ban hành"),
            );
        }
    }

    /// Removes the mark of a draft: what is issued is no longer one.
    fn drop_draft(&mut self) {
        if TRANG_THAI.chosen(self.node).is_none() {
            return;
        }
        for key in [TRANG_THAI.key, "lan_du_thao"] {
            if self.node.get(key).is_some() {
                self.edits.push(Edit::Remove { map: Vec::new(), key: key.to_owned() });
            }
        }
    }

    fn signers(&mut self, names: &[String], top: Span) {
        if names.is_empty() {
            return;
        }
        let written: Vec<(Vec<Step>, &Node)> = match self.node.get("nguoi_ky").map(|node| (node, &node.value))
        {
            Some((_, Value::List(list))) => {
                let item = |(at, one)| (vec!["nguoi_ky".into(), Step::Item(at)], one);
                list.iter().enumerate().map(item).collect()
            }
            Some((node, _)) => vec![(vec!["nguoi_ky".into()], node)],
            None => Vec::new(),
        };
        if written.len() != names.len() {
            let at = self.node.get("nguoi_ky").map_or(top, |node| node.span);
            let message = format!("có {} họ tên cho {} người ký", names.len(), written.len());
            let hint = "hai người ký thì ngăn hai họ tên bằng dấu chấm phẩy, theo thứ tự từ trái sang phải trên giấy";
            self.findings.push(Finding::error(codes::P003, at, message).hint(hint));
            return;
        }
        for ((path, signer), name) in written.into_iter().zip(names) {
            let inside = || path.iter().cloned().chain(["ho_ten".into()]).collect();
            match text_of(signer, "ho_ten") {
                Some((text, _)) if fixed::Beside::of("nguoi_ky.ho_ten").strip(text).trim() == name => {}
                Some((text, at)) => self.put_over(inside(), "họ tên người ký", text, at, name),
                None if signer.get("ho_ten").is_some() => self.replace(inside(), name),
                None => self.edits.push(Edit::Insert {
                    map: path,
                    after: None,
                    key: "ho_ten".to_owned(),
                    value: name.clone(),
                }),
            }
        }
    }
}

/// The word under a key, and its place.
fn text_of<'a>(node: &'a Node, key: &str) -> Option<(&'a str, Span)> {
    let value = node.get(key)?;
    let text = value.scalar()?.text.trim();
    (!text.is_empty()).then_some((text, value.span))
}

#[cfg(test)]
mod tests;
