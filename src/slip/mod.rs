//! The check sheet (phiếu kiểm tra): what was found in documents, as pages to print and keep. Beside it the tables that
//! go along with a draft: what two versions have, what was said about it.
//!
//! In: reports of documents, one after the other. Out: a tree like that of any paper; it has no number,
//! no day and no signature, and is nothing that an office issues. It leaves what a finding says to the
//! rules, how the pages look to layout and theme.

mod opinions;
mod rows;
mod table;
mod versions;

use crate::content::house::HouseRule;
use crate::finding::{Report, Severity, Verdict};
use crate::form;
use crate::paper::{Block, Inline, Orientation, Paper, Paragraph, Role, Section};
use crate::rules;
use rows::{RuleRow, SlipNote, ToldRule};
use table::{SlipCells, SlipColumn};

pub use opinions::{OpinionFile, opinions_sheet};
pub use versions::versions_sheet;

/// The title of the sheet's pages and of its file.
pub const TITLE: &str = "Phiếu kiểm tra";

/// A sheet that is being filled in.
#[derive(Default)]
pub struct Slip {
    documents: Vec<Judgement>,
    /// What was found outside of documents.
    elsewhere: Vec<SlipNote>,
    /// The own rules of the documents' offices.
    own: Vec<ToldRule>,
    /// Whether Word files are among them, which rules of layout judge too.
    of_layout: bool,
}

/// What was found in a document.
struct Judgement {
    /// Its file.
    name: String,
    /// Its kind and subject; None if it could not be read that far.
    title: Option<String>,
    /// Whether it is a Word file, which nobody writes.
    of_word: bool,
    /// Whether `build` would write it.
    written: bool,
    /// Errors, warnings and notes.
    counts: [usize; 3],
    verdicts: [usize; Verdict::ALL.len()],
    rules: Vec<RuleRow>,
    /// Findings that belong to no rule.
    others: Vec<SlipNote>,
    waived: Vec<SlipNote>,
}

impl Slip {
    /// Adds a document, with the rules of its own office, and whether `build` would write it.
    pub fn document(
        &mut self,
        name: &str,
        title: Option<&str>,
        report: &Report,
        house: &[HouseRule],
        written: bool,
    ) {
        let findings: Vec<SlipNote> =
            report.findings.iter().map(|one| SlipNote::of(one, &report.sources, name)).collect();
        let failed = |code| report.verdicts.contains(&(code, Verdict::Failed));
        // Faults that other checks look for may have the code of a rule too.
        let is_rule = |one: &SlipNote| failed(one.code);
        let (waived, stand): (Vec<SlipNote>, Vec<SlipNote>) =
            findings.into_iter().partition(|one| one.waived);
        let (of_rules, others): (Vec<SlipNote>, Vec<SlipNote>) = stand.into_iter().partition(is_rule);
        let verdict = |rule: &ToldRule| {
            let found = report.verdicts.iter().find(|(code, _)| *code == rule.code);
            found.map_or(Verdict::NotEvaluated, |(_, verdict)| *verdict)
        };
        let of_layout =
            report.verdicts.iter().any(|(code, _)| form::ALL.iter().any(|rule| rule.code == *code));
        self.of_layout |= of_layout;
        let own = house.iter().map(ToldRule::from);
        for rule in own.clone() {
            if !self.own.contains(&rule) {
                self.own.push(rule);
            }
        }
        let row = |rule: ToldRule| {
            let verdict = verdict(&rule);
            RuleRow::of(rule, verdict, &of_rules, &waived)
        };
        let rules: Vec<RuleRow> = program_rules(of_layout).chain(own).map(row).collect();
        let counts = [Severity::Error, Severity::Warning, Severity::Note]
            .map(|severity| report.findings.how_many(severity));
        let verdicts = Verdict::ALL.map(|verdict| rules.iter().filter(|row| row.verdict == verdict).count());
        let (name, title) = (name.to_owned(), title.map(str::to_owned));
        self.documents.push(Judgement {
            name,
            title,
            of_word: of_layout,
            written,
            counts,
            verdicts,
            rules,
            others,
            waived,
        });
    }

    /// Adds findings that are about no document.
    pub fn findings(&mut self, report: &Report) {
        self.elsewhere.extend(report.findings.iter().map(|one| SlipNote::of(one, &report.sources, "")));
    }

    /// The sheet: the totals, the documents one after the other, all rules; letters that are not
    /// `printable` are printed as their codes.
    pub fn paper(&self, version: &str, printable: &dyn Fn(char) -> bool) -> Paper {
        let documents = (1..).zip(&self.documents).flat_map(|(number, document)| document.blocks(number));
        let parts = [self.front(version), documents.collect(), self.all_rules()];
        let parts = parts.into_iter().filter(|blocks: &Vec<Block>| !blocks.is_empty());
        let sections = parts.enumerate().map(|(at, blocks)| {
            let mut section = section(blocks, at == 0);
            table::each_text(&mut section, |text| rows::printed(text, printable));
            section
        });
        Paper { title: TITLE.to_owned(), sections: sections.collect(), ..Paper::default() }
    }

    /// The blocks before the documents.
    fn front(&self, version: &str) -> Vec<Block> {
        let written = self.documents.iter().filter(|one| one.written).count();
        let all = self.documents.len();
        let own = match self.own.len() {
            0 => String::new(),
            own => format!(" và {own} quy tắc riêng của cơ quan"),
        };
        let (layout, good, bad) = match self.of_layout {
            true => (format!(", {} quy tắc hình thức", form::ALL.len()), "không có lỗi", "có lỗi"),
            false => (String::new(), "xuất được", "chưa xuất được"),
        };
        let sentence = format!(
            "Chương trình vanban {version} đã xét {all} văn bản theo {} quy tắc nội dung{layout}{own}: {written} {good}, {} \
             {bad}.",
            rules::ALL.len(),
            all - written
        );
        let words = "“Không áp dụng”: văn bản không có điều mà quy tắc xét. “Chưa xét được”: thiếu điều cần biết, hoặc \
                     văn bản còn lỗi khác; chưa xét được thì không tính là đạt. “Bỏ qua”: không đạt, nhưng người soạn \
                     đã ghi bỏ qua ở khóa bo_qua; chỗ bỏ qua và lý do đều được ghi lại. Ở cột “Căn cứ”, phụ lục không nêu của \
                     văn bản nào là của Nghị định 30/2020/NĐ-CP.";
        let form = "Phiếu này do chương trình lập từ tệp nội dung của văn bản; phiếu không phải là văn bản hành chính.";
        let mut blocks = vec![
            line(Role::TenLoai, TITLE.to_uppercase()),
            line(Role::TrichYeu, "Quy tắc nội dung và thể thức văn bản hành chính".to_owned()),
            line(Role::DoanVan, sentence),
            line(Role::DoanVan, words.to_owned()),
            line(Role::DoanVan, form.to_owned()),
            line(Role::TenBang, "Tổng hợp".to_owned()),
            self.summary(),
        ];
        if !self.elsewhere.is_empty() {
            blocks.push(line(Role::TenBang, "Điều được báo ngoài các văn bản".to_owned()));
            blocks.push(found(&self.elsewhere));
        }
        blocks
    }

    /// All rules, each with what it demands and the clause for it.
    fn all_rules(&self) -> Vec<Block> {
        let columns =
            [SlipColumn::number("Mã", 60), SlipColumn::words("Căn cứ", 250), SlipColumn::rest("Yêu cầu")];
        let rows = program_rules(self.of_layout).chain(self.own.iter().cloned());
        let rows = rows.map(|rule| rule.cells()).collect();
        let name = if self.of_layout { "Các quy tắc" } else { "Các quy tắc nội dung" };
        vec![line(Role::TenBang, name.to_owned()), table::of(&columns, rows)]
    }

    /// One row per document, and their totals.
    fn summary(&self) -> Block {
        let mut columns = vec![
            SlipColumn::number("STT", 45),
            SlipColumn::rest("Văn bản"),
            SlipColumn::words("Kết luận", 110),
        ];
        columns.extend(["Lỗi", "Cảnh báo", "Lưu ý"].map(|name| SlipColumn::number(name, 60)));
        columns.extend(Verdict::ALL.map(|verdict| SlipColumn::number(rows::verdict_name(verdict), 65)));
        let mut sums = vec![0; 3 + Verdict::ALL.len()];
        let mut lines = Vec::new();
        for (number, document) in (1..).zip(&self.documents) {
            let counts = document.counts.iter().chain(&document.verdicts).copied();
            let counts: Vec<usize> = counts.collect();
            sums.iter_mut().zip(&counts).for_each(|(sum, count)| *sum += count);
            let end = match (document.of_word, document.written) {
                (true, true) => "Không có lỗi",
                (true, false) => "Có lỗi",
                (false, true) => "Xuất được",
                (false, false) => "Chưa xuất được",
            };
            let words = [number.to_string(), document.called(), end.to_owned()];
            lines.push(table::line(words.into_iter().chain(counts.iter().map(usize::to_string))));
        }
        let mut words = vec![String::new(), "Cộng".to_owned(), String::new()];
        words.extend(sums.iter().map(usize::to_string));
        lines.push(table::line(words.into_iter()));
        table::with_sum(&columns, lines)
    }
}

impl Judgement {
    /// The blocks about a document: a table of the rules that somebody should look at, the codes of the
    /// others.
    fn blocks(&self, number: usize) -> Vec<Block> {
        let columns = [
            SlipColumn::number("Mã", 60),
            SlipColumn::words("Yêu cầu", 340),
            SlipColumn::words("Căn cứ", 150),
            SlipColumn::words("Kết quả", 110),
            SlipColumn::rest("Chỗ và cách viết"),
        ];
        let title = self.title.as_ref().unwrap_or(&self.name);
        let mut blocks = vec![
            line(Role::TieuDeKhoan, format!("{number}. {title}")),
            // Aligned to the left: if justified, a name without blanks would widen the blank before it.
            line(Role::OChu, format!("Tệp: {}", self.name)),
        ];
        for verdict in [Verdict::Passed, Verdict::NotApplicable] {
            let rows: Vec<&RuleRow> = self.rules.iter().filter(|row| row.verdict == verdict).collect();
            let codes: Vec<&str> = rows.iter().map(|row| row.code()).collect();
            if !codes.is_empty() {
                let name = rows::verdict_name(verdict);
                blocks.push(line(Role::DoanVan, format!("{name} ({}): {}.", codes.len(), codes.join(", "))));
            }
        }
        let told = |row: &&RuleRow| !matches!(row.verdict, Verdict::Passed | Verdict::NotApplicable);
        let rows: Vec<SlipCells> = self.rules.iter().filter(told).map(RuleRow::cells).collect();
        if !rows.is_empty() {
            blocks.push(line(Role::TenBang, "Quy tắc nội dung cần xem".to_owned()));
            blocks.push(table::of(&columns, rows));
        }
        if !self.waived.is_empty() {
            let columns = [
                SlipColumn::number("Mã", 60),
                SlipColumn::words("Mức", 80),
                SlipColumn::words("Chỗ", 170),
                SlipColumn::words("Nội dung", 330),
                SlipColumn::rest("Lý do"),
            ];
            blocks.push(line(Role::TenBang, "Chỗ được bỏ qua".to_owned()));
            blocks.push(table::of(&columns, self.waived.iter().map(SlipNote::cells).collect()));
        }
        if !self.others.is_empty() {
            blocks.push(line(Role::TenBang, "Điều khác được báo, không phải quy tắc nội dung".to_owned()));
            blocks.push(found(&self.others));
        }
        blocks
    }

    /// `Quyết định Về việc … (content/a.yaml)`.
    fn called(&self) -> String {
        match &self.title {
            Some(title) => format!("{title} ({})", self.name),
            None => self.name.clone(),
        }
    }
}

/// The rules that come with the program, with those of layout where these were asked.
fn program_rules(with_layout: bool) -> impl Iterator<Item = ToldRule> {
    let of_layout = form::ALL.iter().filter(move |_| with_layout);
    rules::ALL.iter().map(|rule| ToldRule::from(*rule)).chain(of_layout.map(|rule| ToldRule::from(*rule)))
}

/// A table of findings that belong to no rule.
fn found(findings: &[SlipNote]) -> Block {
    let columns = [
        SlipColumn::number("Mã", 60),
        SlipColumn::words("Mức", 80),
        SlipColumn::words("Chỗ", 170),
        SlipColumn::words("Nội dung", 330),
        SlipColumn::rest("Cách sửa"),
    ];
    table::of(&columns, findings.iter().map(SlipNote::cells).collect())
}

/// Pages of these blocks.
fn section(blocks: Vec<Block>, restart_numbering: bool) -> Section {
    Section {
        document: 0,
        appendix: None,
        orientation: Orientation::Landscape,
        restart_numbering,
        marks: None,
        foot: Vec::new(),
        blocks,
    }
}

/// A sheet of these blocks; letters that are not `printable` are printed as their codes.
fn sheet(title: &str, blocks: Vec<Block>, printable: &dyn Fn(char) -> bool) -> Paper {
    let mut section = section(blocks, true);
    table::each_text(&mut section, |text| rows::plain(text, printable));
    Paper { title: title.to_owned(), sections: vec![section], ..Paper::default() }
}

fn line(role: Role, text: String) -> Block {
    Paragraph::new(role, vec![Inline::text(text)]).into()
}
