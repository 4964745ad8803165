//! `vanban take`: what was changed in the Word file of a paper, back into its source.
//!
//! In: the file as it came back, the YAML of the paper. Out: the files of the source with the changes, all of them or
//! none; every change with what became of it.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::args::TakeArgs;
use super::console::Console;
use crate::files::{self, Disk, Files, disk};
use crate::finding::{Finding, Findings, Report, Severity, codes};
use crate::fingerprint::package;
use crate::fonts::Faces;
use crate::made_of::{Materials, PackStore};
use crate::pipeline::Input;
use crate::run::change::{self, FileChange, Unchanged};
use crate::run::hold::HeldFolder;
use crate::run::own_templates::Pipelines;
use crate::run::{Listener, Outcome, Refusal, converted, issued, locks, system, whole};
use crate::source::Sources;
use crate::taken_back::{self, SourceToday, TakeFault, TakenBack, TakenChange, TakenFate, TakenSort};
use crate::word::{self, ChangeView, RemarkKind, WordFile};
use crate::yaml::decode;

/// What is said of a paper into which nothing is taken back.
const WHAT: &str = "không đưa gì vào, chưa ghi gì";

/// Runs the command.
pub(super) fn run(args: &TakeArgs) -> Result<Outcome, Refusal> {
    if system::is_yaml(&args.edited) && !system::is_yaml(&args.file) {
        let [edited, file] = [&args.file, &args.edited].map(|path| system::argument(&system::shown(path)));
        return Err(Refusal::new("tệp Word phải đứng trước, tệp YAML đứng sau")
            .hint(format!("đổi chỗ hai tệp: `vanban take {edited} {file}`")));
    }
    let console = Console::new(args.message_format);
    let name = system::shown(&args.file);
    let bytes = system::document(&args.file).map_err(Refusal::of)?;
    if let Some(finding) = issued::paper(&args.file, &bytes, WHAT) {
        console.notes(vec![finding]);
        return Ok(Outcome::NotWritten);
    }
    let Some((file, packed)) = edited(args, &console)? else { return Ok(Outcome::NotWritten) };
    let materials = match materials(args, &packed) {
        Ok(materials) => materials,
        Err(finding) => {
            console.notes(vec![finding]);
            return Ok(Outcome::NotWritten);
        }
    };
    let made = materials.pipeline(&Faces::built_in());
    let pipeline = match made {
        Ok(pipeline) => pipeline,
        Err(report) => {
            console.findings(&report);
            return Ok(Outcome::NotWritten);
        }
    };
    let today = |way: &str| today(&name, &materials, way);
    let side = args.giu.map(super::args::TakeSideArg::side);
    let taken = match taken_back::take(&materials, &pipeline, &file, side, &today) {
        Ok(taken) => taken,
        Err(TakeFault::Base(report)) => {
            console.findings(&report);
            let message = format!("không dựng lại được `{}` như lúc xuất", materials.document);
            let hint = "chương trình đã đổi quy tắc từ khi xuất; xuất lại, gửi bản mới để sửa trên đó";
            console.notes(vec![Finding::general(codes::W022, message).hint(hint)]);
            return Ok(Outcome::NotWritten);
        }
        Err(TakeFault::Edited(fault)) => {
            console.notes(vec![fault.finding(&system::shown(&args.edited))]);
            return Ok(Outcome::NotWritten);
        }
    };
    if !taken.files.is_empty() && !holds(&taken, &name, args, &console) {
        return Ok(Outcome::NotWritten);
    }
    let written = match args.dry_run || taken.files.is_empty() {
        true => Vec::new(),
        false => write(&taken, &name, args, &console)?,
    };
    tell(taken, &written, args, &console)
}

/// The edited file as it is read, and the bytes that say what it was made of.
fn edited(args: &TakeArgs, console: &Console) -> Result<Option<(WordFile, Vec<u8>)>, Refusal> {
    let name = system::shown(&args.edited);
    disk::metadata(&args.edited).map_err(|error| Refusal::unread(&name, &error))?;
    let mut told = Findings::default();
    let bytes = match converted::as_word(&args.edited, &mut told) {
        Ok(bytes) => bytes,
        Err(finding) => {
            console.notes(vec![finding]);
            return Ok(None);
        }
    };
    console.findings(&Report { findings: told, ..Report::default() });
    let view = if args.chap_nhan { ChangeView::Accepted } else { ChangeView::Rejected };
    let file = match word::read(&bytes, view) {
        Ok(file) => file,
        Err(fault) => {
            console.notes(vec![fault.finding(&name)]);
            return Ok(None);
        }
    };
    let has_changes = file.remarks.iter().any(|one| one.kind == RemarkKind::Changes);
    if has_changes && !args.chap_nhan {
        let message = format!("`{name}` còn thay đổi đang theo dõi, chưa chấp nhận: không lấy");
        let finding = Finding { severity: Severity::Warning, ..Finding::general(codes::W023, message) };
        console.notes(vec![finding.hint("thêm `--chap-nhan` để lấy; hoặc chấp nhận, từ chối trong Word rồi lưu lại")]);
    }
    Ok(Some((file, bytes)))
}

/// What the edited file was made of.
fn materials(args: &TakeArgs, edited: &[u8]) -> Result<Materials, Finding> {
    let name = system::shown(&args.edited);
    let fault = |message: String, hint: &str| Finding::general(codes::W022, message).hint(hint.to_owned());
    let sent = match &args.goc {
        None => None,
        Some(path) => {
            let unread = |error: io::Error| Finding::general(codes::W006, Refusal::unread(&system::shown(path), &error).message);
            Some(system::read_within(path, word::LARGEST_FILE).map_err(unread)?)
        }
    };
    let pack = package::pack(sent.as_deref().unwrap_or(edited)).ok().flatten();
    let Some(pack) = pack else {
        let message = match &args.goc {
            None => format!("`{name}` không còn ghi nó xuất từ nguồn nào"),
            Some(path) => format!("`{}` không ghi nó xuất từ nguồn nào", system::shown(path)),
        };
        return Err(fault(message, "nêu tệp DOCX như lúc gửi đi bằng `--goc <TỆP>`; tệp không do `vanban` xuất thì dùng `vanban import`"));
    };
    let own = system::folder_of(&args.file);
    let folders = [Some(&args.edited), args.goc.as_ref()].into_iter().flatten().map(|path| system::folder_of(path).to_owned());
    let folders = folders.chain([own.to_owned(), own.join("out"), own.join("../out"), PathBuf::from("out")]);
    let store = folders.into_iter().find_map(|folder| PackStore::with(&pack, &folder));
    let lost = |words: String| {
        let message = format!("`{name}`: không còn nguồn của bản đã gửi đi{words}");
        fault(message, "chép lại thư mục ẩn `.vanban` của nơi đã xuất tệp này (hoặc từ bản sao lưu) về cạnh tệp YAML")
    };
    let store = store.ok_or_else(|| lost(format!(" ({}/{pack}.json)", crate::made_of::FOLDER)))?;
    store.materials(&pack).map_err(|_| lost(" nguyên vẹn".to_owned()))
}

/// A file of the source as it is today, by its way from the paper.
fn today(paper: &str, materials: &Materials, way: &str) -> Option<SourceToday> {
    let name = match way == materials.document {
        true => paper.to_owned(),
        false => files::beside(paper, way)?,
    };
    let text = decode(&Disk.read(&name).ok()?).ok()?;
    Some(SourceToday { name, text })
}

/// Files of which some have other bytes than on the disk.
struct ChangedFiles {
    new: BTreeMap<String, Vec<u8>>,
}

impl Files for ChangedFiles {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        match self.new.get(&files::clean(name)) {
            Some(bytes) => Ok(bytes.clone()),
            None => Disk.read(name),
        }
    }
}

/// The files that change, by their paths, with their new bytes.
fn new_files(taken: &TakenBack, paper: &str, document: &str) -> BTreeMap<String, Vec<u8>> {
    let path = |way: &String| match way == document {
        true => Some(paper.to_owned()),
        false => files::beside(paper, way),
    };
    let new = |(way, text): (&String, &String)| {
        let name = path(way)?;
        let old = Disk.read(&name).unwrap_or_default();
        let mark: &[u8] = if old.starts_with(b"\xef\xbb\xbf") { b"\xef\xbb\xbf" } else { b"" };
        Some((files::clean(&name), [mark, text.as_bytes()].concat()))
    };
    taken.files.iter().filter_map(new).collect()
}

/// Whether the paper is right with the changes; what is wrong is told.
fn holds(taken: &TakenBack, name: &str, args: &TakeArgs, console: &Console) -> bool {
    let new = new_files(taken, name, &taken.document);
    let mut pipelines = Pipelines::default();
    let at = pipelines.of_paper(&args.file);
    pipelines.all().for_each(|prepared| console.findings(&prepared.report));
    let Some(pipeline) = pipelines.get(at) else { return false };
    let bytes = new.get(&files::clean(name)).cloned().or_else(|| Disk.read(name).ok()).unwrap_or_default();
    let changed = ChangedFiles { new };
    let input = Input { name, bytes: &bytes, files: &changed, issued_by: locks::issued_by(&args.file) };
    let (stages, report) = pipeline.dossier(input);
    if stages.is_none() {
        console.findings(&report);
        let message = format!("chưa ghi gì vào `{name}`: có lỗi khi dựng văn bản với các chỗ sửa");
        console.notes(vec![Finding::general(codes::W020, message).hint("sửa lỗi ở tệp YAML rồi chạy lại")]);
    }
    stages.is_some()
}

/// Writes the files, all of them or none.
fn write(taken: &TakenBack, name: &str, args: &TakeArgs, console: &Console) -> Result<Vec<String>, Refusal> {
    let new = new_files(taken, name, &taken.document);
    let folders = new.keys().map(|file| HeldFolder::own(system::folder_of(Path::new(file))));
    let folders: Vec<HeldFolder> = folders.chain([HeldFolder::own(system::folder_of(&args.file))]).collect();
    let hold = change::enter(&folders, console)?;
    for (file, was) in &taken.before {
        let path = if *file == taken.document { name.to_owned() } else { files::beside(name, file).unwrap_or_default() };
        let now = Disk.read(&path).ok().and_then(|bytes| decode(&bytes).ok());
        if now.as_ref() != Some(was) {
            let message = format!("`{path}` vừa được thay đổi ở nơi khác; chưa ghi gì");
            return Err(Refusal::new(message).hint("chạy lại lệnh"));
        }
    }
    for file in new.keys().filter(|file| **file != files::clean(name)) {
        let folders = [system::folder_of(&args.file), system::folder_of(Path::new(file))];
        if let Some(finding) = issued::table(file, &folders, WHAT) {
            return Err(Refusal::of(finding));
        }
    }
    let what = format!("đưa thay đổi của `{}` vào `{name}`", system::shown(&args.edited));
    let mut change = FileChange::new(what, system::folder_of(&args.file), &hold);
    for (file, bytes) in &new {
        let place = whole::place_of(Path::new(file))?;
        whole::check(&place).map_err(|error| whole::refused(Path::new(file), &error))?;
        change.put(&place, bytes.as_slice());
    }
    change.write().map_err(Unchanged::refusal)?;
    Ok(new.into_keys().collect())
}

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

/// Tells every change, and the sums.
fn tell(taken: TakenBack, written: &[String], args: &TakeArgs, console: &Console) -> Result<Outcome, Refusal> {
    let TakenBack { changes, follows, sources, .. } = taken;
    let name = system::shown(&args.edited);
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
    for (now, still) in &follows {
        console.say(&format!("  nay in “{}”, tệp Word còn “{}”", brief(now), brief(still)));
    }
    console.findings(&Report { sources, findings, ..Report::default() });
    let all_there = sums.khong_dua + sums.phai_hoi == 0;
    console.sum(&sums);
    if sums.thay_doi == 0 {
        console.say(&format!("`{name}` không có gì khác bản đã xuất; không ghi tệp nào"));
        return Ok(Outcome::Done);
    }
    console.say(&format!("{} chỗ sửa: {}", sums.thay_doi, parts(&sums)));
    match written {
        [] if args.dry_run => console.say("chưa ghi tệp nào"),
        [] => console.say("không ghi tệp nào"),
        files => files.iter().for_each(|file| console.say(&format!("đã ghi {file}"))),
    }
    Ok(if all_there { Outcome::Done } else { Outcome::NotWritten })
}

/// The finding about a change.
fn finding(code: crate::finding::Code, one: &TakenChange, message: String) -> Finding {
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
