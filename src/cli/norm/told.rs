//! What `vanban norm` says of a file: what changed in its form, or that it was not written.
//!
//! In: a paper that was laid out again, or a report. Out: lines and findings on the console, counts. A program
//! gets every change with all its places; a person the first places of each.

use serde::Serialize;

use crate::cli::console::Console;
use crate::finding::{Report, Severity};
use crate::pipeline::{FormChange, NormedPaper, NormedWords};
use crate::run::inputs::DocumentJob;
use crate::run::{Listener, Outcome, system};

/// This many places of one change are named to a person.
const NAMED: usize = 12;
/// This many words that are written otherwise are shown to a person.
const WORDS: usize = 12;

/// The counts of a run.
#[derive(Default, Serialize)]
pub(super) struct NormTotal {
    tep: usize,
    da_ghi: usize,
    chua_ghi: usize,
    loi: usize,
    canh_bao: usize,
    luu_y: usize,
}

/// A change of form, for programs.
#[derive(Serialize)]
struct JsonFormChange<'a> {
    tep: &'a str,
    da_sua: &'a str,
    truoc: &'a str,
    nay: Option<&'a str>,
    doan: &'a [usize],
}

/// A word that is written otherwise, for programs.
#[derive(Serialize)]
struct JsonNormedWords<'a> {
    tep: &'a str,
    chu_truoc: &'a str,
    chu_nay: &'a str,
    doan: &'a [usize],
}

/// Paragraphs with bold or italic letters that are plain now, for programs.
#[derive(Serialize)]
struct JsonPlainer<'a> {
    tep: &'a str,
    het_dam_nghieng: &'a [usize],
}

/// What became of a file, for programs.
#[derive(Serialize)]
struct JsonNormed<'a> {
    tep: &'a str,
    ket_qua: Option<&'a str>,
    tu: usize,
    sua_the_thuc: usize,
    con_sai_the_thuc: usize,
    quy_tac_noi_dung_chua_dat: usize,
}

impl NormTotal {
    fn count(&mut self, report: &Report) {
        let (errors, warnings) = report.findings.count();
        self.loi += errors;
        self.canh_bao += warnings;
        self.luu_y += report.findings.iter().filter(|one| one.severity == Severity::Note).count();
    }

    /// How the run ends.
    pub(super) fn outcome(&self) -> Outcome {
        if self.chua_ghi == 0 { Outcome::Done } else { Outcome::NotWritten }
    }

    /// The last line.
    pub(super) fn line(&self) -> String {
        format!(
            "Đã chuẩn hóa {} trong {} tệp; {} lỗi, {} cảnh báo, {} lưu ý",
            self.da_ghi, self.tep, self.loi, self.canh_bao, self.luu_y
        )
    }
}

/// A file that was not written.
pub(super) fn refused(console: &Console, job: &DocumentJob, report: &Report, total: &mut NormTotal) {
    total.tep += 1;
    total.chua_ghi += 1;
    total.count(report);
    console.findings(report);
    console.say(&format!("{}: chưa ghi, bản gốc giữ nguyên", job.name));
    console.fact(&JsonNormed {
        tep: &job.name,
        ket_qua: None,
        tu: 0,
        sua_the_thuc: 0,
        con_sai_the_thuc: 0,
        quy_tac_noi_dung_chua_dat: 0,
    });
}

/// A file that was written.
pub(super) fn written(console: &Console, job: &DocumentJob, paper: &NormedPaper, total: &mut NormTotal) {
    total.tep += 1;
    total.da_ghi += 1;
    total.count(&paper.report);
    total.count(&paper.left);
    console.findings(&paper.report);
    let target = system::shown(&job.target);
    console.say(&format!("{} → {target}: {}", job.name, paper.title));
    console.say(&format!("Giữ nguyên {} từ của bản gốc", paper.words));
    let places: usize = paper.changes.iter().map(places).sum();
    match places {
        0 => console.say("Không có gì phải sửa về thể thức"),
        places => console.say(&format!("Đã sửa về thể thức ({places} chỗ):")),
    }
    for one in &paper.changes {
        console.say(&format!("  {}", line(one)));
        console.fact(&JsonFormChange {
            tep: &job.name,
            da_sua: one.code.name,
            truoc: &one.message,
            nay: one.now.as_deref(),
            doan: &one.paragraphs,
        });
    }
    tell_words(console, &job.name, &paper.respelled);
    if !paper.plainer.is_empty() {
        let paragraphs: Vec<usize> = paper.plainer.iter().map(|number| *number as usize).collect();
        let places = of_paragraphs(&paragraphs);
        console.say(&format!("Chữ đậm, nghiêng trong nội dung nay là chữ thường:{places}"));
        console.fact(&JsonPlainer { tep: &job.name, het_dam_nghieng: &paragraphs });
    }
    console.findings(&paper.left);
    if paper.broken > 0 {
        console.say(&format!(
            "{} quy tắc nội dung chưa đạt, chữ để nguyên; xem từng chỗ: vanban check {}",
            paper.broken,
            system::argument(&target)
        ));
    }
    console.fact(&JsonNormed {
        tep: &job.name,
        ket_qua: Some(&target),
        tu: paper.words,
        sua_the_thuc: places,
        con_sai_the_thuc: paper.left.findings.iter().count(),
        quy_tac_noi_dung_chua_dat: paper.broken,
    });
}

/// How many places a change is about.
fn places(one: &FormChange) -> usize {
    one.paragraphs.len().max(1)
}

/// `H013 đoạn 12, 13: đoạn văn lùi đầu dòng 0 mm → 12,7 mm`.
fn line(one: &FormChange) -> String {
    let now = one.now.as_ref().map(|now| format!(" → {now}")).unwrap_or_default();
    format!("{}{}: {}{now}", one.code.name, of_paragraphs(&one.paragraphs), one.message)
}

/// ` đoạn 12, 13 và 4 đoạn nữa`; nothing where there is none.
fn of_paragraphs(paragraphs: &[usize]) -> String {
    let named: Vec<String> = paragraphs.iter().take(NAMED).map(usize::to_string).collect();
    match paragraphs.len() {
        0 => String::new(),
        count if count > NAMED => format!(" đoạn {} và {} đoạn nữa", named.join(", "), count - NAMED),
        _ => format!(" đoạn {}", named.join(", ")),
    }
}

/// Tells words that are written otherwise.
fn tell_words(console: &Console, name: &str, words: &[NormedWords]) {
    if !words.is_empty() {
        let all: usize = words.iter().map(|one| one.paragraphs.len()).sum();
        console.say(&format!("Dấu câu, chữ hoa, số viết theo thể thức ({all} chỗ):"));
    }
    for (at, one) in words.iter().enumerate() {
        let place = of_paragraphs(&one.paragraphs);
        if at < WORDS {
            console.say(&format!("  {}: “{}” → “{}”", place.trim_start(), one.from, one.to));
        }
        console.fact(&JsonNormedWords {
            tep: name,
            chu_truoc: &one.from,
            chu_nay: &one.to,
            doan: &one.paragraphs,
        });
    }
    if words.len() > WORDS {
        console.say(&format!(
            "  và {} cách viết khác nữa (đủ trong --message-format json)",
            words.len() - WORDS
        ));
    }
}
