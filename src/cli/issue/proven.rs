//! Whether a PDF is signed as it has to be before it gets a number: by every signer, and by nobody else; and nothing else
//! was done to it.
//!
//! In: the signed PDF and the paper as this program wrote it, which it begins with. Out: findings; an error means that it
//! gets no number. What a signature is worth is left to `signatures`.

use crate::finding::{Finding, codes};
use crate::run::signature_faults::{self, additions};
use crate::signatures::{self, Addition, PdfSignature};

/// How the names of the fields of signers begin, and of those of the agency.
const SIGNERS: &str = "ky_";
const AGENCY: &str = "co_quan_";

/// What is wrong with how the paper is signed.
pub(super) fn findings(signed: &[u8], own: &[u8], shown: &str) -> Vec<Finding> {
    let p018 = |message: String, hint: &str| Finding::general(codes::P018, message).hint(hint);
    let read = || {
        let fields = signatures::signature_fields(own)?;
        Ok::<_, signatures::UnreadPdf>((
            signatures::of(signed)?,
            signatures::added_behind(signed, own.len())?,
            fields,
        ))
    };
    let Ok((all, added, fields)) = read() else {
        let message = format!("không xét được chữ ký số của `{shown}`");
        return vec![p018(message, "xem bằng phần mềm ký; lấy lại tệp người ký đã gửi")];
    };
    let mut found: Vec<Finding> =
        all.iter().flat_map(|signature| signature_faults::findings(signature, shown)).collect();
    // What came behind a signature was told with it.
    let is_told = |one: &Addition| one.is_change() && all.iter().any(|own| own.added.contains(one));
    let more: Vec<Addition> =
        added.into_iter().filter(|one| !is_foreseen(one, &all, &fields) && !is_told(one)).collect();
    if !more.is_empty() {
        let message =
            format!("`{shown}` có phần không phải chữ ký vào ô có sẵn: {}", additions(&more).join("; "));
        let hint =
            "trình ký lại đúng tệp do `vanban build` xuất, mỗi người ký vào ô của mình, không thêm gì khác";
        found.push(p018(message, hint));
    }
    let is_signed = |field: &&String| all.iter().any(|one| one.field == **field && !one.is_stamp);
    let open: Vec<&str> = fields
        .iter()
        .filter(|field| field.starts_with(SIGNERS) && !is_signed(field))
        .map(String::as_str)
        .collect();
    if !open.is_empty() {
        let message = format!("`{shown}` chưa có chữ ký số ở ô {}", open.join(", "));
        let hint =
            "đủ chữ ký của mọi người ký rồi mới cấp số, ngày; mỗi người ký vào ô có sẵn ở chỗ của mình";
        found.push(p018(message, hint));
    }
    if let Some(agency) = all.iter().find(|one| one.field.starts_with(AGENCY)) {
        let message =
            format!("`{shown}` đã có chữ ký số của cơ quan (ô {}) trước khi có số, ngày", agency.field);
        let hint = "thứ tự là người ký ký, cấp số, ngày bằng lệnh này, rồi mới ký số của cơ quan trên tệp lệnh này ghi: \
                    dùng tệp người ký đã ký, cơ quan chưa ký";
        found.push(p018(message, hint));
    }
    found
}

/// Whether it is what signing a paper adds: signatures in its fields, stamps of time, evidence about certificates.
fn is_foreseen(addition: &Addition, all: &[PdfSignature], fields: &[String]) -> bool {
    match addition {
        Addition::Signed { field } => {
            fields.contains(field) || all.iter().any(|one| one.field == *field && one.is_stamp)
        }
        Addition::Evidence | Addition::Properties => true,
        _ => false,
    }
}
