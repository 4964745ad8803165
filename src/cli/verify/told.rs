//! What is said of a signature, in words and for programs.
//!
//! In: a signature as it was found. Out: lines for people, an object for programs. What is wrong with one is left to
//! `signature_faults`.

use serde::Serialize;

use crate::run::signature_faults::{additions, fault};
use crate::signatures::{MadeAt, PdfSignature, SignatureFault};

/// A signature, for programs.
#[derive(Serialize)]
pub(super) struct SignatureFact {
    /// The field that it stands in.
    chu_ky: String,
    /// Whose the certificate is, by its own words.
    nguoi_ky: Option<String>,
    /// Who gave it.
    noi_cap: Option<String>,
    /// When it was made.
    luc: Option<String>,
    /// By whose clock: `may_nguoi_ky`, `dau_thoi_gian`.
    theo: Option<&'static str>,
    dung: bool,
    loi: Option<String>,
    /// Whether nothing was added behind it.
    phu_het: bool,
    /// What was added.
    them: Vec<String>,
    /// Whether that may change what was signed.
    doi_sau_khi_ky: bool,
}

/// For programs.
pub(super) fn fact(signature: &PdfSignature) -> SignatureFact {
    let names = signature.signer.as_ref();
    SignatureFact {
        chu_ky: signature.field.clone(),
        nguoi_ky: names.map(|names| names.subject.clone()),
        noi_cap: names.map(|names| names.issuer.clone()),
        luc: signature.made.as_ref().map(|made| match made {
            MadeAt::Claimed(moment) | MadeAt::Stamped(moment, _) => moment.iso(),
        }),
        theo: signature.made.as_ref().map(|made| match made {
            MadeAt::Claimed(_) => "may_nguoi_ky",
            MadeAt::Stamped(..) => "dau_thoi_gian",
        }),
        dung: signature.is_sound(),
        loi: signature.fault.as_ref().map(fault),
        phu_het: signature.end.is_some() && signature.added.is_empty(),
        them: additions(&signature.added),
        doi_sau_khi_ky: signature.is_changed_since(),
    }
}

/// For people: the signer, then what is to be known of it, further in.
pub(super) fn lines(number: usize, signature: &PdfSignature) -> Vec<String> {
    let mut lines = vec![match &signature.signer {
        Some(names) => {
            format!("{number}. Ô {}: {}; chứng thư do {} cấp", signature.field, names.subject, names.issuer)
        }
        None => format!("{number}. Ô {}: không rõ người ký", signature.field),
    }];
    match &signature.made {
        Some(MadeAt::Claimed(moment)) => {
            lines.push(format!("ký lúc {moment} (giờ Việt Nam), theo máy của người ký"));
        }
        Some(MadeAt::Stamped(moment, authority)) => {
            lines.push(format!("ký lúc {moment} (giờ Việt Nam), theo dấu thời gian của {authority}"));
        }
        None => lines.push("không rõ ký lúc nào".to_owned()),
    }
    lines.push(match &signature.fault {
        None if signature.is_stamp => {
            "dấu thời gian đúng với chứng thư đó; phần được đóng dấu còn nguyên".to_owned()
        }
        None => "chữ ký đúng với chứng thư đó; phần đã ký còn nguyên".to_owned(),
        Some(own) if own.is_unproven() => format!("CHƯA XÉT ĐƯỢC CHỮ KÝ: {}", fault(own)),
        Some(own) => format!("CHỮ KÝ KHÔNG ĐÚNG: {}", fault(own)),
    });
    if signature.end.is_some() && !matches!(signature.fault, Some(SignatureFault::Partial)) {
        lines.push(match signature.added.is_empty() {
            true => "ký trên toàn bộ tệp".to_owned(),
            false => format!("sau khi ký có thêm: {}", additions(&signature.added).join("; ")),
        });
    }
    let further = lines.split_off(1).into_iter().map(|line| format!("   {line}"));
    lines.extend(further);
    lines
}
