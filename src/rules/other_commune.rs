//! A paper of a commune names that commune: not its neighbour's, whose file it was made from.
//!
//! In: the lines of the issuing body, of place and day, and all others. Out: a warning where the place is another
//! one, or the subject says it is about another commune; a note where another commune's bodies act as the issuing one's do, or
//! what lies in another commune is named in the text: which words say so, `commune_acts` knows. Of papers of many units made from one template `U015` tells more.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::body_names::capitalised;
use super::paper_view::Line;
use super::signature::WantedWords;
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, commune_acts, history, words};
use crate::finding::{Code, Severity, Verdict, Version};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C104",
        meaning: "Văn bản của xã, phường ghi tên xã, phường khác",
        since: Version(0, 2, 0),
    },
    clause: "Phụ lục I, II.2, II.4a",
    severity: Severity::Warning,
    about: "Văn bản của một xã, phường, đặc khu ghi địa danh là tên của chính nơi ấy, trích yếu nói về địa bàn nơi ấy. Hay sai khi \
            làm từ tệp của nơi bên cạnh mà chưa sửa hết tên. Ủy ban nhân dân nơi khác yêu cầu, ban hành, đơn vị của nơi khác chủ trì, chịu trách nhiệm, được giao việc, văn bản này \
            thực hiện ở nơi khác, hay địa bàn nơi khác ở trong lời văn thì chỉ là lưu ý: có thể đúng là nói về nơi ấy.",
    wrong: "co_quan: {ten: [Ủy ban nhân dân, phường Cầu Giấy]}\ndia_danh: Yên Hòa",
    right: "co_quan: {ten: [Ủy ban nhân dân, phường Cầu Giấy]}\ndia_danh: Cầu Giấy",
    check,
};

/// Types of communes.
const TYPES: [WantedWords; 4] = WantedWords::all(["xã", "phường", "Xã", "Phường"]);
/// The same as the lines of a body begin with them.
const OF_BODY: [&str; 3] = ["phường ", "xã ", "đặc khu "];
fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let Some(own) = issuer(paper) else { return Verdict::NotApplicable };
    for line in paper.of_role(Role::DiaDanhThoiGian) {
        let Some((place, _)) = line.text.split_once(", ngày") else { continue };
        let lower = words::small(place.trim());
        let name = OF_BODY.iter().find_map(|kind| lower.strip_prefix(kind)).unwrap_or(&lower);
        if !name.is_empty() && own.is_other(name) {
            let message = format!("địa danh `{}` không phải của `{}`", place.trim(), own.shown);
            let hint = "địa danh của văn bản xã, phường là tên xã, phường ban hành văn bản".to_owned();
            found.warning(line, 0..place.len(), message, hint);
        }
    }
    for line in paper.about(Topic::Communes) {
        if matches!(line.role, Role::NoiNhan | Role::CoQuanBanHanh | Role::CoQuanChuQuan)
            || line.cell.is_some()
        {
            continue;
        }
        for at in TYPES.into_iter().flat_map(|word| line.find(word)) {
            let Some(end) = capitalised(&line.text, at.end) else { continue };
            let name = &line.text[at.end + 1..end];
            let before = words::small(line.text[..at.start].trim_end());
            let is_area = before.ends_with("trên địa bàn");
            let behind = words::behind(&line.text, end);
            let acts = || {
                commune_acts::orders(&before, behind)
                    || commune_acts::is_charged(&before, behind) && !own.is_named(line, at.start)
                    || commune_acts::is_carried_out(&before)
            };
            let is_other = own.is_other(name);
            if !is_other
                || !(is_area || acts())
                || line.is_quoted(at.start)
                || history::is_told(line, at.start)
            {
                continue;
            }
            let of_subject = is_area && matches!(line.role, Role::TrichYeu | Role::TrichYeuCongVan);
            let severity = if of_subject { Severity::Warning } else { Severity::Note };
            let message = format!("`{}` ở văn bản của `{}`", &line.text[at.start..end], own.shown);
            let hint = "làm từ tệp của nơi khác thì sửa tên; đúng là nói về nơi ấy thì để nguyên".to_owned();
            found.add(severity, line, at.start..end, message, hint);
        }
    }
    Verdict::Passed
}

/// The commune whose body issues the paper.
struct IssuingCommune {
    /// "PHƯỜNG CẦU GIẤY", as it stands there.
    shown: String,
    /// Its name without marks.
    plain: String,
}

fn issuer(paper: &PaperView<'_>) -> Option<IssuingCommune> {
    let mut lines = paper.of_role(Role::CoQuanBanHanh).chain(paper.of_role(Role::CoQuanChuQuan));
    lines.find_map(|line: &Line<'_>| {
        let lower = words::small(&line.text);
        let (start, name) = OF_BODY.iter().find_map(|kind| {
            let at = lower.rfind(kind)?;
            // "ỦY BAN NHÂN DÂN PHƯỜNG …" on one line, or the name on a line of its own.
            (at == 0 || lower[..at].ends_with("nhân dân ")).then_some((at, at + kind.len()))
        })?;
        let shown = line.text.get(start..).unwrap_or(&line.text).trim().to_owned();
        let plain = plain(lower[name..].trim());
        (!plain.is_empty()).then_some(IssuingCommune { shown, plain })
    })
}

impl IssuingCommune {
    /// Whether the sentence around a byte names it, too: who does something together with it is no slip.
    fn is_named(&self, line: &Line<'_>, at: usize) -> bool {
        let sentence = plain(&words::small(words::sentence(&line.text, at)));
        words::find(&sentence, &self.plain).next().is_some()
    }

    /// Whether this is another name. A name may go on in the next line of the head, or behind a sign in the text.
    fn is_other(&self, name: &str) -> bool {
        let name = plain(&words::small(name));
        !name.starts_with(&self.plain) && !self.plain.starts_with(&name)
    }
}

/// A name without marks, in whichever way they are set.
fn plain(name: &str) -> String {
    name.nfd().filter(|one| !is_combining_mark(*one)).collect()
}
