//! Who issues and signs a document, and where it is kept.
//!
//! In: the fields of a document. Out: its bodies, its signers and the line `Lưu`, checked against each other.

use super::declare::{Fields, Text, Word};
use super::dossier::{CoQuan, NguoiKy};
use super::kind::Kind;
use super::{fixed, image};
use crate::finding::{Finding, Findings, Report, codes};

/// The recipients and what follows `Lưu: `: the line may be typed among the recipients.
pub(super) fn recipients(
    fields: Fields<'_>,
    mut lines: Vec<Text>,
    findings: &mut Findings,
) -> (Vec<Text>, Option<String>) {
    let mut kept = kept(fields, findings);
    if !findings.applies(fixed::SINCE) {
        return (lines, kept);
    }
    lines.retain(|line| {
        let Some(typed) = filing_line(&line.raw) else { return true };
        match &kept {
            Some(known) if !fixed::same(known, &typed) => {
                let message =
                    format!("nơi lưu ghi hai nơi khác nhau: ở đây là `{typed}`, ở `luu` là `{known}`");
                let finding = Finding::error(codes::C016, line.at, message);
                let finding = match fields.get("luu") {
                    Some(_) => finding.related(fields.key_span("luu"), "ghi ở đây"),
                    None => finding,
                };
                findings.push(finding.hint("giữ một nơi: bỏ dòng `Lưu: …` này, hoặc bỏ khóa `luu`"));
            }
            _ => kept = Some(typed),
        }
        false
    });
    (lines, kept)
}

/// `VT, KT` from `- Lưu: vt, KT.`; "Lưu trữ lịch sử" is a recipient.
fn filing_line(line: &str) -> Option<String> {
    let words = line.trim_start_matches(|letter: char| letter.is_whitespace() || matches!(letter, '-' | '+'));
    let words = &words[fixed::list_mark(words)..];
    // "Luu: VT" is accepted too.
    let rest = fixed::opens_with(words, "luu")?;
    let sign = |letter: char| letter.is_whitespace() || matches!(letter, ':' | '-' | '–');
    let kept = rest.trim_start_matches(sign);
    let kept = kept.trim_end_matches([';', '.', ',', '/', ' ']);
    let named = rest.trim_start().starts_with(':') || fixed::opens_with(kept, "vt").is_some();
    let office = kept.get(..2).filter(|office| office.eq_ignore_ascii_case("vt"));
    let behind = office.and_then(|office| fixed::opens_with(kept, &office.to_lowercase()));
    let kept = behind.map_or(kept.to_owned(), |behind| format!("VT{behind}"));
    (named && !kept.is_empty()).then_some(kept)
}

/// `VT, KT(văn) (2)`.
fn kept(fields: Fields<'_>, findings: &mut Findings) -> Option<String> {
    let kept = fields.map("luu")?;
    let mut word = |path: &'static str| {
        let key = path.trim_start_matches("luu.");
        fixed::word(path, kept.word(key), findings).map(|word| word.text)
    };
    let mut line = "VT".to_owned();
    if let Some(unit) = word("luu.don_vi") {
        line += &format!(", {unit}");
    }
    if let Some(author) = word("luu.nguoi_soan") {
        line += &format!("({author})");
    }
    if let Some(copies) = word("luu.so_ban") {
        line += &format!(" ({copies})");
    }
    Some(line)
}

/// The issuing bodies: one, or two that issue together.
pub(super) fn issuers(fields: Fields<'_>, report: &Report) -> Vec<CoQuan> {
    let bodies = fields.maps("co_quan").into_iter();
    let texts = |body: Fields<'_>, key| body.texts(key, report);
    bodies.map(|body| CoQuan { chu_quan: texts(body, "chu_quan"), ten: texts(body, "ten") }).collect()
}

/// The signers, with the lines above the post: abbreviation, dot, blank (PL I, II.7b).
pub(super) fn signers(fields: Fields<'_>, findings: &mut Findings) -> Vec<NguoiKy> {
    fields.maps("nguoi_ky").into_iter().map(|signer| one_signer(signer, findings)).collect()
}

/// The meaning of an abbreviation before a post, and the key that prints it.
const ON_BEHALF: [(&str, &str); 5] = [
    ("thay_mat", "TM."),
    ("ky_thay", "KT."),
    ("thua_lenh", "TL."),
    ("thua_uy_quyen", "TUQ."),
    ("quyen", "Q."),
];

fn one_signer(signer: Fields<'_>, findings: &mut Findings) -> NguoiKy {
    let mut words = Vec::new();
    for key in
        ["thay_mat", "ky_thay", "thua_lenh", "thua_uy_quyen", "quyen", "chuc_vu", "chuc_vu_khac", "ho_ten"]
    {
        let path = format!("nguoi_ky.{key}");
        let word = fixed::word(&path, signer.word(key), findings);
        check_abbreviation(key, word.as_ref(), findings);
        words.push((key, word.map(|word| word.text)));
    }
    check_authority(signer, findings);
    let mut word = |key: &str| words.iter_mut().find(|(known, _)| *known == key)?.1.take();
    // Who signs for a head that signs by order stands below the order (PL I, II.7b); an issued paper of an
    // earlier version stays as it was signed.
    let below = [0, 2, 3, 1];
    let printed = if findings.applies(fixed::SINCE) { below } else { [0, 1, 2, 3] };
    let authority = printed.into_iter().filter_map(|at| {
        let (key, short) = ON_BEHALF[at];
        Some(format!("{short} {}", word(key)?))
    });
    let authority = authority.collect();
    // "Q." comes before the post itself: who holds the head's post signs as the head.
    let acting = word("quyen").map(|post| format!("Q. {post}"));
    NguoiKy {
        quyen_han: authority,
        chuc_vu: acting.or_else(|| word("chuc_vu")),
        chuc_vu_khac: word("chuc_vu_khac"),
        ho_ten: word("ho_ten"),
        anh_chu_ky: image::read(signer, image::ImageKind::Signature, findings),
        anh_dau: image::read(signer, image::ImageKind::Seal, findings),
    }
}

/// Reports `TM.` typed where another abbreviation is printed, or none: it is not clear which one is meant.
fn check_abbreviation(key: &str, word: Option<&Word>, findings: &mut Findings) {
    let Some(word) = word.filter(|_| key != "ho_ten") else { return };
    let typed = |short: &str| {
        let short = short.trim_end_matches('.').to_lowercase();
        let rest = fixed::opens_with(&word.text, &short)?;
        // "Tm Hùng" is a name, "TM." is not.
        (rest.starts_with('.') || rest.starts_with(':')).then(|| rest.trim_start_matches(['.', ':', ' ']))
    };
    let found = ON_BEHALF.iter().find_map(|(other, short)| Some((*other, *short, typed(short)?)));
    let Some((other, short, post)) = found.filter(|(other, ..)| *other != key) else { return };
    // An acting head's post may be typed in full: it is printed the same.
    if (key, other) == ("chuc_vu", "quyen") {
        return;
    }
    let printed = ON_BEHALF.iter().find(|(known, _)| *known == key).map(|(_, short)| *short);
    let message = match printed {
        Some(printed) => format!("`{key}` in chữ `{printed}`, ở đây gõ `{short}`"),
        None => format!("chữ `{short}` không ghi ở `{key}`"),
    };
    let hint = format!("chuyển sang `{other}: {post}`");
    findings.push(Finding::error(codes::C016, word.at, message).hint(hint));
}

/// An acting head has no other post here and does not sign for a head; and a signer signs either by order or
/// by authority.
fn check_authority(signer: Fields<'_>, findings: &mut Findings) {
    let clashes = [
        ("quyen", "chuc_vu", "được giao quyền cấp trưởng thì chức vụ đã ghi ở `quyen`", "bỏ `chuc_vu`"),
        (
            "quyen",
            "ky_thay",
            "người được giao quyền cấp trưởng ký với chức vụ đó, không ký thay (Phụ lục I, II.7b)",
            "bỏ `ky_thay`; cấp phó ký thay thì bỏ `quyen` và ghi `chuc_vu`",
        ),
        (
            "thua_lenh",
            "thua_uy_quyen",
            "một người không vừa ký thừa lệnh vừa ký thừa ủy quyền",
            "giữ `thua_lenh` hoặc `thua_uy_quyen`",
        ),
    ];
    for (one, other, message, hint) in clashes {
        if signer.get(one).is_some() && signer.get(other).is_some() {
            let at = signer.key_span(other);
            findings.push(
                Finding::error(codes::C021, at, message)
                    .related(signer.key_span(one), "ghi ở đây")
                    .hint(hint),
            );
        }
    }
}

/// At most two sign side by side: one for each body, or as many as the kind demands; if one body issues, its
/// kind may allow a second signer.
pub(super) fn check_signers(
    fields: Fields<'_>,
    kind: &Kind,
    bodies: usize,
    found: usize,
    findings: &mut Findings,
) {
    if bodies > 2 {
        let message = format!("văn bản có {bodies} cơ quan ban hành, nhiều nhất là 2");
        findings.push(Finding::error(codes::C005, fields.key_span("co_quan"), message));
        return;
    }
    let wanted = kind.so_nguoi_ky.unwrap_or(bodies.max(1));
    let most = kind.nguoi_ky_toi_da.unwrap_or(wanted).max(wanted);
    if (wanted..=most).contains(&found) {
        return;
    }
    let (message, hint) = match kind.so_nguoi_ky {
        Some(_) => (
            format!("{} phải có {wanted} người ký, ở đây là {found}", kind.ten),
            "ghi `nguoi_ky` thành danh sách, theo thứ tự từ trái sang phải trên giấy",
        ),
        None if most > wanted => (
            format!("{} có nhiều nhất {most} người ký, ở đây là {found}", kind.ten),
            "ghi theo thứ tự từ trái sang phải trên giấy",
        ),
        None => (
            format!("có {found} người ký cho {} cơ quan ban hành", bodies.max(1)),
            "mỗi cơ quan ban hành một người ký, theo thứ tự từ trái sang phải trên giấy",
        ),
    };
    findings.push(Finding::error(codes::C005, fields.key_span("nguoi_ky"), message).hint(hint));
}
