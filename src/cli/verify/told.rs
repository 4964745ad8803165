//! What is said of a signature, in words and for programs.
//!
//! In: a signature as it was found. Out: lines for people, an object for programs, findings where something is wrong.

use serde::Serialize;

use crate::finding::{Code, Finding, Severity, codes};
use crate::signatures::{Addition, ContainerFault, MadeAt, PdfSignature, RangeFault, SignatureFault};

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

/// What is wrong.
pub(super) fn findings(signature: &PdfSignature, name: &str) -> Vec<Finding> {
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
pub(super) fn additions(all: &[Addition]) -> Vec<String> {
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

fn fault(fault: &SignatureFault) -> String {
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
