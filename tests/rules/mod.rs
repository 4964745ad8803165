//! Rules of content: every one by its own examples, right papers on which all are silent, and papers
//! with planted faults.

mod agreement;
mod bodies;
mod dossiers;
mod form;
mod house;
mod house_columns;
mod issued;
mod laws;
mod observed;
mod offices;
mod passed_over;
mod planted;
mod samples;
mod sentences;
mod silence;
mod tricky;
mod waived;
mod wordings;

use std::collections::BTreeSet;
use std::path::Path;

use expect_test::expect_file;
use vanban::rooms::content::laws::LegalRegister;
use vanban::rooms::finding::{Severity, Verdict, codes};
use vanban::rooms::pipeline::{Input, Pipeline, Report};
use vanban::rooms::rules::{self, Rule};
use vanban::rooms::template::Office;

/// A right decision; an example of a rule takes the place of some of its lines.
const DECISION: &str = "\
loai: quyet_dinh
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
so: 12
ky_hieu: QĐ-UBND
dia_danh: An Bình
ngay: 16/3/2026
trich_yeu: Về việc thành lập Tổ công nghệ số cộng đồng
can_cu: |
  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
dieu:
  - Thành lập Tổ công nghệ số cộng đồng.
  - Quyết định này có hiệu lực kể từ ngày ký./.
noi_nhan: [Như Điều 2, Đảng ủy xã]
nguoi_ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}
";

/// A right letter.
const LETTER: &str = "\
loai: cong_van
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
so: 12
ky_hieu: UBND-VHXH
dia_danh: An Bình
ngay: 16/3/2026
trich_yeu: báo cáo kết quả công tác
kinh_gui: Sở Tài chính
noi_dung: Ủy ban nhân dân xã gửi báo cáo./.
noi_nhan: [Như trên]
nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}
";

/// A right plan.
const PLAN: &str = "\
loai: ke_hoach
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
so: 12
ky_hieu: KH-UBND
dia_danh: An Bình
ngay: 16/3/2026
trich_yeu: Chuyển đổi số năm 2026
noi_dung: |
  I. Mục tiêu
  Mọi thôn có mạng./.
noi_nhan: [Đảng ủy xã]
nguoi_ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}
";

/// A YAML text's top-level entries: each key with its lines.
fn entries(text: &str) -> Vec<(String, String)> {
    let mut entries: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        match entries.last_mut() {
            Some((_, lines)) if line.starts_with([' ', '-']) => *lines += &format!("{line}\n"),
            _ => {
                let key = line.split(':').next().unwrap().to_owned();
                entries.push((key, format!("{line}\n")));
            }
        }
    }
    entries
}

/// A whole paper with these lines in place of its own.
fn paper_with(lines: &str) -> String {
    let base = match () {
        () if lines.contains("loai: cong_van") => LETTER,
        () if lines.starts_with("loai: ke_hoach") => PLAN,
        () => DECISION,
    };
    let own = entries(lines);
    let kept = entries(base).into_iter().map(|(key, lines)| match own.iter().find(|(own, _)| *own == key) {
        Some((_, own)) => own.clone(),
        None => lines,
    });
    let added = own.iter().filter(|(key, _)| !entries(base).iter().any(|(known, _)| known == key));
    kept.chain(added.map(|(_, lines)| lines.clone())).collect()
}

fn checked(text: &str) -> Report {
    Pipeline::built_in().tree(Input::alone("van-ban.yaml", text.as_bytes())).1
}

/// The same beside the register of laws that `vanban new phap_luat` makes.
fn checked_beside_laws(text: &str) -> Report {
    office(include_str!("../../content/phap_luat.yaml")).tree(Input::alone("van-ban.yaml", text.as_bytes())).1
}

/// An office with this register.
fn office(register: &str) -> Pipeline {
    let mut report = Report::default();
    let laws = LegalRegister::read("phap_luat.yaml", register.as_bytes(), &mut report);
    assert_eq!(told(&report), "");
    let mut office = Office::built_in();
    office.laws = laws;
    Pipeline::new(office)
}

/// Rules that have something to say where an office keeps a register only.
const BESIDE_LAWS: [&str; 3] = ["C063", "C064", "C065"];

/// What tells and does not judge.
const TELLS: &str = "C065";

/// Each finding on a line: its place, how grave, its code, the words in the file that it marks.
fn told(report: &Report) -> String {
    let lines = report.findings.iter().map(|finding| {
        let place = finding.at.map_or("không rõ chỗ".to_owned(), |at| {
            let file = report.sources.file(at.file);
            let (line, column) = file.line_column(at.start as usize);
            format!("{line}:{column} `{}`", report.sources.slice(at))
        });
        let grave = match finding.severity {
            Severity::Error => "lỗi",
            Severity::Warning => "cảnh báo",
            Severity::Note => "lưu ý",
            Severity::Waived => "bỏ qua",
        };
        let hint = finding.hint.as_deref().unwrap_or_default();
        format!("{place} {grave} {}: {} → {hint}\n", finding.code.name, finding.message)
    });
    lines.collect()
}

/// What a rule says of a paper.
fn verdict(report: &Report, rule: &Rule) -> Option<Verdict> {
    report.verdicts.iter().find(|(code, _)| *code == rule.code).map(|(_, verdict)| *verdict)
}

/// Its wrong example breaks it, as gravely as it says and at words of the file; its right one is looked
/// at and keeps it, and breaks no other rule.
#[test]
fn each_rule_finds_its_wrong_example_and_is_silent_on_the_right_one() {
    for rule in rules::ALL {
        let name = rule.code.name;
        let checked = if BESIDE_LAWS.contains(&name) { checked_beside_laws } else { checked };
        let report = checked(&paper_with(rule.wrong));
        let own: Vec<_> = report.findings.iter().filter(|finding| finding.code == rule.code).collect();
        assert!(!own.is_empty(), "{name} finds nothing:\n{}", told(&report));
        let gravest = own.iter().map(|finding| finding.severity).min();
        assert_eq!(gravest, Some(rule.severity), "{name}");
        assert_eq!(own.len(), report.findings.iter().count(), "{name} and others:\n{}", told(&report));
        assert!(own.iter().all(|finding| finding.at.is_some() && finding.hint.is_some()), "{name}");
        let failed = if name == TELLS { Verdict::NotEvaluated } else { Verdict::Failed };
        assert_eq!(verdict(&report, rule), Some(failed), "{name}");

        let report = checked(&paper_with(rule.right));
        assert_eq!(told(&report), "", "{name}");
        assert_eq!(verdict(&report, rule), Some(Verdict::Passed), "{name}");
    }
}

#[test]
fn the_papers_of_the_examples_are_right_and_keep_every_rule() {
    for (text, kind) in [(DECISION, "quyết định"), (LETTER, "công văn"), (PLAN, "kế hoạch")] {
        let report = checked(text);
        assert_eq!(told(&report), "", "{kind}");
        assert_eq!(report.verdicts.len(), rules::ALL.len());
        assert!(report.verdicts.iter().all(|(_, verdict)| *verdict != Verdict::Failed));
    }
}

/// What could not be looked at has not passed.
#[test]
fn a_paper_with_an_error_of_another_kind_is_not_evaluated() {
    let report = checked(&DECISION.replace("loai: quyet_dinh", "loai: quyet_din"));
    assert_eq!(report.verdicts.len(), rules::ALL.len());
    assert!(report.verdicts.iter().all(|(_, verdict)| *verdict == Verdict::NotEvaluated));
    // Before or after 1 July?
    let draft = checked(&DECISION.replace("so: 12\n", "").replace("ngay: 16/3/2026", "nam: 2025"));
    let open: Vec<&str> = draft
        .verdicts
        .iter()
        .filter(|(_, verdict)| *verdict == Verdict::NotEvaluated)
        .map(|(code, _)| code.name)
        .collect();
    assert_eq!(open, ["C054", "C063", "C064", "C065", "C070", "C073", "C074"], "and no register of laws");
}

#[test]
fn rules_stand_in_the_order_of_their_codes_and_no_code_means_two_things() {
    let names: Vec<&str> = rules::ALL.iter().map(|rule| rule.code.name).collect();
    let sorted: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(names, sorted.into_iter().collect::<Vec<_>>());
    for rule in rules::ALL {
        let other = codes::ALL.iter().find(|code| code.name == rule.code.name);
        assert!(other.is_none_or(|code| *code == rule.code), "{}", rule.code.name);
        assert!(!rule.clause.is_empty() && !rule.about.is_empty());
    }
}

/// The page of all codes is as the program would write it.
#[test]
fn ma_loi_lists_every_code() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ma-loi.md");
    expect_file![page].assert_eq(&(rules::codes::page() + &vanban::rooms::form::codes::page()));
    for code in codes::ALL {
        assert!(rules::codes::all().contains(code), "{}", code.name);
    }
}
