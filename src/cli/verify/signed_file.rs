//! `vanban verify FILE.pdf`: the digital signatures of one file, and whether it is the paper that was issued.
//!
//! In: a PDF, from anyone. Out: what is said of each signature; whether the file begins with the issued paper and says its
//! words. Whom to trust is left to signing tools, and said so.

use std::path::Path;

use serde::Serialize;

use super::origin::{self, IssuedPdf, PdfOrigin};
use super::told;
use crate::cli::console::Console;
use crate::finding::{Finding, codes};
use crate::fingerprint::{self, FileLooks};
use crate::issue::lock::Lock;
use crate::made_of;
use crate::pipeline::{Rendered, Report};
use crate::run::signature_faults::{self, additions};
use crate::run::signed::{self, Old};
use crate::run::{Listener, Outcome, Refusal, system, versions};
use crate::signatures::{self, Addition, PdfSignature, PdfWords, UnreadPdf};

/// What is said last: it is no part of what is proven here.
const NOT_LOOKED_AT: &str =
    "Chứng thư có đáng tin, còn hạn, bị thu hồi hay không thì không xét ở đây: xem bằng phần mềm ký";

/// What files of the program say they were made with.
const CREATOR: &str = "vanban";

/// Looks at a file.
pub(super) fn run(path: &Path, console: &Console) -> Result<Outcome, Refusal> {
    let name = system::shown(path);
    let Old { bytes, cut } = signed::read(path).map_err(|error| Refusal::unread(&name, &error))?;
    if fingerprint::looks(&bytes) != FileLooks::Pdf {
        let message = format!("`{name}` là một tệp, nhưng không phải PDF");
        return Err(Refusal::new(message)
            .hint("nêu thư mục kết quả, ví dụ `vanban verify out`, hoặc một tệp PDF đã ký số"));
    }
    if cut {
        return Err(Refusal::new(format!("`{name}` dài hơn 64 MB, không đọc")));
    }
    let signatures = signatures::of(&bytes).map_err(|unread| refused(unread, &name))?;
    let mut report = Report::default();
    console.say(&match signatures.len() {
        0 => format!("{name}: không có chữ ký số"),
        count => format!("{name}: {count} chữ ký số"),
    });
    for (signature, number) in signatures.iter().zip(1..) {
        told::lines(number, signature).iter().for_each(|line| console.say(line));
        signature_faults::findings(signature, &name)
            .into_iter()
            .for_each(|finding| report.findings.push(finding));
        console.fact(&told::fact(signature));
    }
    let found = known_as(path, &bytes, &name, console, &mut report);
    let carried = carried(&bytes, &name, console, &mut report);
    signature_faults::of_fields(&bytes, &name).into_iter().for_each(|finding| report.findings.push(finding));
    if !signatures.is_empty() && !report.findings.has_errors() {
        let changed = found.end.and_then(|end| signature_faults::changed_behind(&bytes, end, &name));
        changed.into_iter().for_each(|finding| report.findings.push(finding));
    }
    if signatures.is_empty() {
        unsigned(&bytes, found.paper.is_some() || carried.is_some(), &name, &mut report);
    } else {
        console.say(NOT_LOOKED_AT);
    }
    console.findings(&report);
    let sound = signatures.iter().filter(|signature| signature.is_sound()).count();
    console.sum(&SignedTotal {
        chu_ky: signatures.len(),
        dung: sound,
        khong_dung: signatures.len() - sound,
        doi_sau_khi_ky: signatures.iter().filter(|one| PdfSignature::is_changed_since(one)).count(),
        phat_hanh: found.paper,
        dung_loi_van: found.says_the_same,
        dung_nguon: carried,
    });
    Ok(if report.findings.has_errors() { Outcome::NotWritten } else { Outcome::Done })
}

/// What was found, for programs.
#[derive(Serialize)]
struct SignedTotal {
    chu_ky: usize,
    dung: usize,
    khong_dung: usize,
    doi_sau_khi_ky: usize,
    /// The issued paper that the file begins with.
    phat_hanh: Option<String>,
    /// Whether it says the words of the paper, if that could be looked at.
    dung_loi_van: Option<bool>,
    /// Whether it is what the files that it carries give, if it carries any.
    dung_nguon: Option<bool>,
}

fn refused(unread: UnreadPdf, name: &str) -> Refusal {
    match unread {
        UnreadPdf::NoPdf => {
            Refusal::new(format!("`{name}` không đọc được như một tệp PDF")).hint("lấy lại tệp từ người gửi")
        }
        UnreadPdf::Encrypted => {
            Refusal::new(format!("`{name}` có mật khẩu")).hint("nêu bản không có mật khẩu")
        }
        UnreadPdf::Many => {
            Refusal::new(format!("`{name}` có nhiều chữ ký, nhiều trang hơn mọi văn bản: không xét"))
                .hint("xem bằng phần mềm ký")
        }
    }
}

/// A file in which nobody's signature stands.
fn unsigned(bytes: &[u8], is_issued: bool, name: &str, report: &mut Report) {
    let (message, hint) = if fingerprint::is_signed(bytes) {
        ("có chữ ký không thuộc ô nào", "phần mềm ghi tệp này làm hỏng ô ký; lấy lại bản đã ký từ nơi lưu")
    } else if is_issued {
        return;
    } else {
        (
            "không có chữ ký số, cũng không có bản ghi phát hành nào để đối chiếu",
            "nêu tệp đã ký, hoặc thư mục kết quả, ví dụ `vanban verify out`",
        )
    };
    report.findings.push(Finding::general(codes::P020, format!("{name}: {message}")).hint(hint));
}

/// What a file is known as.
#[derive(Default)]
struct KnownAs {
    paper: Option<String>,
    says_the_same: Option<bool>,
    /// Where in the file ends what the program wrote, if nothing else looks at what is behind it.
    end: Option<usize>,
}

impl KnownAs {
    fn ending(end: usize) -> KnownAs {
        KnownAs { end: Some(end), ..KnownAs::default() }
    }
}

fn known_as(path: &Path, bytes: &[u8], name: &str, console: &Console, report: &mut Report) -> KnownAs {
    match origin::of(path, bytes) {
        PdfOrigin::Issued(issued) => {
            let paper = issued.lock.van_ban.clone();
            console.say(&format!("Bắt đầu bằng đúng bản đã phát hành: {paper}"));
            if let Some(finding) = signature_faults::changed_since(bytes, issued.end, name) {
                report.findings.push(finding);
            }
            let said = compared(&issued, bytes, name);
            match &said {
                Ok(words) => console.say(words),
                Err(finding) => report.findings.push(finding.clone()),
            }
            KnownAs { paper: Some(paper), says_the_same: Some(said.is_ok()), end: None }
        }
        PdfOrigin::OtherThan(paper) => {
            let message = format!("{name}: không bắt đầu bằng bản đã phát hành ({paper})");
            let hint = "lấy lại tệp từ nơi lưu; ký thì ký trên đúng tệp do `vanban issue` ghi";
            report.findings.push(Finding::general(codes::P022, message).hint(hint));
            KnownAs::default()
        }
        PdfOrigin::OtherFile(whose) => {
            let message = format!("{name}: là tệp {whose}, không phải tệp mang tên này");
            let hint = "trả tệp về đúng tên, rồi lấy lại tệp của tên này từ nơi lưu, hoặc xuất lại";
            report.findings.push(Finding::general(codes::P022, message).hint(hint));
            KnownAs::default()
        }
        PdfOrigin::Draft(end) => {
            console.say("Bắt đầu bằng đúng bản đã xuất; văn bản chưa cấp số");
            KnownAs::ending(end)
        }
        PdfOrigin::Own(end) => {
            console.say(
                "Bắt đầu bằng một bản do chương trình ghi; cạnh tệp không có bản ghi phát hành để đối chiếu",
            );
            KnownAs::ending(end)
        }
        PdfOrigin::Unknown => {
            unknown(bytes, name, console, report);
            KnownAs::default()
        }
    }
}

/// A file that begins with nothing that the program wrote: it may be anyone's, or one of the program that was drawn over,
/// or written anew by others.
fn unknown(bytes: &[u8], name: &str, console: &Console, report: &mut Report) {
    let is_own = matches!(made_of::of_pdf(bytes), Ok(Some(_)) | Err(_))
        || signatures::creator(bytes).is_some_and(|creator| creator == CREATOR);
    if !is_own {
        return console.say("Không phải tệp do chương trình ghi: chỉ xét chữ ký số");
    }
    let message = format!(
        "{name}: không bắt đầu bằng bản nào do chương trình ghi, hoặc bản đó đã bị đổi: hình trên trang có thể đã khác"
    );
    let hint =
        "lấy lại tệp từ nơi lưu; đừng lưu lại tệp bằng phần mềm khác: ký, điền thì chỉ nối thêm vào sau";
    report.findings.push(Finding::general(codes::P022, message).hint(hint));
}

/// Whether a file is what the files that it carries give. None if it carries none.
fn carried(bytes: &[u8], name: &str, console: &Console, report: &mut Report) -> Option<bool> {
    let wrong = |words: String| {
        let hint = "lấy lại tệp từ nơi lưu; xem tệp nguồn kèm theo: `vanban import`";
        Finding::general(codes::P022, format!("{name}: {words}")).hint(hint)
    };
    let files = match made_of::of_pdf(bytes) {
        Ok(files) => files?,
        Err(fault) => {
            report.findings.push(wrong(fault.sentence()));
            return Some(false);
        }
    };
    let says_so = |made: &Rendered| {
        let record = files.record.as_ref().map(|record| Lock::read(record));
        record.is_none_or(|record| record.is_ok_and(|record| record.says(&made.tree)))
    };
    let said = match versions::of_carried(&files) {
        Some(made) if !says_so(&made) => {
            Err("bản ghi phát hành kèm trong tệp nói khác với nguồn kèm trong tệp".to_owned())
        }
        None => Err("nguồn kèm theo không dựng được thành văn bản".to_owned()),
        Some(made) => same(bytes, &made, "nguồn kèm trong tệp"),
    };
    match said {
        Ok(words) => {
            console.say(&words);
            Some(true)
        }
        Err(words) => {
            report.findings.push(wrong(words));
            Some(false)
        }
    }
}

/// Whether a file begins with a paper that was made anew, or at least says the same; in words, as what is wrong.
fn same(bytes: &[u8], made: &Rendered, of: &str) -> Result<String, String> {
    let own = made.files.first().map_or(&[][..], |(_, bytes)| bytes.as_slice());
    if bytes.starts_with(own) {
        let added = signatures::added_behind(bytes, own.len()).unwrap_or_else(|_| vec![Addition::TooMuch]);
        let changes: Vec<Addition> = added.into_iter().filter(Addition::is_change).collect();
        return match changes.is_empty() {
            true => Ok(format!("Dựng lại từ {of}: giống từng byte phần chưa ký")),
            false => Err(format!("sau bản dựng lại từ {of}, tệp bị đổi: {}", additions(&changes).join("; "))),
        };
    }
    match (PdfWords::of(bytes), PdfWords::of(own)) {
        (Ok(there), Ok(here)) => match there.differs_from(&here) {
            None => Ok(format!(
                "Dựng lại từ {of}: cùng lời văn, cùng số liệu (chỉ so chữ, không so hình vẽ trên trang)"
            )),
            Some((there, here)) => {
                Err(format!("lời văn khác với {of}: “…{there}…” mà văn bản là “…{here}…”"))
            }
        },
        _ => Err("không đọc được lời văn trong tệp".to_owned()),
    }
}

/// Holds the words of a file against those of its paper, made anew from what it is made of.
fn compared(issued: &IssuedPdf, bytes: &[u8], name: &str) -> Result<String, Finding> {
    let again =
        issued.source.as_deref().map(|source| versions::again(&issued.lock, source, issued.is_of_unit));
    let Some((made, shown)) = again.flatten() else {
        return Ok("Không còn tệp YAML hay nguồn của văn bản: chưa so được lời văn".to_owned());
    };
    let wrong = |message: String| {
        Finding::general(codes::P022, message)
            .hint("trả tệp YAML và các tệp kèm theo về như khi phát hành; tệp PDF sai thì lấy lại từ nơi lưu")
    };
    let made = made.ok_or_else(|| wrong(format!("{name}: {shown} nay không dựng lại được thành văn bản")))?;
    if !issued.lock.says(&made.tree) {
        return Err(wrong(format!("{name}: lời văn trong bản ghi phát hành khác với {shown}")));
    }
    same(bytes, &made, &shown).map_err(|words| wrong(format!("{name}: {words}")))
}
