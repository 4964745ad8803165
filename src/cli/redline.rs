//! `vanban redline`: two versions of a paper as one Word file with tracked changes.
//!
//! In: two files. Out: the Word file, and how many places it marks; nothing where it does not prove.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::args::RedlineArgs;
use super::console::Console;
use super::values::RedlineForm;
use crate::files::disk;
use crate::finding::{Finding, Report, Severity, codes, render};
use crate::redline::{
    self, Redline, RedlineAuthor, RedlineChange, RedlineCounts, RedlineFault, RedlineSort, RedlineUntold,
};
use crate::run::hold::HeldFolder;
use crate::run::save::{self, Existing};
use crate::run::{Listener, Outcome, Refusal, change, system, versions};
use crate::signs::visible_lines;

/// What the name of a result ends in.
const MARK: &str = "-so-sanh";

/// How many places were marked, for programs.
#[derive(Serialize)]
struct RedlineSums {
    tep: Option<String>,
    cho: usize,
    loi_van: usize,
    doan: usize,
    bang: usize,
    hang: usize,
    dang_chu: usize,
    phan_trang: usize,
    danh_so_lai: usize,
    giu_lien_trang: usize,
}

/// Runs the command.
pub(super) fn run(args: &RedlineArgs) -> Result<Outcome, Refusal> {
    let console = Console::new(args.messages.message_format);
    let target = target(args)?;
    let folder = HeldFolder::seen(system::folder_of(&target));
    let _hold = match args.dang {
        None => Some(change::enter(&[folder], &console)?),
        Some(_) => None,
    };
    let existing = Existing::with(args.overwrite());
    if args.dang.is_none() && existing == Existing::Keep && disk::symlink_metadata(&target).is_ok() {
        let message = format!("đã có tệp `{}`, không ghi đè", system::shown(&target));
        let hint = "chọn tên khác bằng `--out <TỆP>`, hoặc thêm `--force` để ghi đè";
        return Err(Refusal::new(message).hint(hint));
    }
    let author = RedlineAuthor { name: args.tac_gia.clone(), day: args.ngay.clone() };
    let Some(made) = compared([&args.old, &args.new], &author, &console)? else {
        return Ok(Outcome::NotWritten);
    };
    if let Some(form) = args.dang {
        print(&console, form, &made);
        return Ok(Outcome::Done);
    }
    if made.counts.all() == 0 {
        console.sum(&sums(None, &made.counts));
        console.say("Hai bản không khác nhau; không ghi tệp nào");
        return Ok(Outcome::Done);
    }
    let sources: Vec<PathBuf> = vec![args.old.clone(), args.new.clone()];
    console.notes(save::files(&[(&target, made.bytes.as_slice())], &sources, existing)?);
    tell(&console, &target, &made);
    Ok(Outcome::Done)
}

/// A redline of two versions, the old one first. Returns None if there is none, which is reported.
pub(super) fn compared(
    paths: [&Path; 2],
    author: &RedlineAuthor,
    console: &Console,
) -> Result<Option<Redline>, Refusal> {
    let mut read = Vec::new();
    for path in paths {
        disk::metadata(path).map_err(|error| Refusal::unread(&system::shown(path), &error))?;
        match versions::as_word(path, console) {
            Ok(version) => {
                console.findings(&version.told);
                read.push(version.bytes);
            }
            Err(report) => console.findings(&report),
        }
    }
    let [old, new] = read.as_slice() else { return Ok(None) };
    match redline::redline(old, new, author) {
        Ok(made) => {
            console.findings(&made.untold.iter().map(|one| untold(*one, paths)).collect::<Report>());
            Ok(Some(made))
        }
        Err(fault) => {
            console.findings(&std::iter::once(fault_of(fault, paths)).collect());
            Ok(None)
        }
    }
}

/// A change, for programs.
#[derive(Serialize)]
struct PrintedChange<'a> {
    loai: &'static str,
    o: &'a str,
    cu: &'a str,
    moi: &'a str,
    doan: &'a str,
}

/// Prints the changes.
fn print(console: &Console, form: RedlineForm, made: &Redline) {
    let mut place = None;
    for change in &made.changes {
        let RedlineChange { sort, place: o, old: cu, new: moi, around: doan } = change;
        let loai = match sort {
            RedlineSort::Words => "loi_van",
            RedlineSort::Number => "danh_so_lai",
            RedlineSort::Paragraphs => "doan",
            RedlineSort::Row => "hang",
            RedlineSort::Table => "bang",
        };
        match form {
            RedlineForm::Json => {
                let object = PrintedChange { loai, o, cu, moi, doan };
                let line = serde_json::to_string(&object).unwrap_or_default();
                console.print(&format!("{line}\n"));
            }
            RedlineForm::VanBan => {
                if place != Some(o) {
                    let named = if o.is_empty() { "Phần đầu" } else { o };
                    console.print(&format!("{}\n", visible_lines(named)));
                    place = Some(o);
                }
                console.print(&format!("{}\n", visible_lines(&in_words(change))));
            }
        }
    }
    let counts = &made.counts;
    match form {
        RedlineForm::Json => console.print(&render::sum(&sums(None, counts))),
        RedlineForm::VanBan => {
            console.print(&format!("{} chỗ thay đổi\n", counts.all()));
            if counts.all() > 0 {
                console.print(&format!("  {}\n", parts_of(counts)));
            }
        }
    }
}

/// The begin of a paragraph, enough to find it.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 100;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// A change in words.
fn in_words(change: &RedlineChange) -> String {
    let RedlineChange { sort, old, new, around, .. } = change;
    let around = shortened(around);
    let lines = |text: &str| text.lines().map(str::trim).collect::<Vec<_>>().join("\n        ");
    let what = match sort {
        RedlineSort::Words | RedlineSort::Number => "",
        RedlineSort::Paragraphs => " đoạn",
        RedlineSort::Row => " hàng",
        RedlineSort::Table => " bảng",
    };
    match (old.is_empty(), new.is_empty()) {
        _ if *sort == RedlineSort::Number => format!("  đánh số lại: {old} → {new}"),
        (false, false) if what.is_empty() => format!("  sửa: “{old}” → “{new}”\n        ở “{around}”"),
        (true, false) if what.is_empty() => format!("  thêm: “{}”\n        ở “{around}”", new.trim()),
        (_, true) if what.is_empty() => format!("  bớt: “{}”\n        ở “{around}”", old.trim()),
        (false, false) => format!("  bớt{what}: {}\n  thêm{what}: {}", lines(old), lines(new)),
        (true, _) => format!("  thêm{what}: {}", lines(new)),
        (false, true) => format!("  bớt{what}: {}", lines(old)),
    }
}

/// The name of a result for a new version.
pub(super) fn file_name(new: &Path) -> String {
    let name = new.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let stem = name.split('.').next().unwrap_or_default();
    format!("{stem}{MARK}.docx")
}

/// The file that is written.
fn target(args: &RedlineArgs) -> Result<PathBuf, Refusal> {
    let beside = || file_name(&args.new);
    let target = match &args.out {
        None => args.new.with_file_name(beside()),
        Some(folder) if disk::is_dir(folder) => folder.join(beside()),
        Some(file) => file.clone(),
    };
    if target.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx")) {
        return Ok(target);
    }
    let right = system::shown(&target.with_extension("docx"));
    let message = format!("`--out {}`: kết quả là tệp .docx", system::shown(&target));
    Err(Refusal::new(message).hint(format!("viết `--out {}`", system::argument(&right))))
}

/// The finding that says why there is no redline.
fn fault_of(fault: RedlineFault, [old, new]: [&Path; 2]) -> Finding {
    match fault {
        RedlineFault::Old(fault) => fault.finding(&system::shown(old)),
        RedlineFault::New(fault) => fault.finding(&system::shown(new)),
        RedlineFault::Unproven { is_rejected, words: (is, should) } => {
            let (done, file) = if is_rejected { ("từ chối", old) } else { ("chấp nhận", new) };
            let name = system::shown(file);
            let message = format!("{done} hết thay đổi thì không được đúng `{name}`: không ghi");
            let hint = format!("đọc được `{}`, đúng ra là `{}`", brief(&is), brief(&should));
            Finding::general(codes::W015, message).hint(hint)
        }
    }
}

/// The begin of a text.
fn brief(text: &str) -> String {
    text.chars().take(160).collect()
}

/// The note about what no change tells.
fn untold(one: RedlineUntold, paths: [&Path; 2]) -> Finding {
    let [old, new] = paths.map(system::shown);
    let message = match one {
        RedlineUntold::Header => {
            "đầu trang của hai bản khác nhau ở chỗ thay đổi của Word không ghi được".to_owned()
        }
        RedlineUntold::Footer => {
            "chân trang của hai bản khác nhau ở chỗ thay đổi của Word không ghi được".to_owned()
        }
        RedlineUntold::EvenPages => {
            "hai bản khác nhau ở việc trang chẵn có đầu trang, chân trang riêng".to_owned()
        }
        RedlineUntold::OldChanges => format!("`{old}` còn thay đổi đang theo dõi: coi như đã chấp nhận"),
        RedlineUntold::NewChanges => format!("`{new}` còn thay đổi đang theo dõi: coi như đã chấp nhận"),
        RedlineUntold::Comments => "ghi chú (Comment) của hai tệp không được đưa sang".to_owned(),
    };
    let finding = Finding { severity: Severity::Note, ..Finding::general(codes::W016, message) };
    match one {
        RedlineUntold::Header | RedlineUntold::Footer | RedlineUntold::EvenPages => {
            finding.hint("kết quả có phần này theo bản mới, không đánh dấu; so bằng mắt")
        }
        RedlineUntold::OldChanges | RedlineUntold::NewChanges | RedlineUntold::Comments => finding,
    }
}

fn sums(tep: Option<String>, counts: &RedlineCounts) -> RedlineSums {
    RedlineSums {
        tep,
        cho: counts.all(),
        loi_van: counts.words,
        doan: counts.paragraphs,
        bang: counts.tables,
        hang: counts.rows,
        dang_chu: counts.looks(),
        phan_trang: counts.sections,
        danh_so_lai: counts.shifted,
        giu_lien_trang: counts.keeps(),
    }
}

/// How many places of each sort there are, in words.
pub(super) fn parts_of(counts: &RedlineCounts) -> String {
    let all = [
        (counts.words, "chỗ lời văn"),
        (counts.paragraphs, "chỗ thêm, bớt đoạn"),
        (counts.rows, "chỗ thêm, bớt hàng"),
        (counts.tables, "bảng thêm, bớt, thay"),
        (counts.looks(), "kiểu đổi dáng chữ, cách trình bày"),
        (counts.keeps(), "chỗ chỉ đổi cách giữ đoạn liền trang"),
        (counts.sections, "phần trang"),
    ];
    let mut parts: Vec<String> =
        all.iter().filter(|(count, _)| *count > 0).map(|(count, words)| format!("{count} {words}")).collect();
    if counts.shifted > 0 {
        parts.push(format!("{} số thứ tự chỉ dồn lên, xuống (tính {} chỗ)", counts.shifted, counts.shifts()));
    }
    parts.join(", ")
}

/// Says what was written.
fn tell(console: &Console, target: &Path, made: &Redline) {
    let (name, counts) = (system::shown(target), &made.counts);
    console.sum(&sums(Some(name.clone()), counts));
    console.say(&format!("Đã ghi {name}: {} chỗ thay đổi", counts.all()));
    console.say(&format!("  {}", parts_of(counts)));
    if made.whole > 0 {
        let whole = made.whole;
        console.say(&format!(
            "  {whole} đoạn, bảng đánh dấu cả khối, vì đánh dấu từng chữ thì đọc lại không đúng"
        ));
    }
    console.say("Đã đọc lại: chấp nhận hết được bản mới, từ chối hết được bản cũ");
}
