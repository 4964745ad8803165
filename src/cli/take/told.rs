//! What became of every change that was taken back, for people and for programs.
//!
//! In: the changes. Out: a line for each that has a place, a finding for each that has none or is asked about, the
//! counts, which add up to all of them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::cli::console::Console;
use crate::finding::{Code, Finding, Findings, Report, Severity, codes};
use crate::redline::{TrackedChange, TrackedSort};
use crate::run::{Listener, Outcome};
use crate::source::Sources;
use crate::taken_back::{TakenBack, TakenChange, TakenFate, TakenSort};

/// A change, for programs.
#[derive(Serialize)]
struct ToldTaken<'a> {
    loai: &'static str,
    cu: &'a str,
    moi: &'a str,
    tep: Option<String>,
    dong: Option<usize>,
    cot: Option<usize>,
    ket_qua: &'static str,
    ly_do: Option<&'a str>,
    yaml: Option<&'a str>,
}

/// How many changes there are of each fate, for programs.
#[derive(Serialize)]
struct TakenSums {
    tep: Vec<String>,
    thay_doi: usize,
    da_dua: usize,
    da_co: usize,
    theo_sau: usize,
    khong_dua: usize,
    phai_hoi: usize,
    giu_yaml: usize,
}

/// Tells the tracked changes that are not taken, by author.
pub(super) fn tell_tracked(left: &[&TrackedChange], name: &str, console: &Console) {
    if left.is_empty() {
        return;
    }
    let mut words = Vec::new();
    for one in left {
        let what = match one.sort {
            TrackedSort::Inserted => "thêm",
            TrackedSort::Deleted => "bớt",
            TrackedSort::Look => "đổi dáng chữ",
        };
        let quoted = match (one.words.trim().is_empty(), one.sort) {
            (false, _) => format!(" “{}”", brief(&one.words)),
            (true, TrackedSort::Look) => String::new(),
            (true, _) => " dấu ngắt đoạn hoặc hàng của bảng".to_owned(),
        };
        words.push(format!("{}: {what}{quoted}", one.author));
    }
    let message = format!(
        "`{name}` còn {} thay đổi đang theo dõi, chưa chấp nhận, không lấy: {}",
        left.len(),
        words.join("; ")
    );
    let finding = Finding { severity: Severity::Warning, ..Finding::general(codes::W023, message) };
    let hint = "lấy hết: `--chap-nhan`; chỉ của một người: `--chap-nhan \"Tên\"`";
    console.notes(vec![finding.hint(hint)]);
}

/// Tells which of the people whose changes are wanted have none in the file, and who has.
pub(super) fn tell_unknown(wanted: &[String], tracked: &[TrackedChange], name: &str, console: &Console) {
    let authors: BTreeSet<&str> = tracked.iter().map(|one| one.author.as_str()).collect();
    let unknown = wanted.iter().filter(|one| !one.is_empty() && !authors.contains(one.as_str()));
    let findings = unknown.map(|one| {
        let message = format!("`{name}` không có thay đổi đang theo dõi nào của `{one}`");
        let hint = match authors.is_empty() {
            true => "tệp này không có thay đổi nào đang theo dõi".to_owned(),
            false => format!("người có thay đổi: {}", authors.iter().copied().collect::<Vec<_>>().join("; ")),
        };
        Finding { severity: Severity::Warning, ..Finding::general(codes::W023, message) }.hint(hint)
    });
    console.notes(findings.collect());
}

/// Tells what somebody remarked, at the line of the source that it is about.
pub(super) fn tell_remarks(
    taken: &TakenBack,
    authors: &BTreeMap<i32, String>,
    name: &str,
    console: &Console,
) {
    let mut findings = Findings::default();
    for one in &taken.remarks {
        let author = authors.get(&one.id).map_or("không rõ tên", String::as_str);
        let message = format!("`{name}`, ghi chú của {author} ở “{}”: {}", brief(&one.about), one.words);
        findings.push(match one.at {
            Some(at) => Finding::note(codes::W024, at, message),
            None => Finding { severity: Severity::Note, ..Finding::general(codes::W024, message) },
        });
    }
    console.findings(&Report { sources: taken.sources.clone(), findings, ..Report::default() });
}

/// Whose changes they are.
#[derive(Clone, Copy)]
pub(super) struct TakenPaperName<'a> {
    /// The edited file.
    pub(super) name: &'a str,
    /// The locality, if there are papers of several: then a line is enough for each.
    pub(super) ward: Option<&'a str>,
    /// Whether nothing is to be written.
    pub(super) is_dry: bool,
}

/// Tells every change, and the sums.
pub(super) fn tell(
    taken: TakenBack,
    written: &[String],
    paper: &TakenPaperName<'_>,
    console: &Console,
) -> Outcome {
    let TakenPaperName { name, ward, is_dry } = *paper;
    let TakenBack { changes, follows, sources, .. } = taken;
    let count = |is: fn(&TakenFate) -> bool| changes.iter().filter(|one| is(&one.fate)).count();
    let sums = TakenSums {
        tep: written.to_vec(),
        thay_doi: changes.len(),
        da_dua: count(|fate| *fate == TakenFate::Placed),
        da_co: count(|fate| *fate == TakenFate::There),
        theo_sau: count(|fate| *fate == TakenFate::Follows),
        khong_dua: count(|fate| matches!(fate, TakenFate::Refused { .. })),
        phai_hoi: count(|fate| matches!(fate, TakenFate::Asked { .. })),
        giu_yaml: count(|fate| matches!(fate, TakenFate::Left { .. })),
    };
    let mut findings = Findings::default();
    for one in &changes {
        let place = place_of(one, &sources);
        let words = in_words(one);
        fact(one, &place, console);
        match &one.fate {
            TakenFate::Placed | TakenFate::There | TakenFate::Follows | TakenFate::Left { .. }
                if ward.is_some() => {}
            TakenFate::Placed => console.say(&format!("{}{words}", shown(&place))),
            TakenFate::There => console.say(&format!("{}đã có: {words}", shown(&place))),
            TakenFate::Follows => console.say(&format!("{}theo chỗ khác: {words}", shown(&place))),
            TakenFate::Left { today } => {
                console.say(&format!("{}giữ tệp YAML (“{}”): {words}", shown(&place), brief(today)));
            }
            TakenFate::Refused { why, hint } => {
                let message = format!("`{name}`, {words}: {why}");
                findings.push(finding(codes::W020, one, message).hint(*hint));
            }
            TakenFate::Asked { today } => {
                let message = format!("`{name}`, {words}: tệp YAML nay là “{}”", brief(today));
                let hint = "giữ tệp YAML: `--giu yaml`; lấy theo tệp Word: `--giu word`";
                findings.push(finding(codes::W021, one, message).hint(hint));
            }
        }
    }
    for (now, still) in follows.iter().filter(|_| ward.is_none()) {
        console.say(&format!("  nay in “{}”, tệp Word còn “{}”", brief(now), brief(still)));
    }
    console.findings(&Report { sources, findings, ..Report::default() });
    let all_there = sums.khong_dua + sums.phai_hoi == 0;
    console.sum(&sums);
    if let Some(ward) = ward {
        let what = match sums.thay_doi {
            0 => "không có gì khác".to_owned(),
            all => format!("{all} chỗ sửa: {}", parts(&sums)),
        };
        let files = if written.is_empty() { String::new() } else { format!(" → {}", written.join(", ")) };
        let of = if ward.is_empty() { String::new() } else { format!("{ward}: ") };
        console.say(&format!("{name}: {of}{what}{files}"));
        return if all_there { Outcome::Done } else { Outcome::NotWritten };
    }
    if sums.thay_doi == 0 {
        console.say(&format!("`{name}` không có gì khác bản đã xuất; không ghi tệp nào"));
        return Outcome::Done;
    }
    console.say(&format!("{} chỗ sửa: {}", sums.thay_doi, parts(&sums)));
    match written {
        [] if is_dry => console.say("chưa ghi tệp nào"),
        [] => console.say("không ghi tệp nào"),
        files => files.iter().for_each(|file| console.say(&format!("đã ghi {file}"))),
    }
    if all_there { Outcome::Done } else { Outcome::NotWritten }
}

/// The finding about a change.
fn finding(code: Code, one: &TakenChange, message: String) -> Finding {
    match one.at {
        Some(at) => Finding::warning(code, at, message),
        None => Finding { severity: Severity::Warning, ..Finding::general(code, message) },
    }
}

/// The place of a change: file, line, column.
type Place = Option<(String, usize, usize)>;

fn place_of(one: &TakenChange, sources: &Sources) -> Place {
    let at = one.at?;
    let file = sources.file(at.file);
    let (line, column) = file.line_column(at.start as usize);
    Some((file.name().to_owned(), line, column))
}

fn shown(place: &Place) -> String {
    place.as_ref().map(|(name, line, _)| format!("{name}:{line}: ")).unwrap_or_default()
}

fn fact(one: &TakenChange, place: &Place, console: &Console) {
    let loai = match one.sort {
        TakenSort::Words => "loi_van",
        TakenSort::Emphasis => "dam_nghieng",
        TakenSort::Line => "doan",
        TakenSort::Row => "hang",
        TakenSort::Table => "bang",
        TakenSort::Look => "dang_chu",
        TakenSort::Beside => "ngoai_loi_van",
    };
    let (ket_qua, ly_do, yaml) = match &one.fate {
        TakenFate::Placed => ("da_dua", None, None),
        TakenFate::There => ("da_co", None, None),
        TakenFate::Follows => ("theo_sau", None, None),
        TakenFate::Refused { why, .. } => ("khong_dua", Some(why.as_str()), None),
        TakenFate::Asked { today } => ("phai_hoi", None, Some(today.as_str())),
        TakenFate::Left { today } => ("giu_yaml", None, Some(today.as_str())),
    };
    let (tep, dong, cot) = match place.clone() {
        Some((name, line, column)) => (Some(name), Some(line), Some(column)),
        None => (None, None, None),
    };
    console.fact(&ToldTaken { loai, cu: &one.old, moi: &one.new, tep, dong, cot, ket_qua, ly_do, yaml });
}

/// A change in words.
fn in_words(one: &TakenChange) -> String {
    let (old, new) = (brief(&one.old), brief(&one.new));
    let what = match one.sort {
        TakenSort::Words | TakenSort::Emphasis => "",
        TakenSort::Line => "đoạn ",
        TakenSort::Row => "hàng ",
        TakenSort::Table => "bảng ",
        TakenSort::Look => return format!("đổi dáng chữ của “{new}”"),
        TakenSort::Beside if new.is_empty() => return format!("bớt “{old}”"),
        TakenSort::Beside => return format!("thêm “{new}”"),
    };
    match (old.is_empty(), new.is_empty()) {
        (false, false) => format!("sửa {what}“{old}” → “{new}”"),
        (true, _) => format!("thêm {what}“{new}”"),
        (false, true) => format!("bớt {what}“{old}”"),
    }
}

/// The begin of a text.
fn brief(text: &str) -> String {
    const LONGEST: usize = 80;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text,
    }
}

fn parts(sums: &TakenSums) -> String {
    let all = [
        (sums.da_dua, "đưa về"),
        (sums.da_co, "đã có"),
        (sums.theo_sau, "theo chỗ khác"),
        (sums.khong_dua, "không đưa về được"),
        (sums.phai_hoi, "phải hỏi"),
        (sums.giu_yaml, "giữ tệp YAML"),
    ];
    let parts: Vec<String> =
        all.iter().filter(|(count, _)| *count > 0).map(|(count, words)| format!("{count} {words}")).collect();
    parts.join(", ")
}
