//! What is wrong with the signatures in a PDF, in words: each of them, and what lies in the file that no signature is
//! over.
//!
//! In: a signature as it was found; or a file, and where in it the issued paper ends. Out: findings. Whom to trust is left
//! to signing tools.

use std::path::Path;

use super::signed;
use crate::finding::{Code, Finding, Severity, codes};
use crate::fingerprint;
use crate::signatures::{
    self, Addition, ContainerFault, FieldFault, PdfSignature, RangeFault, SignatureFault,
};

/// The first thing that is wrong with a signed file whose issued paper ends here: something was added, a signature does
/// not hold, or cannot be looked at where it stands. One of a kind that is not proven here is not wrong.
pub(crate) fn first_fault(bytes: &[u8], end: usize, name: &str) -> Option<Finding> {
    let one = |words: &str| {
        let hint = "xem bằng phần mềm ký; lấy lại bản đã ký từ nơi lưu, rồi đối chiếu lại";
        Some(Finding::general(codes::P020, format!("{name}: {words}")).hint(hint))
    };
    let Ok(all) = signatures::of(bytes) else {
        return one("có chữ ký, mà không đọc được như một tệp PDF");
    };
    if let Some(finding) = changed_since(bytes, end, name) {
        return Some(finding);
    }
    if let Some(finding) = of_fields(bytes, name).into_iter().next() {
        return Some(finding);
    }
    if all.is_empty() && fingerprint::is_signed(bytes) {
        return one("có chữ ký không thuộc ô nào");
    }
    let is_proven = |one: &&PdfSignature| !one.fault.as_ref().is_some_and(SignatureFault::is_unproven);
    let all = all.iter().filter(is_proven).flat_map(|one| findings(one, name));
    all.into_iter().find(|finding| finding.severity == Severity::Error)
}

/// What is wrong with the signatures in an issued PDF as it was issued: number and day may have gone into a signed one.
pub(crate) fn in_issued(path: &Path, name: &str) -> Option<Finding> {
    let is_pdf = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    let bytes = signed::read(path).ok().filter(|_| is_pdf)?.bytes;
    fingerprint::is_signed(&bytes).then(|| first_fault(&bytes, bytes.len(), name))?
}

/// What was added to an issued file, which ends here, besides signatures and what belongs to them.
pub(crate) fn changed_since(bytes: &[u8], end: usize, name: &str) -> Option<Finding> {
    let is_other = |one: &Addition| one.is_change() || matches!(one, Addition::Filled { .. });
    let words = match signatures::added_behind(bytes, end) {
        Ok(added) => {
            let other: Vec<Addition> = added.into_iter().filter(is_other).collect();
            (!other.is_empty()).then(|| additions(&other).join("; "))?
        }
        Err(_) => "không xem được phần thêm".to_owned(),
    };
    let message = format!("{name}: sau khi phát hành, tệp bị đổi: {words}");
    Some(
        Finding::general(codes::P022, message)
            .hint("lấy lại tệp từ nơi lưu; đừng dùng phần thêm khi chưa rõ ai thêm"),
    )
}

/// What was added to a file that this program wrote, which ends here, besides signatures, and values of fields.
pub(crate) fn changed_behind(bytes: &[u8], end: usize, name: &str) -> Option<Finding> {
    let words = match signatures::added_behind(bytes, end) {
        Ok(mut added) => {
            added.retain(Addition::is_change);
            (!added.is_empty()).then(|| additions(&added).join("; "))?
        }
        Err(_) => "không xem được phần thêm".to_owned(),
    };
    let message = format!("{name}: sau bản do chương trình ghi, tệp bị đổi: {words}");
    Some(
        Finding::general(codes::P022, message)
            .hint("lấy lại tệp từ nơi lưu; đừng dùng phần thêm khi chưa rõ ai thêm"),
    )
}

/// What is wrong with the fields of number and day: they differ, or show something else than they hold.
pub(crate) fn of_fields(bytes: &[u8], name: &str) -> Vec<Finding> {
    let value = |value: &str| match value.is_empty() {
        true => "trống".to_owned(),
        false => format!("“{value}”"),
    };
    let told = |fault: FieldFault| match fault {
        FieldFault::Differs { first, other } => {
            format!("ô {} là {}, mà ô {} là {}", first.0, value(&first.1), other.0, value(&other.1))
        }
        FieldFault::Shows { field, shown } => {
            format!("ô {} giữ {}, mà hình của ô là {}", field.0, value(&field.1), value(&shown))
        }
    };
    let faults = signatures::field_faults(bytes).unwrap_or_default().into_iter();
    let finding = |words: String| {
        Finding::general(codes::P022, format!("{name}: {words}"))
            .hint("số, ngày của tệp không còn rõ: lấy lại tệp từ nơi lưu, rồi đối chiếu lại")
    };
    faults.map(told).map(finding).collect()
}

/// What is wrong.
pub(crate) fn findings(signature: &PdfSignature, name: &str) -> Vec<Finding> {
    let field = &signature.field;
    let one = |code: Code, words: String, hint: &str| {
        Finding::general(code, format!("{name}: ô {field}: {words}")).hint(hint)
    };
    let mut found = Vec::new();
    if let Some(own) = &signature.fault {
        let hint = match own.is_unproven() {
            true => "xem bằng phần mềm ký; chưa xem được thì coi như chưa có chữ ký",
            false => "đừng dùng tệp này; lấy lại từ người gửi, hoặc từ nơi lưu, rồi đối chiếu lại",
        };
        found.push(one(codes::P020, fault(own), hint));
    }
    if signature.is_weak {
        let words = "ký bằng SHA-1 hoặc khóa dưới 2048 bit, nay không còn đủ an toàn".to_owned();
        let weak = one(codes::P020, words, "chữ ký cũ thì giữ kèm dấu thời gian; ký mới thì dùng SHA-256");
        found.push(Finding { severity: Severity::Warning, ..weak });
    }
    let changes: Vec<Addition> = signature.added.iter().filter(|one| one.is_change()).cloned().collect();
    if !changes.is_empty() {
        let words = format!("sau khi ký, tệp bị đổi: {}", additions(&changes).join("; "));
        found.push(one(
            codes::P021,
            words,
            "xem bản người ký đã ký: phần mềm ký mở được bản đó; đừng dùng phần thêm khi chưa rõ ai thêm",
        ));
    } else if signature.forbids {
        let words = format!("chữ ký này không cho thêm: {}", additions(&signature.added).join("; "));
        found.push(one(
            codes::P021,
            words,
            "phần mềm ký sẽ báo chữ ký không còn hợp lệ: ký lại, cho phép điền mẫu",
        ));
    }
    found
}

/// What was added, each in words; what was filled in together.
pub(crate) fn additions(all: &[Addition]) -> Vec<String> {
    let filled = |one: &Addition| match one {
        Addition::Filled { field, value } => Some(format!("{field} “{value}”")),
        _ => None,
    };
    let values: Vec<String> = all.iter().filter_map(filled).collect();
    let mut told = Vec::new();
    if !values.is_empty() {
        told.push(format!("điền ô {}", values.join(", ")));
    }
    told.extend(all.iter().filter_map(|one| {
        Some(match one {
            Addition::Filled { .. } => return None,
            Addition::Signed { field } => format!("ký ở ô {field}"),
            Addition::SignatureField { field } => format!("thêm ô ký {field}"),
            Addition::Evidence => "bằng chứng về chứng thư (DSS)".to_owned(),
            Addition::Properties => "thuộc tính của tệp".to_owned(),
            Addition::FieldChanged { field } => format!("đổi hình hoặc nội dung ô {field}"),
            Addition::Note { page } => format!("thêm hoặc đổi ghi chú, hình đặt trên trang {page}"),
            Addition::Page { page } => format!("đổi nội dung trang {page}"),
            Addition::Pages => "thêm, bớt hoặc đổi chỗ trang".to_owned(),
            Addition::Tags => "đổi cấu trúc đọc (thẻ)".to_owned(),
            Addition::Parts(count) => format!("đổi {count} phần khác của tệp"),
            Addition::Bytes => "byte không thuộc phần nào của tệp".to_owned(),
            Addition::TooMuch => "nhiều phần quá, chưa xem hết".to_owned(),
        })
    }));
    told
}

/// What is wrong with a signature, in words.
pub(crate) fn fault(fault: &SignatureFault) -> String {
    match fault {
        SignatureFault::Kind(kind) => format!("không đọc được kiểu chữ ký này (`{kind}`)"),
        SignatureFault::Range(RangeFault::Numbers) => {
            "vùng byte mà chữ ký nêu không có thật trong tệp: số sai, hoặc tệp bị cắt".to_owned()
        }
        SignatureFault::Range(RangeFault::Start) => "chữ ký không phủ từ đầu tệp".to_owned(),
        SignatureFault::Range(RangeFault::Gap) => "chữ ký chừa ra phần khác, không chỉ chính nó".to_owned(),
        SignatureFault::Partial => "chữ ký chỉ phủ một phần, không phủ trọn một bản của tệp".to_owned(),
        SignatureFault::Container(own) => container(*own).to_owned(),
        SignatureFault::Stamp(own) => format!("dấu thời gian kèm theo không đúng: {}", container(*own)),
    }
}

fn container(fault: ContainerFault) -> &'static str {
    match fault {
        ContainerFault::Unreadable => "không đọc được chữ ký",
        ContainerFault::Signers => "chữ ký không có người ký, hoặc có nhiều người ký cùng một lúc",
        ContainerFault::NoCertificate => "không kèm chứng thư của người ký",
        ContainerFault::Algorithm => "không xét được thuật toán ký này (RSA, P-256, P-384 xét được)",
        ContainerFault::Digest => "phần đã ký bị thay đổi sau khi ký",
        ContainerFault::Signature => "chữ ký không phải do khóa của chứng thư kèm theo tạo ra",
        ContainerFault::OtherCertificate => "chứng thư kèm theo không phải chứng thư mà chữ ký nêu",
    }
}
