//! How names are written: those of signers and of the issuing body, and the first words of a trích yếu (PL I,
//! II.2, II.5 and II.7; PL II).
//!
//! In: a document, read, and its node. Out: warnings with the right spelling.

use super::declare::Fields;
use super::declare::Text;
use super::{Dossier, first_capital, fixed};
use crate::finding::{Finding, Findings, codes};
use crate::yaml::Node;

/// Reports names that are not written as the decree requires.
pub(super) fn check(document: &Dossier, node: &Node, findings: &mut Findings) {
    let fields = Fields::new(node);
    for signer in fields.maps("nguoi_ky") {
        if let Some(name) = fixed::word("nguoi_ky.ho_ten", signer.word("ho_ten"), findings) {
            signer_name(&name.text, name.at, findings);
        }
    }
    issuer(document, findings);
}

/// Words before a name that do not belong there (PL I, II.7b).
const FORMS_OF_ADDRESS: [&str; 6] = ["ông", "bà", "anh", "chị", "đồng chí", "đ/c"];

fn signer_name(name: &str, at: crate::source::Span, findings: &mut Findings) {
    let form = FORMS_OF_ADDRESS.iter().find_map(|form| {
        let rest = fixed::opens_with(name, form)?;
        let small = name.starts_with(char::is_lowercase);
        // "Anh" and "Bà" may be names: "Anh Đức".
        (small || matches!(*form, "ông" | "bà" | "đồng chí" | "đ/c"))
            .then(|| rest.trim_start_matches(['.', ':', ' ']))
    });
    let plain = form.unwrap_or(name);
    let written = if is_loud(plain) { capitalised(plain) } else { plain.to_owned() };
    if written == name || written.is_empty() {
        return;
    }
    let message = match form {
        Some(_) => format!("trước họ tên người ký không ghi danh xưng: `{name}`"),
        None => format!("họ tên người ký gõ toàn chữ in hoa: `{name}`; Nghị định in chữ thường"),
    };
    findings.push(Finding::warning(codes::C019, at, message).hint(format!("viết `ho_ten: {written}`")));
}

/// Reports a body's name in capitals: its own line is printed in capitals anyway, a sentence must not be.
fn issuer(document: &Dossier, findings: &mut Findings) {
    let in_sentence = !document.kem_theo.is_empty()
        || !document.phu_luc.is_empty()
        || document.thong_tin.contains_key("kinh_moi")
        || document.thong_tin.contains_key("nguoi_duoc_cu");
    let loud = |lines: &[Text]| !lines.is_empty() && lines.iter().all(|line| is_loud(&line.raw));
    for body in document.co_quan.iter().filter(|body| in_sentence && loud(&body.ten)) {
        let written: Vec<String> = body.ten.iter().map(|line| body_name(&line.raw)).collect();
        let message =
            "tên cơ quan gõ toàn chữ in hoa: đầu trang tự in hoa, còn câu nhắc đến cơ quan in đúng như gõ";
        findings.push(
            Finding::warning(codes::C019, body.ten[0].at, message)
                .hint(format!("viết hoa như trong câu, ví dụ `ten: [{}]`", written.join(", "))),
        );
    }
}

/// Whether a text is all in capitals, with more than one word.
fn is_loud(text: &str) -> bool {
    let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic));
    words.count() > 1 && !text.contains('{') && !text.chars().any(char::is_lowercase)
}

/// `Nguyễn Văn An` for `NGUYỄN VĂN AN`.
pub fn capitalised(text: &str) -> String {
    let mut written = String::new();
    let mut begins = true;
    for letter in text.chars() {
        match begins {
            true => written.extend(letter.to_uppercase()),
            false => written.extend(letter.to_lowercase()),
        }
        begins = !letter.is_alphanumeric();
    }
    written.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether it is a Roman number of the size that localities are numbered with.
pub fn is_roman(word: &str) -> bool {
    const TENS: [&str; 4] = ["", "X", "XX", "XXX"];
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let ones = |rest: &str| ONES.contains(&rest);
    !word.is_empty() && TENS.iter().any(|tens| word.strip_prefix(tens).is_some_and(ones))
}

/// `Yên Hòa II` for `YÊN HÒA II`.
fn name_in_body(text: &str) -> String {
    let roman = |word: &str| is_roman(word) && !matches!(word, "I" | "VI" | "XI");
    let word = |word: &str| if roman(word) { word.to_owned() } else { capitalised(word) };
    text.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

/// `Ủy ban nhân dân` for `ỦY BAN NHÂN DÂN`, `xã An Bình` for `XÃ AN BÌNH`.
fn body_name(text: &str) -> String {
    const COMMON: [&str; 4] = ["ủy ban nhân dân", "uỷ ban nhân dân", "hội đồng nhân dân", "văn phòng"];
    const TYPES: [&str; 5] = ["thành phố", "tỉnh", "phường", "đặc khu", "xã"];
    let lower = text.to_lowercase();
    if let Some(name) = COMMON.iter().find(|name| lower.starts_with(**name)) {
        let rest = body_name(
            &text[text.char_indices().nth(name.chars().count()).map_or(text.len(), |(at, _)| at)..],
        );
        return format!("{}{}{rest}", first_capital(name), if rest.is_empty() { "" } else { " " });
    }
    let text = text.trim();
    match TYPES.iter().find_map(|kind| Some((kind, fixed::opens_with(text, kind)?))) {
        Some((kind, name)) => format!("{kind} {}", name_in_body(name)),
        None => name_in_body(text),
    }
}

#[cfg(test)]
mod tests {
    use super::{body_name, capitalised};

    #[test]
    fn capitals_are_taken_back_where_names_have_none() {
        assert_eq!(capitalised("NGUYỄN VĂN AN"), "Nguyễn Văn An");
        assert_eq!(capitalised("K'BRƠI"), "K'Brơi");
        assert_eq!(body_name("ỦY BAN NHÂN DÂN"), "Ủy ban nhân dân");
        assert_eq!(body_name("ỦY BAN NHÂN DÂN XÃ AN BÌNH"), "Ủy ban nhân dân xã An Bình");
        assert_eq!(body_name("THÀNH PHỐ HÀ NỘI"), "thành phố Hà Nội");
        assert_eq!(body_name("ỦY BAN NHÂN DÂN PHƯỜNG II"), "Ủy ban nhân dân phường II");
        assert_eq!(body_name("SỞ CÔNG THƯƠNG"), "Sở Công Thương");
    }
}
