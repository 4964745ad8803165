//! What libraries say in English reaches no user: each library that can refuse something is made to, and what
//! is told is in Vietnamese. Where the words of a library are taken at all is held by `layers/library_words.rs`.

use rust_decimal::Decimal;
use vanban::rooms::finding::Report;
use vanban::rooms::issue::second;
use vanban::rooms::paper::{Block, Paper, Simple};
use vanban::rooms::tabular::workbook::{
    self, Workbook, WorkbookCell, WorkbookContent, WorkbookError, WorkbookPage,
};
use vanban::rooms::write::{Format, WriteError};

use crate::harness::{Case, Run};
use crate::mutated::engine::held::{ENGLISH, own_words};
use crate::support::kitchen_sink;
use crate::support::papers::{PIPELINE, short};

/// The words of a run without what the user typed: names in backquotes, lines of files that are shown.
fn said(all: &str) -> String {
    let lines = all.lines().filter(|line| {
        let trimmed = line.trim_start();
        // A line of the file: a number and a bar, or the bar and carets below it.
        let number = trimmed.trim_start_matches(|one: char| one.is_ascii_digit());
        !(number.trim_start().starts_with('|') || trimmed.starts_with("--> ") || trimmed.starts_with("::: "))
    });
    let mut words = String::new();
    for line in lines {
        // Every second piece stands between backquotes.
        words.extend(line.split('`').step_by(2).map(|piece| format!("{piece} ")));
        words.push('\n');
    }
    words
}

#[track_caller]
fn is_vietnamese(what: &str, run: Run) {
    let words = said(&run.errors()).to_lowercase();
    assert!(words.contains("lỗi") || words.contains("cảnh báo"), "{what}: nothing was told\n{words}");
    for english in ENGLISH {
        assert!(!words.contains(english), "{what}: `{english}` in\n{words}");
    }
}

fn decision(old: &str, new: &str) -> Case {
    let office = Case::from_dir("cli/co_quan");
    let text = String::from_utf8(office.read("content/quyet-dinh.yaml")).unwrap();
    assert!(text.contains(old), "{old}");
    Case::new().file("a.yaml", text.replacen(old, new, 1))
}

/// Tera: what it says of a text, while reading and while filling in.
#[test]
fn of_texts_with_variables() {
    for text in [
        "{{ nam",
        "{{ nam }",
        "{{ 1 + }}",
        "{{ ( }}",
        "{{ 'a }}",
        "{{ nam | khong }}",
        "{{ khong() }}",
        "{{ nam is khong }}",
        "{{ nam + 1 }}",
        "{{ 1 / 0 }}",
        "{{ nam < 1 }}",
        "{{ 1.2.3 }}",
        "{{ 99999999999999999999 }}",
        "{{ [1][2][3][4] }}",
        "{{ nam.x }}",
        "{{ khong.x }}",
        "{{ nam[khong] }}",
        "{{ nam | round }}",
        "{{ nam | replace(from='a') }}",
        "{{ nam | replace(from=1, to=2) }}",
        "{{ 'x' | int }}",
        "{{ 'x' | float }}",
        "{{ 1 | length }}",
        "{{ throw(message='x') }}",
        "{{ range(end='a') }}",
        "{{ range(end=1, step_by=0) }}",
        "{{ not - 1 }}",
        "{{ a not b }}",
        "{{ {1.5: 2} }}",
        "{{ 1 in 2 }}",
        "{{ nam[::0] }}",
        "{{ <a/> }}",
        "{{ @ }}",
        "{{ 'a\\q' }}",
        "{{ [1, 'a'] | sort }}",
        "{{ 'é' | first }}",
        "{{ -'a' }}",
        "{% if %}{% endif %}",
        "{% if nam %}",
        "{% for %}{% endfor %}",
        "{% for a in 5 %}{% endfor %}",
        "{% for loop in nam %}{% endfor %}",
        "{% for a, b in [1] %}{% endfor %}",
        "{% endfor %}",
        "{% khong %}",
        "{% set %}",
        "{% set loop = 1 %}",
        "{% set a 1 %}",
        "{% include 'x' %}",
        "{% extends 'x' %}",
        "{% block a %}{% endblock %}",
        "{% break %}",
        "{% raw %}",
        "{% macro a() %}{% endmacro %}",
        "{% if nam %}{% else %}{% elif %}{% endif %}",
        "{% filter khong %}{% endfilter %}",
        "{% component a() %}{% endcomponent %}",
        "{% if a = 1 %}{% endif %}",
        "{{ nam ?? 1 }}",
        "{{ \"\u{1F600}\" | khong }}",
    ] {
        let yaml = text.replace('\'', "''");
        let case = decision("trich_yeu: Về việc", &format!("trich_yeu: 'Về việc {yaml}'\n# "));
        is_vietnamese(text, case.run("check a.yaml"));
    }
}

/// roxmltree, and Tera on whole files: an office's own template.
#[test]
fn of_templates() {
    for xml in [
        "",
        "<van_ban>",
        "<van_ban></a>",
        "<van_ban a=\"1\" a=\"2\"/>",
        "<van_ban a=1/>",
        "<van_ban a=\"<\"/>",
        "<van_ban>&khong;</van_ban>",
        "<van_ban>& </van_ban>",
        "<a:van_ban/>",
        "<!DOCTYPE a><van_ban/>",
        "<van_ban/><van_ban/>",
        "a<van_ban/>",
        "<van_ban/>a",
        "<van_ban><?xml version=\"1.0\"?></van_ban>",
        "<van_ban><!-- -- --></van_ban>",
        "<van_ban><![CDATA[</van_ban>",
        "<van_ban>]]></van_ban>",
        "<1/>",
        "<van_ban xmlns:xml=\"a\"/>",
        "<van_ban xmlns:a=\"http://www.w3.org/2000/xmlns/\"/>",
        "<van_ban xmlns:a=\"b\" xmlns:a=\"c\"/>",
        "<xmlns:a/>",
        "{% include \"khong.xml\" %}",
        "{% extends \"khong.xml\" %}",
        "{% include \"quyet_dinh.xml\" %}",
        "{{ khong }}",
        "{% block a %}",
        "{{ nam | khong }}",
        "{{ <a/> }}",
        "{% extends \"quyet_dinh.xml\" %}",
        "<khong/>",
        "<van_ban><khong/></van_ban>",
    ] {
        let case = decision("so: 05", "so: 05").file("templates/quyet_dinh.xml", xml);
        is_vietnamese(xml, case.run("check a.yaml"));
    }
}

/// granit-parser: YAML of papers and settings.
#[test]
fn of_yaml() {
    for yaml in [
        "a: [1",
        "a: {b",
        "a: \"b",
        "a: 'b",
        "a: b: c",
        "a:\n  - b\n c: d",
        "\ta: b",
        "a: &x b",
        "a: *x",
        "a: !!int x",
        "<<: a",
        "---\na: b\n---\nc: d",
        "%YAML 1.2\n---\na: b",
        "a: @b",
        "a: `b",
        "a: |b",
        "a: >-5x\n c",
        "? a",
        "- a\nb: c",
        "a: b\na: c",
        "a: \"\\q\"",
        "a: \"\\u12\"",
        "a: \u{1}b",
        "\u{0}",
        "a: %b",
        "a: [b]]",
        "a: {b: c}}",
        "{{ a }}",
        "a: - b",
        "a\nb",
        "a: 'b' c",
        "a: #b\n c",
    ] {
        is_vietnamese(yaml, Case::new().file("a.yaml", yaml).run("check a.yaml"));
        if yaml != "a: b\na: c" {
            let case = decision("so: 05", "so: 05").file("templates/theme.yaml", yaml);
            is_vietnamese(yaml, case.run("check a.yaml"));
        }
    }
    let bytes = Case::new().file("a.yaml", b"a: \xff\xfe\xfd");
    is_vietnamese("bytes", bytes.run("check a.yaml"));
}

/// csv, zip, quick-xml, cfb: tables and Word files; png, ttf-parser: pictures and faces.
#[test]
fn of_files_of_others() {
    let broken: [&[u8]; 5] = [
        b"",
        b"PK\x03\x04rest",
        b"PK\x05\x06",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest",
        b"\x89PNG\r\n\x1a\nrest",
    ];
    for bytes in broken {
        let what = format!("{bytes:?}");
        is_vietnamese(&what, Case::new().file("a.docx", bytes).run("tree a.docx"));
        for table in ["don-vi.xlsx", "don-vi.xls", "don-vi.csv"] {
            let case =
                Case::from_dir("batch/mau").replace("mau.yaml", "don-vi.csv", table).file(table, bytes);
            is_vietnamese(&what, case.run("batch mau.yaml"));
        }
        let case = decision("ho_ten: Nguyễn Văn An", "ho_ten: Nguyễn Văn An, chu_ky: {tep: ky.png}");
        is_vietnamese(&what, case.file("ky.png", bytes).run("check a.yaml"));
        let case = decision("so: 05", "so: 05").file("phong/times.ttf", bytes);
        is_vietnamese(&what, case.run("build a.yaml --font-dir phong"));
    }
}

/// clap: the command line; the system: paths.
#[test]
fn of_the_command_line_and_the_system() {
    let case = decision("so: 05", "so: 05").file("thu-muc/a", "");
    for line in [
        "khong",
        "build khong.yaml",
        "build a.yaml --khong",
        "build a.yaml --format khong",
        "build a.yaml --format",
        "build a.yaml --jobs x",
        "build a.yaml --jobs 0",
        "batch a.yaml --phan 5",
        "batch a.yaml --where x",
        "issue a.yaml --so x",
        "issue a.yaml --ngay x",
        "build thu-muc",
        "build a.yaml --out a.yaml",
        "tree thu-muc",
        "tree khong.docx",
        "new khong",
        "schema khong",
        "explain khong",
        "build a.yaml --out a.yaml/b",
        "check a.yaml --message-format khong",
        "issue a.yaml --csv khong.csv",
        "build a.yaml --font-dir khong",
        "completions khong",
    ] {
        is_vietnamese(line, case.run(line));
    }
}

/// A sentence that nobody but the program wrote.
#[track_caller]
fn is_our_own(what: &str, sentence: &str) {
    let words = own_words(sentence);
    assert!(
        words.chars().any(|one| "ăâđêôơưáàảãạấầậéèẹếềệóòọốồộớờợúùụứừựíìịýỳ".contains(one)),
        "{what}: {sentence}"
    );
    for english in ENGLISH {
        assert!(!words.contains(english), "{what}: `{english}` in {sentence}");
    }
}

/// Every picture of a tree is no picture: nothing that a person can give comes so far.
fn with_broken_pictures(mut paper: Paper) -> Paper {
    for block in paper.sections.iter_mut().flat_map(|section| &mut section.blocks) {
        let Block::Columns(pair) = block else { continue };
        for simple in pair.rows.iter_mut().flat_map(|row| &mut row.cells).flatten() {
            if let Simple::Signed(signed) = simple {
                signed.images.iter_mut().for_each(|placed| placed.image.png = b"no picture".to_vec());
            }
        }
    }
    paper
}

/// Typst: what it refuses is a bug of ours, and is told as one.
#[test]
fn of_typst() {
    let paper = with_broken_pictures(kitchen_sink::tree());
    let Err(WriteError::Engine { reason, .. }) = PIPELINE.layout(&paper).map(|_| ()) else {
        panic!("Typst draws what is no picture")
    };
    assert!(ENGLISH.iter().any(|english| reason.contains(english)), "these are Typst's own words: {reason}");
    let mut report = Report::default();
    assert!(PIPELINE.files((&paper, None), &[Format::Pdf], &mut report).is_none());
    assert_eq!(short(&report), "lỗi[W004]: lỗi của chương trình khi ghi tệp, lúc xếp trang PDF\n");
    // What it says of a standard that a paper does not meet, and of the bytes of a file, is kept the same way.
    for step in ["xếp trang PDF", "ghi tệp PDF", "đóng gói tệp DOCX"] {
        is_our_own(step, &WriteError::Engine { step, reason: ENGLISH.join(" ") }.to_string());
    }
}

/// rust_xlsxwriter: what Excel would refuse.
#[test]
fn of_workbooks_that_are_written() {
    let page = |name: &str| WorkbookPage { name: name.to_owned(), ..WorkbookPage::default() };
    let cell = |content| WorkbookCell { content, ..WorkbookCell::default() };
    let with = |place, content| WorkbookPage { cells: [(place, cell(content))].into(), ..page("A") };
    let text = || WorkbookContent::Text("a".to_owned());
    for (what, pages) in [
        ("a name twice", vec![page("A"), page("a")]),
        ("a long name", vec![page(&"a".repeat(40))]),
        ("a name with a sign", vec![page("a[b]")]),
        ("no name", vec![page("")]),
        ("a row too many", vec![with((2_000_000, 0), text())]),
        ("a column too many", vec![with((0, 20_000), text())]),
        ("a long text", vec![with((0, 0), WorkbookContent::Text("a".repeat(40_000)))]),
        (
            "merged twice",
            vec![WorkbookPage { merged: vec![((0, 0), (1, 1)), ((1, 1), (2, 2))], ..page("A") }],
        ),
        ("one cell merged", vec![WorkbookPage { merged: vec![((0, 0), (0, 0))], ..page("A") }]),
        ("rows in disorder", vec![WorkbookPage { repeated: Some((5, 1)), ..page("A") }]),
    ] {
        let refused = workbook::write(&Workbook { pages }).expect_err(what);
        let WorkbookError::Refused(theirs) = &refused else { panic!("{what}: {refused}") };
        assert!(!theirs.is_empty());
        assert_eq!(refused.to_string(), "không lập được tệp Excel: lỗi của chương trình", "{what}");
    }
    let digits = WorkbookContent::Number(Decimal::MAX);
    let refused = workbook::write(&Workbook { pages: vec![with((0, 0), digits)] }).expect_err("digits");
    is_our_own("digits", &refused.to_string());
}

/// docx-rs: what it cannot read, and what it reads otherwise.
#[test]
fn of_the_second_reader() {
    for bytes in [&b""[..], b"PK\x05\x06", b"PK\x03\x04rest", b"no archive"] {
        let differs = second::differs(bytes, [("đoạn 1", "Lời")]).expect("no paper");
        is_our_own("unread", &differs.sentence("a.docx"));
    }
}
