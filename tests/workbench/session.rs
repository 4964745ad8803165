//! A paper that is open: its pages, what is found in it, where its words were typed. No server.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use vanban::rooms::files::{Disk, NoFiles};
use vanban::rooms::finding::render::{place, short};
use vanban::rooms::finding::{Finding, Report, Severity, codes};
use vanban::rooms::pipeline::Input;
use vanban::{Session, SessionView, TextPlace};

use super::notice;
use crate::support::papers::PIPELINE;

/// A session that has looked at a text.
fn opened(yaml: &str) -> (Session, Arc<SessionView>) {
    let mut session = Session::open("a.yaml");
    let view = session.change(&PIPELINE, yaml.as_bytes(), &NoFiles, None);
    (session, view)
}

fn changed(session: &mut Session, yaml: &str) -> Arc<SessionView> {
    session.change(&PIPELINE, yaml.as_bytes(), &NoFiles, None)
}

fn papers() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["content", "tests/cases/kinds", "tests/cases/right"].map(|folder| root.join(folder));
    let files =
        folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|one| one == "yaml")).collect();
    files.retain(|path| !path.ends_with("phap_luat.yaml"));
    files.sort();
    files
}

/// The words at a click in the middle of the nth drawn word of a page; the boxes come from the session itself.
fn at_word(view: &SessionView, yaml: &str, word: &str) -> Option<TextPlace> {
    let report = view.report();
    let file = report.sources.ids().next()?;
    let start = yaml.find(word)?;
    let at = vanban::rooms::source::Span::new(file, start..start + word.len());
    let mark = *view.marks(at).first()?;
    let (x, y) = (mark.place.x + mark.place.width / 2.0, mark.place.y + mark.place.height / 2.0);
    view.place_at(mark.page, x, y)
}

/// Of every sample the session finds what `check` finds, and shows as many pages as the PDF has.
#[test]
fn findings_and_pages_are_those_of_check_and_build() {
    for path in papers() {
        let (name, bytes) = (path.to_str().unwrap(), fs::read(&path).unwrap());
        let input = Input { files: &Disk, ..Input::alone(name, &bytes) };
        let (tree, report) = PIPELINE.found_in(input);
        let view = Session::open(name).change(&PIPELINE, &bytes, &Disk, None);
        assert_eq!(short(view.report()), short(&report), "{name}");
        assert_eq!(view.is_current(), tree.is_some(), "{name}");
        if let Some(tree) = tree {
            let pages = PIPELINE.layout(&tree).unwrap().pages;
            assert_eq!(view.pages().len(), pages.len(), "{name}");
        }
    }
}

/// A fault of every stage: of YAML, of the content, of the page, of a letter.
#[test]
fn findings_of_faults_are_those_of_check() {
    let good = notice();
    for (old, new) in [
        ("loai: thong_bao", "loai: thong_ba"),
        ("nam: 2026", "nam: [2026"),
        ("Thôn 3 kiểm tra", "Thôn 3 𓀀 kiểm tra"),
        ("Thôn 3 kiểm tra", "Thôn 3 \u{7f} kiểm tra"),
        ("Chủ tịch", "[Tên chức vụ]"),
        // Runs over the page: the pages are shown, with the finding.
        ("xã An Bình", &format!("xã {}", "An Bình ".repeat(300).trim())),
        (
            "Thôn 3 kiểm tra",
            "Thôn 12345678912345678912345678912345678912345678912345678912345678912345 kiểm tra",
        ),
        ("noi_nhan: [Các thôn]", "noi_nhan: []"),
    ] {
        let yaml = good.replacen(old, new, 1);
        assert_ne!(yaml, good);
        let (_, report) = PIPELINE.found_in(Input::alone("a.yaml", yaml.as_bytes()));
        let (_, view) = opened(&yaml);
        assert!(!report.findings.is_empty(), "{new}");
        assert_eq!(short(view.report()), short(&report), "{new}");
        // What only shows on the pages is shown there.
        let on_pages = report.findings.iter().any(|one| matches!(one.code.name, "T010" | "C024"));
        assert_eq!(view.is_current(), on_pages, "{new}");
    }
}

/// A page is another one only if it looks otherwise; its picture is that of its mark.
#[test]
fn only_the_page_that_changed_has_another_mark() {
    let yaml = notice();
    let (mut session, first) = opened(&yaml);
    assert_eq!(first.pages().len(), 2);
    let again = changed(&mut session, &yaml);
    assert_eq!((again.pages(), again.version()), (first.pages(), 2));
    // A comment moves lines of the file and nothing on paper.
    let commented = changed(&mut session, &format!("# ghi chú\n{yaml}"));
    assert_eq!(commented.pages(), first.pages());
    let last = changed(&mut session, &yaml.replace("Yêu cầu các thôn", "Đề nghị các thôn"));
    assert_eq!(last.pages()[0], first.pages()[0]);
    assert_ne!(last.pages()[1].mark, first.pages()[1].mark);
    assert_eq!(last.svg(first.pages()[1].mark), None);
    let svg = last.svg(last.pages()[1].mark).unwrap();
    assert!(svg.starts_with("<svg") && svg.contains("<path") && !svg.contains("<text"), "{}", &svg[..200]);
    // What is in it comes from no other place.
    assert!(!svg.replace("http://www.w3.org/", "").contains("http"));
}

/// While there is an error the pages of the last good text stay; places on them are told in the text as it is now.
#[test]
fn with_an_error_the_last_pages_stay_and_places_move_with_the_text() {
    let yaml = notice();
    let (mut session, good) = opened(&yaml);
    let broken = format!("# một\n# hai\n{}", yaml.replace("nam: 2026", "nam: hai nghìn"));
    let view = changed(&mut session, &broken);
    assert!(view.report().findings.has_errors() && !view.is_current());
    assert_eq!((view.pages(), view.title()), (good.pages(), good.title()));
    let found = at_word(&view, &broken, "Yêu cầu").expect("the word on the old page");
    let at = found.at.unwrap();
    assert_eq!(view.report().sources.slice(at), "Yêu");
    let line = broken.lines().position(|line| line.contains("Yêu cầu")).unwrap() + 1;
    assert_eq!(place(&view.report().sources, at), format!("a.yaml:{line}:3"));
    // So it is when the paper cannot be read at all.
    let gone = session.fail(Report::default());
    assert_eq!(gone.pages(), good.pages());
    let found = at_word(&gone, &broken, "Yêu cầu").expect("the word on the old page");
    assert_eq!(gone.report().sources.slice(found.at.unwrap()), "Yêu");
    // What is wrong with the office's own files stands beside what is found in the paper.
    let told = Finding::general(codes::W002, "không đọc được `templates`");
    session.beside([told].into_iter().collect());
    let view = changed(&mut session, &broken);
    assert_eq!((view.beside().findings.iter().len(), view.how_many(Severity::Error)), (1, 2));
    // A paper that never had pages has none.
    let (_, view) = opened("loai: thong_ba");
    assert!(view.pages().is_empty() && view.title().is_none() && view.place_at(0, 100.0, 100.0).is_none());
}

/// Words on paper lead to the words that were typed, also where the same word stands several times, paper has it in
/// capitals, or variables and emphasis are around it.
#[test]
fn a_word_leads_to_where_it_was_typed() {
    let yaml = notice().replace("Thôn 7 kiểm", "Thôn 7 **phải** kiểm").replace("thuc hien", "");
    let (_, view) = opened(&yaml);
    for (word, role, field) in [
        ("Kiểm tra kênh mương năm", "Trích yếu nội dung", "trich_yeu"),
        ("phải", "Nội dung", "noi_dung"),
        ("Chủ tịch", "Chức vụ", "nguoi_ky chuc_vu"),
        ("Các thôn]", "Nơi nhận", "noi_nhan 1"),
        ("xã An Bình", "Tên cơ quan", "co_quan ten 2"),
    ] {
        let found = at_word(&view, &yaml, word).unwrap_or_else(|| panic!("{word}"));
        let at = found.at.unwrap_or_else(|| panic!("{word}: {found:?}"));
        let slice = view.report().sources.slice(at);
        assert_eq!(
            slice.to_lowercase().trim_matches(['*', '.', ',']),
            found.word.to_lowercase().trim_matches(['.', ',']),
            "{word}"
        );
        assert_eq!(found.field.join(" "), field, "{word}");
        assert!(found.role.is_some_and(|name| name.contains(role) || !name.is_empty()), "{word}: {found:?}");
    }
    // The nth of words that are all the same.
    let found = at_word(&view, &yaml, "Thôn 23 kiểm").unwrap();
    let line = yaml.lines().position(|line| line.contains("Thôn 23 ")).unwrap() + 1;
    let spot = place(&view.report().sources, found.at.unwrap());
    assert!(spot.starts_with(&format!("a.yaml:{line}:")), "{spot} is not of line {line}");
    // The motto is nobody's.
    let top = view.place_at(0, 400.0, 65.0).expect("words of the motto");
    assert_eq!((top.at, top.field.len()), (None, 0), "{top:?}");
    assert!(view.place_at(0, 5.0, 5.0).is_none() && view.place_at(9, 100.0, 100.0).is_none());
}

/// Every word of all samples that has a place was typed there: the place holds the word, or is the whole text of
/// its paragraph.
#[test]
fn places_of_all_words_hold_the_words() {
    let bare = |text: &str| -> String {
        text.chars().filter(|one| one.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let (mut placed, mut exact) = (0, 0);
    for path in papers() {
        let (name, bytes) = (path.to_str().unwrap(), fs::read(&path).unwrap());
        let view = Session::open(name).change(&PIPELINE, &bytes, &Disk, None);
        let sources = &view.report().sources;
        for (number, page) in view.pages().iter().enumerate() {
            for y in (20..page.height as usize).step_by(23) {
                for x in (20..page.width as usize).step_by(61) {
                    let Some(found) = view.place_at(number, x as f64, y as f64) else { continue };
                    let Some(at) = found.at else { continue };
                    placed += 1;
                    exact += usize::from(bare(sources.slice(at)) == bare(&found.word));
                }
            }
        }
    }
    assert!(placed > 2000, "{placed}");
    assert!(exact * 10 >= placed * 8, "of {placed} words {exact} lead to the very word");
}

/// A finding has its box where its words are, and on no other line.
#[test]
fn a_finding_is_at_its_words_on_the_page() {
    let yaml = notice().replace("Thôn 9 kiểm tra", "Thôn 9 hổ trợ kiểm tra");
    let (_, view) = opened(&yaml);
    let report = view.report();
    let one = report.findings.iter().find(|one| one.message.contains("hổ trợ")).expect("the misspelling");
    let marks = view.marks(one.at.unwrap());
    assert_eq!(marks.len(), 1, "{marks:?}");
    let found = view.place_at(0, marks[0].place.x + 2.0, marks[0].place.y + 8.0).unwrap();
    assert_eq!(found.word, "hổ");
    assert!(marks[0].place.width < 60.0, "{marks:?}");
    // One at a key is at its value.
    let sources = &report.sources;
    let key = yaml.find("trich_yeu").unwrap();
    let at = vanban::rooms::source::Span::new(sources.ids().next().unwrap(), key..key + 9);
    let marks = view.marks(at);
    assert!(!marks.is_empty());
}
