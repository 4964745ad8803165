//! A document as a person writes it, read.
//!
//! In: the node of a document and its kind. Out: a [`Dossier`] whose figures and numbers are checked. Texts
//! stay as typed; the templates evaluate them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::declare::{self, Fields, Shape, Text, Word, unknown_key};
use super::dossier::Dossier;
use super::examples::lacking;
use super::fixed::Beside;
use super::issuing::{self, check_signers, issuers, signers};
use super::kind::{BodyLayout, Kind};
use super::marker::SeenNumbers;
use super::status_words::BAN;
use super::{Catalogue, VAN_BAN};
use super::{appendix, body, braces, broken, header, naming, not_yet, status};
use crate::finding::{Finding, Findings, Report, codes};
use crate::yaml::{Entry, Node, Scalar, Value, ValueStyle};

/// Whether a document is on its own or attached to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DossierPlace {
    /// On its own, with number and signature.
    Alone,
    /// Attached: the number and signature of the other document apply to it.
    Attached,
}

/// Reads a document from a node, with every error in it.
pub fn read(node: &Node, catalogue: &Catalogue, report: &mut Report) -> Option<Dossier> {
    let other = node.get("loai").and_then(Node::scalar).and_then(|kind| catalogue.kind(kind.text.trim()));
    let without = other.and_then(|kind| without_other_body(node, &kind, &mut report.findings));
    let node = without.as_ref().unwrap_or(node);
    VAN_BAN.check(node, &mut report.findings);
    let document = read_as(node, catalogue, DossierPlace::Alone, report)?;
    for text in document.texts() {
        braces::check(text, report);
        not_yet::notes(text, &mut report.findings);
    }
    naming::check(&document, node, &mut report.findings);
    Some(document)
}

/// The document without the body of the other layout, which is reported: articles in a plan, parts in a
/// decision. Returns None if it has the body of its kind.
fn without_other_body(node: &Node, kind: &Kind, findings: &mut Findings) -> Option<Node> {
    let (own, other) = match kind.bo_cuc {
        BodyLayout::Dieu => ("dieu", "noi_dung"),
        BodyLayout::Muc => ("noi_dung", "dieu"),
    };
    let Value::Map(entries) = &node.value else { return None };
    let at = entries.iter().position(|entry| entry.key == other)?;
    if node.get(own).is_some() || !kind.rieng.allows(own) {
        return None;
    }
    let message = format!("{} ghi nội dung ở `{own}`, không phải `{other}`", kind.ten);
    let hint = match kind.bo_cuc {
        BodyLayout::Dieu => {
            "đổi `noi_dung:` thành `dieu:`; mỗi mục `- ` là một điều, hoặc một khối có các dòng `Điều 1. …`"
        }
        BodyLayout::Muc => "đổi `dieu:` thành `noi_dung: |`, viết thành các mục `I. …`, khoản `1. …`",
    };
    findings.push(Finding::error(codes::C006, entries[at].key_span, message).hint(hint));
    let mut entries = entries.clone();
    // A placeholder, so that the body is not reported as missing too; nothing of it is printed.
    let any = Scalar { text: "…".to_owned(), style: ValueStyle::Filled, swallowed: None };
    entries[at].key = own.to_owned();
    entries[at].value = Node { value: Value::Scalar(any), ..entries[at].value.clone() };
    Some(Node { value: Value::Map(entries), span: node.span })
}

fn read_as(node: &Node, catalogue: &Catalogue, place: DossierPlace, report: &mut Report) -> Option<Dossier> {
    let fields = Fields::new(node);
    let kind = kind(fields, catalogue, &mut report.findings)?;
    let components = match place {
        DossierPlace::Alone => &kind.rieng,
        DossierPlace::Attached => kind.kem_theo.as_ref().or_else(|| {
            let message = format!("{} không phải loại văn bản kèm theo được", kind.ten);
            report.findings.push(Finding::error(codes::C006, fields.key_span("loai"), message));
            None
        })?,
    };
    check_components(fields, &kind, components, &mut report.findings);
    let body = match kind.bo_cuc {
        BodyLayout::Dieu => fields.get("dieu").map(|node| body::articles(node, report)),
        BodyLayout::Muc => fields.get("noi_dung").map(|node| body::parts(node, report)),
    };
    let body = body.map(|body| body::without_printed_lines(body, &kind, &mut report.findings));
    for key in ["can_cu", "mo_dau", "ket"] {
        let mut lines = fields.texts(key, report);
        lines.retain(|line| !Beside::of(key).is_line(&line.raw));
        broken::check(&lines, &mut report.findings);
    }
    let co_quan = issuers(fields, report);
    let attached = bounded(fields, "kem_theo", &mut report.findings).iter();
    let mut attached: Vec<Dossier> =
        attached.filter_map(|one| read_as(one, catalogue, DossierPlace::Attached, report)).collect();
    for one in attached.iter_mut().filter(|one| one.co_quan.is_empty()) {
        // Its header names the body that issues the main document (PL III, mẫu 1.3).
        one.co_quan.clone_from(&co_quan);
    }
    let bien = variables(fields);
    for one in &mut attached {
        one.inherit(&bien);
    }
    let appendices = bounded(fields, "phu_luc", &mut report.findings).iter();
    let appendices = appendices.map(|one| appendix::read(Fields::new(one), report)).collect();
    let nguoi_ky = signers(fields, &mut report.findings);
    if !nguoi_ky.is_empty() {
        check_signers(fields, &kind, co_quan.len(), nguoi_ky.len(), &mut report.findings);
    }
    let recipients = listed(fields, "noi_nhan", report);
    let (noi_nhan, luu) = issuing::recipients(fields, recipients, &mut report.findings);
    let header = header::read(fields, components, &kind, &mut report.findings);
    Some(Dossier {
        at: fields.key_span("loai"),
        bien,
        vien_dan: references(fields, place, &mut report.findings),
        dau_hieu: status::read(fields, report),
        co_quan,
        so: header.so,
        ky_hieu: header.ky_hieu,
        dia_danh: header.dia_danh,
        date: header.date,
        ban: fields.choice(&BAN).unwrap_or_default(),
        trich_yeu: fields.texts("trich_yeu", report),
        tham_quyen: fields.texts("tham_quyen", report),
        kinh_gui: listed(fields, "kinh_gui", report),
        thong_tin: own(fields, &kind, report),
        can_cu: listed(fields, "can_cu", report),
        theo_de_nghi: fields.texts("theo_de_nghi", report),
        mo_dau: fields.texts("mo_dau", report),
        body: body.unwrap_or_default(),
        ket: fields.texts("ket", report),
        noi_nhan,
        luu,
        nguoi_ky,
        kem_theo: attached,
        phu_luc: appendices,
        kind,
    })
}

fn kind(fields: Fields<'_>, catalogue: &Catalogue, findings: &mut Findings) -> Option<Arc<Kind>> {
    let word = fields.word("loai")?;
    let kind = catalogue.kind(&word.text);
    if kind.is_some() {
        return kind;
    }
    let (hint, meant) = catalogue.unknown(&word.text);
    findings.push(
        Finding::error(codes::C004, word.at, format!("không có loại văn bản `{}`", word.text)).hint(hint),
    );
    // The rest is read as that kind, so that its own errors are shown at once.
    catalogue.kind(meant?)
}

/// Checks that the components that this kind demands are there, and no others.
fn check_components(
    fields: Fields<'_>,
    kind: &Kind,
    components: &super::kind::Components,
    findings: &mut Findings,
) {
    let meant = VAN_BAN.meant(fields.node);
    for key in &components.bat_buoc {
        if fields.node.get(key).is_none_or(Node::holds_nothing)
            && !meant.contains(&key.as_str())
            && let Some(field) = VAN_BAN.field(key)
        {
            findings.push(lacking(kind, field, fields));
        }
    }
    let Value::Map(entries) = &fields.node.value else { return };
    for entry in entries {
        if VAN_BAN.field(&entry.key).is_some() && !kind.allows(components, &entry.key) {
            let message = format!("{} ở đây không có thành phần `{}`", kind.ten, entry.key);
            findings.push(Finding::error(codes::C006, entry.key_span, message).hint("bỏ khóa này"));
        }
    }
}

/// Texts, one per line, where `- ` may be typed before each.
fn listed(fields: Fields<'_>, key: &str, report: &mut Report) -> Vec<Text> {
    let lines = fields.texts(key, report);
    let seen = SeenNumbers::of(&lines);
    lines.iter().for_each(|line| body::check_dash(line, &seen, &mut report.findings));
    lines
}

/// `bien`: any names with plain words.
fn variables(fields: Fields<'_>) -> BTreeMap<String, String> {
    let Some(Value::Map(entries)) = fields.get("bien").map(|node| &node.value) else {
        return BTreeMap::new();
    };
    let word = |entry: &Entry| Some((entry.key.clone(), entry.value.scalar()?.text.trim().to_owned()));
    entries.iter().filter_map(word).collect()
}

/// `vien_dan`: any names, each with a file. What is attached has access to those of the main document.
fn references(fields: Fields<'_>, place: DossierPlace, findings: &mut Findings) -> Vec<(String, Word)> {
    let Some(Value::Map(entries)) = fields.get("vien_dan").map(|node| &node.value) else { return Vec::new() };
    if place == DossierPlace::Attached {
        let message = "`vien_dan` ghi ở văn bản chính; văn bản kèm theo dùng chung";
        findings.push(
            Finding::error(codes::C006, fields.key_span("vien_dan"), message)
                .hint("chuyển các dòng này lên `vien_dan` của văn bản chính"),
        );
        return Vec::new();
    }
    let shaped = entries.iter().filter(|entry| Shape::Word.check(&entry.key, &entry.value, findings));
    let named = shaped.map(|entry| Some((entry.key.clone(), word_of(&entry.value)?)));
    named.flatten().collect()
}

fn word_of(node: &Node) -> Option<Word> {
    let text = node.scalar()?.text.trim().to_owned();
    (!text.is_empty()).then_some(Word { text, at: node.span })
}

/// The components that the kind's data file names beyond the shared ones; all of its keys are in the result.
fn own(fields: Fields<'_>, kind: &Kind, report: &mut Report) -> BTreeMap<String, Vec<Text>> {
    // If the kind has no such keys, `thong_tin` as a whole is reported.
    let written = fields.map("thong_tin").filter(|_| !kind.thong_tin.is_empty());
    let keys = kind.thong_tin.keys();
    let component = format!("thông tin riêng của {}", kind.ten);
    // A misspelt key is reported once, not also as missing.
    let mut meant = Vec::new();
    if let Some(Value::Map(entries)) = written.map(|written| &written.node.value) {
        for entry in entries {
            if keys.clone().any(|key| key == entry.key) {
                Shape::Prose.check(&entry.key, &entry.value, &mut report.findings);
            } else {
                if report.findings.will_list(codes::C001, entry.key_span) {
                    meant.extend(declare::meant(&entry.key, kind.thong_tin.names()));
                }
                let told = || unknown_key(entry, &component, kind.thong_tin.names());
                report.findings.push_listed(codes::C001, entry.key_span, told);
            }
        }
    }
    let at = fields.key_span(if written.is_some() { "thong_tin" } else { "loai" });
    for (key, title) in kind.thong_tin.bat_buoc.iter().filter(|(key, _)| !meant.contains(&key.as_str())) {
        if let Some(written) = written.filter(|written| written.node.get(key).is_some()) {
            // A value of a wrong shape is already reported.
            if written.node.get(key).is_some_and(Node::holds_nothing) {
                report.findings.push(declare::left_empty(key, title, written.key_span(key), "…"));
            }
        } else {
            let message = format!("thiếu `{key}` ({title}) trong {component}");
            let hint = format!("thêm `{key}: …` dưới `thong_tin:`");
            report.findings.push(Finding::error(codes::C002, at, message).hint(hint));
        }
    }
    let lines = |key: &str| written.map(|written| written.texts(key, report)).unwrap_or_default();
    keys.map(|key| (key.to_owned(), lines(key))).collect()
}
/// A dossier has at most so many papers attached, and each so many appendices: every one is a section of its own.
const MOST_PARTS: usize = 5_000;

/// The parts of a dossier under this key; those beyond the bound are told and left.
fn bounded<'a>(fields: Fields<'a>, key: &str, findings: &mut Findings) -> &'a [Node] {
    let parts = fields.list(key);
    if let Some(beyond) = parts.get(MOST_PARTS) {
        let message = format!("`{key}` có {} phần, quá nhiều cho một tệp", parts.len());
        let hint = format!("nhiều nhất {MOST_PARTS} phần; tách ra nhiều văn bản");
        findings.push(Finding::error(codes::Y004, beyond.span, message).hint(hint));
    }
    &parts[..parts.len().min(MOST_PARTS)]
}
