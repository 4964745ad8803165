//! One way into the program for each format that people give it.
//!
//! In: bytes. Out: what is told of them, and the papers that come of them. The files around them are small and
//! always the same.

use std::collections::{BTreeMap, BTreeSet};

use vanban::rooms::content::laws::LegalRegister;
use vanban::rooms::content::localities::declared;
use vanban::rooms::finding::{Finding, Findings, Report};
use vanban::rooms::localities::allocation::{self, AllocationLocality};
use vanban::rooms::localities::{self, Locality};
use vanban::rooms::paper::Paper;
use vanban::rooms::pipeline::{self, Input, LocalityData, Pipeline, StatedSums, WorkbookFile};
use vanban::rooms::tabular::{self, DataTable, WantedTable};
use vanban::rooms::template::Office;
use vanban::rooms::word::{self, ChangeView};
use vanban::rooms::yaml;

use super::around::{ALLOCATED, BUDGET, DECISION, FILES, PIPELINE, PLAN, SIGNED, TEMPLATE, WARDS};
use super::held::{Depth, Told};
use super::{
    Dice, archives, bytes, chunks, elements, lines, nodes, objects, parsed, records, rows, signed, words,
};

/// A format.
pub(crate) struct Target {
    /// What it is called here and in `fuzz/`.
    pub(crate) name: &'static str,
    /// Such a file with one change.
    pub(crate) changed: fn(&[u8], &mut Dice) -> Vec<u8>,
    /// What reads any bytes as this format, alone where that can be.
    pub(crate) parsed: fn(&[u8]) -> Told,
    /// What the program makes of any bytes.
    pub(crate) run: fn(&[u8], Depth) -> Told,
}

/// Every format.
pub(crate) const TARGETS: &[Target] = &[
    Target { name: "yaml", changed: of_yaml, parsed: parsed::paper, run: paper },
    Target { name: "block", changed: of_block, parsed: parsed::block, run: block },
    Target { name: "csv", changed: rows::changed, parsed: parsed::rows, run: table },
    Target { name: "xlsx", changed: archives::changed, parsed: parsed::table, run: book },
    Target { name: "ods", changed: archives::changed, parsed: parsed::table, run: book },
    Target { name: "xls", changed: records::changed, parsed: parsed::table, run: book },
    Target { name: "png", changed: chunks::changed, parsed: parsed::picture, run: picture },
    Target { name: "docx", changed: archives::changed, parsed: parsed::word_file, run: word_file },
    Target { name: "tera", changed: of_tera, parsed: |file| variables(file, Depth::Read), run: variables },
    Target { name: "frame", changed: of_frame, parsed: |file| frame(file, Depth::Parsed), run: frame },
    Target { name: "units", changed: rows::changed, parsed: parsed::units, run: units },
    Target { name: "overlay", changed: of_yaml, parsed: parsed::overlaid, run: overlay },
    Target { name: "laws", changed: of_yaml, parsed: |file| laws(file, Depth::Read), run: laws },
    Target { name: "settings", changed: of_yaml, parsed: parsed::settings, run: settings },
    Target { name: "text", changed: of_text, parsed: parsed::copied, run: copied },
    Target { name: "pdf", changed: objects::changed, parsed: signed::read, run: signed::whole },
];

// What changes them.

fn of_yaml(file: &[u8], dice: &mut Dice) -> Vec<u8> {
    match std::str::from_utf8(file) {
        Ok(text) if !dice.one_in(20) => nodes::changed(text, dice).into_bytes(),
        _ => bytes::changed(file, dice),
    }
}

fn of_words(file: &[u8], dice: &mut Dice, words: &[&str]) -> Vec<u8> {
    match std::str::from_utf8(file) {
        Ok(text) if !dice.one_in(20) => lines::changed(text, dice, words).into_bytes(),
        _ => bytes::changed(file, dice),
    }
}

fn of_block(file: &[u8], dice: &mut Dice) -> Vec<u8> {
    let words = if dice.one_in(4) { words::TERA } else { words::PHRASES };
    of_words(file, dice, words)
}

fn of_text(file: &[u8], dice: &mut Dice) -> Vec<u8> {
    of_words(file, dice, words::PHRASES)
}

fn of_tera(file: &[u8], dice: &mut Dice) -> Vec<u8> {
    of_words(file, dice, words::TERA)
}

fn of_frame(file: &[u8], dice: &mut Dice) -> Vec<u8> {
    match std::str::from_utf8(file) {
        Ok(text) if !dice.one_in(3) => elements::changed(text, dice).into_bytes(),
        _ => of_tera(file, dice),
    }
}

// What is made of them.

fn paper(file: &[u8], _: Depth) -> Told {
    of_paper(file, &FILES)
}

fn of_paper(file: &[u8], files: &BTreeMap<String, Vec<u8>>) -> Told {
    let mut told = Told::default();
    told.add(PIPELINE.tree(Input { name: "a.yaml", bytes: file, files, issued_by: None }));
    told
}

/// The text as the body of a paper: articles of a decision, or what a plan says.
fn block(file: &[u8], _: Depth) -> Told {
    of_paper(body_of(file).as_bytes(), &FILES)
}

/// The paper with this body.
pub(crate) fn body_of(file: &[u8]) -> String {
    let text = String::from_utf8_lossy(file);
    let (paper, key) = if text.contains("Điều 1") { (DECISION, "dieu") } else { (PLAN, "noi_dung") };
    let body: String = text.split('\n').map(|line| format!("  {line}\n")).collect();
    format!("{paper}{key}: |2\n{body}")
}

/// The table as that of units, of an allocation, or of a budget, whichever its first line seems to say.
fn table(file: &[u8], depth: Depth) -> Told {
    let head = &file[..file.iter().position(|byte| *byte == b'\n').unwrap_or(file.len())];
    let has = |word: &str| head.windows(word.len()).any(|part| part == word.as_bytes());
    if has("loai") {
        units(file, depth)
    } else if has("nhiem_vu") {
        allocated("phan-bo.csv", file)
    } else {
        of_paper(BUDGET.as_bytes(), &budget_files(file))
    }
}

/// The workbook in the place of each table that may be one.
fn book(file: &[u8], depth: Depth) -> Told {
    let mut told = Told::default();
    let name = "bang.xlsx";
    let mut report = Report::default();
    let tabs = tabular::tabs(name, file, &mut report);
    told.reports.push(report);
    if tabs.is_none() {
        return told;
    }
    let lot = file.iter().fold(0_usize, |sum, byte| sum.wrapping_add(usize::from(*byte))) % 4;
    let whole = depth > Depth::Read;
    if lot == 0 || whole {
        told.reports.push(listed(name, file).1);
    }
    if lot == 1 || whole {
        told.reports.extend(allocated(name, file).reports);
    }
    if lot == 2 || whole {
        let input = Input { name: "a.yaml", bytes: BUDGET.as_bytes(), files: &*FILES, issued_by: None };
        let book = WorkbookFile { name, bytes: file };
        let (import, report) = PIPELINE.import(input, book, StatedSums::Follow);
        told.reports.push(report);
        for (name, bytes) in import.into_iter().flat_map(|import| import.files) {
            // What was taken over is a paper again.
            assert!(!bytes.is_empty(), "{name}");
        }
    }
    if lot == 3 || whole {
        let files = budget_files(file);
        let input = Input { name: "a.yaml", bytes: BUDGET.as_bytes(), files: &files, issued_by: None };
        told.add(PIPELINE.tree(input));
    }
    told
}

fn budget_files(table: &[u8]) -> BTreeMap<String, Vec<u8>> {
    [("so-lieu.csv".to_owned(), table.to_vec())].into()
}

/// The units of a table, and what is told of it.
fn listed(name: &str, file: &[u8]) -> (Vec<Locality>, Report) {
    let mut report = Report::default();
    let table = pipeline::localities(&[(name.to_owned(), file.to_vec())], &mut report);
    assert!(table.is_some() || report.findings.has_errors(), "no units, and nothing is said");
    (table.map(|table| table.units).unwrap_or_default(), report)
}

/// The paper of each unit of a table.
fn units(file: &[u8], _: Depth) -> Told {
    let mut told = Told::default();
    let (units, report) = listed("don-vi.csv", file);
    told.reports.push(report);
    for unit in units.iter().take(2) {
        assert!(!unit.file_name().contains(['/', '\\', '\0']), "{:?}", unit.file_name());
        told.add(of_unit(TEMPLATE, unit, None));
    }
    told
}

fn of_unit(template: &str, unit: &Locality, overlay: Option<&[u8]>) -> (Option<Paper>, Report) {
    let overlay = overlay.map(|bytes| ("rieng.yaml", bytes));
    PIPELINE.tree_for(
        Input { name: "mau.yaml", bytes: template.as_bytes(), files: &*FILES, issued_by: None },
        LocalityData { unit, overlay, allocation: None, origins: None },
    )
}

/// What a city gives each of its units.
fn allocated(name: &str, file: &[u8]) -> Told {
    let mut told = Told::default();
    let mut report = Report::default();
    let template = Input { name: "mau.yaml", bytes: ALLOCATED.as_bytes(), files: &*FILES, issued_by: None };
    let tasks = PIPELINE.city_tasks(template, &mut report).unwrap_or_default();
    let node = yaml::open("mau.yaml", ALLOCATED.as_bytes(), &mut report);
    let named = node.as_ref().and_then(declared).and_then(|declared| declared.allocation);
    let columns = allocation::read_columns(&tasks);
    let wanted = WantedTable { key: Some(allocation::TASK), columns: &columns, ..WantedTable::default() };
    let sheet = tabular::read(name, file, wanted, &mut report).and_then(DataTable::whole);
    let places: Vec<AllocationLocality> = WARDS
        .iter()
        .map(|unit| AllocationLocality {
            code: unit.code().to_owned(),
            name: unit.name().to_owned(),
            kind: unit.get(localities::TYPE).unwrap_or_default().to_owned(),
        })
        .collect();
    if let Some((sheet, named)) = sheet.zip(named) {
        let read = allocation::read(&sheet, &tasks, &named, &places, &mut report);
        assert!(read.is_some() || report.findings.has_errors(), "no allocation, and nothing is said");
        if let (Some(given), Some(unit)) = (&read, WARDS.first()) {
            let local = LocalityData { unit, overlay: None, allocation: Some(given), origins: None };
            told.add(PIPELINE.tree_for(template, local));
        }
    }
    told.reports.push(report);
    told
}

/// The picture as somebody's signature.
fn picture(file: &[u8], _: Depth) -> Told {
    of_paper(SIGNED.as_bytes(), &[("ky.png".to_owned(), file.to_vec())].into())
}

/// The Word file read, judged, imported and laid out again.
fn word_file(file: &[u8], depth: Depth) -> Told {
    let mut told = Told::default();
    let read = match word::read(file, ChangeView::Accepted) {
        Ok(read) => read,
        Err(fault) => {
            told.reports.push(std::iter::once(fault.finding("a.docx")).collect());
            return told;
        }
    };
    let remarks: Vec<Finding> = read.remarks.iter().map(|remark| remark.finding("a.docx")).collect();
    told.reports.push(remarks.into_iter().collect());
    let lot = file.iter().fold(0_usize, |sum, byte| sum.wrapping_add(usize::from(*byte))) % 8;
    let whole = depth > Depth::Read;
    if lot < 4 || whole {
        told.reports
            .push(PIPELINE.judge_word("a.docx", file).map_or_else(|report| report, |look| look.report));
    }
    if lot == 4 || whole {
        imported(PIPELINE.import_word("a.docx", file, Findings::default()), &mut told);
    }
    if lot == 5 || whole {
        match PIPELINE.norm_word(("a.docx", "b.docx"), file, &BTreeSet::new(), Findings::default()) {
            Ok(normed) => told.reports.extend([normed.report, normed.left]),
            Err(report) => told.reports.push(report),
        }
    }
    if lot > 5 || whole {
        for view in [ChangeView::Rejected, ChangeView::Marked] {
            let seen = word::read(file, view).map(|file| word::listing(&file));
            assert!(seen.is_ok_and(|listing| !listing.is_empty()), "a view of a file that was read");
        }
    }
    told
}

fn imported(import: Result<pipeline::PaperImport, Report>, told: &mut Told) {
    match import {
        Ok(import) => {
            let (paper, report) = PIPELINE.tree(Input::alone("a.yaml", import.yaml.as_bytes()));
            assert!(paper.is_some(), "what was imported is no paper:\n{report}\n{}", import.yaml);
            told.add((paper, import.report));
        }
        Err(report) => {
            assert!(report.findings.has_errors(), "not imported, and nothing is said");
            told.reports.push(report);
        }
    }
}

/// The first line as a subject, the others as what a template says to each unit.
fn variables(file: &[u8], _: Depth) -> Told {
    let text = String::from_utf8_lossy(file);
    let (subject, body) = text.split_once('\n').unwrap_or((&text, "1. Như trên."));
    let body: String = body.split('\n').map(|line| format!("      {line}\n")).collect();
    let template = TEMPLATE
        .replace("{{ bien.pham_vi }}", &subject.replace(['\r', '\t'], " "))
        .replace("      1. {{ dia_phuong.loai | hoa }} thuộc {{ dia_phuong.tinh_day_du }}; {{ dia_phuong.phong }} chủ trì.\n", &body);
    let mut told = Told::default();
    for unit in WARDS.iter().take(1) {
        told.add(of_unit(&template, unit, None));
    }
    told
}

/// An office's own form of a decision.
fn frame(file: &[u8], depth: Depth) -> Told {
    of_office("quyet_dinh.xml", &String::from_utf8_lossy(file), depth)
}

/// An office's own settings; the first line of the file says which (`# theme.yaml`).
fn settings(file: &[u8], depth: Depth) -> Told {
    let text = String::from_utf8_lossy(file);
    of_office(named(&text), &text, depth)
}

/// Which settings these are: the first line says it.
pub(crate) fn named(text: &str) -> &'static str {
    let named = text.lines().next().and_then(|line| line.strip_prefix("# ")).map(str::trim);
    let known = ["theme.yaml", "quy_tac.yaml", "cach_ghi.yaml", "bo_qua.yaml", "quyet_dinh.yaml"];
    known.into_iter().find(|name| named == Some(*name)).unwrap_or("theme.yaml")
}

fn of_office(name: &str, text: &str, depth: Depth) -> Told {
    let mut told = Told::default();
    let mut report = Report::default();
    let office = Office::with([(name.to_owned(), text.to_owned())].into(), &mut report);
    assert!(office.is_some() || report.findings.has_errors(), "no office, and nothing is said");
    if let Some(office) = office.filter(|_| depth > Depth::Parsed) {
        let paper =
            format!("{DECISION}dieu: [Ban hành Quy chế., Quyết định này có hiệu lực kể từ ngày ký.]\n");
        told.add(Pipeline::new(office).tree(Input::alone("a.yaml", paper.as_bytes())));
    }
    told.reports.push(report);
    told
}

/// What differs for one unit.
fn overlay(file: &[u8], _: Depth) -> Told {
    let mut told = Told::default();
    for unit in WARDS.iter().skip(1).take(1) {
        told.add(of_unit(TEMPLATE, unit, Some(file)));
    }
    told
}

/// The register of laws of an office.
fn laws(file: &[u8], depth: Depth) -> Told {
    let mut told = Told::default();
    let mut report = Report::default();
    let register = LegalRegister::read("phap_luat.yaml", file, &mut report);
    assert!(register.is_some() || report.findings.has_errors(), "no register, and nothing is said");
    if let Some(register) = register.filter(|_| depth > Depth::Read) {
        let keys: String = register
            .all()
            .take(3)
            .map(|text| format!("  - Căn cứ {{{{ phap_luat.{} }}}};\n", text.key))
            .collect();
        let mut office = Office::built_in();
        office.laws = Some(register);
        let paper =
            format!("{DECISION}dieu: [Ban hành Quy chế., Quyết định này có hiệu lực kể từ ngày ký.]\n");
        let paper =
            paper.replace("can_cu: [Luật Tổ chức chính quyền địa phương]\n", &format!("can_cu:\n{keys}"));
        told.add(Pipeline::new(office).tree(Input::alone("a.yaml", paper.as_bytes())));
    }
    told.reports.push(report);
    told
}

/// A text as it is copied from a PDF.
fn copied(file: &[u8], _: Depth) -> Told {
    let mut told = Told::default();
    imported(PIPELINE.import_text("a.txt", file), &mut told);
    told
}
