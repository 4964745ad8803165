//! Headings as other programs find them: by the name of a style, by its id, by what it is based on.

use std::collections::BTreeMap;

use vanban::rooms::layout;
use vanban::rooms::length::Length;
use vanban::rooms::paper::{Block, Cell, Inline, Paragraph, Simple};
use vanban::rooms::paper::{Fit, Paper, Role, Row, Table};
use vanban::rooms::theme::Theme;

use crate::support::docx::{all, attribute, child, text_of, value, written};
use crate::support::kitchen_sink;
use crate::support::trees::{document, paragraph};
use crate::support::zip_files::part;

/// What a program finds: the level and the text of each heading.
type Found = Vec<(u8, String)>;

/// A style: its id, its name, and the id of the one that it is based on.
#[derive(Clone)]
struct Style {
    id: String,
    name: String,
    base: Option<String>,
}

fn styles(file: &[u8]) -> BTreeMap<String, Style> {
    let text = part(file, "word/styles.xml");
    let xml = roxmltree::Document::parse(&text).unwrap();
    let styles = all(&xml, "style").into_iter().map(|style| {
        let id = attribute(style, "styleId").unwrap().to_owned();
        let (name, base) = (value(style, "name").unwrap().to_owned(), value(style, "basedOn"));
        (id.clone(), Style { id, name, base: base.map(str::to_owned) })
    });
    styles.collect()
}

/// The headings that a program finds, which knows the level of a style.
fn found(file: &[u8], level: impl Fn(&Style) -> Option<u8>) -> Found {
    let styles = styles(file);
    let text = part(file, "word/document.xml");
    let xml = roxmltree::Document::parse(&text).unwrap();
    let paragraphs = all(&xml, "p").into_iter().filter(|node| node.parent().unwrap().has_tag_name(body()));
    let headings = paragraphs.filter_map(|node| {
        let id = child(node, "pPr").and_then(|look| value(look, "pStyle"))?;
        let style = styles.get(id).unwrap_or_else(|| panic!("no style {id}"));
        Some((level(style)?, text_of(node)))
    });
    headings.collect()
}

fn body() -> (&'static str, &'static str) {
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "body")
}

fn number(text: &str, prefix: &str) -> Option<u8> {
    text.strip_prefix(prefix)?.parse().ok().filter(|level| (1..=6).contains(level))
}

/// As mammoth, and markitdown with it: by the style's own id or name.
fn as_mammoth(style: &Style) -> Option<u8> {
    number(&style.id, "Heading").or(number(&style.name.to_lowercase(), "heading "))
}

/// As pandoc: by the name of the style, or of one that it is based on.
fn as_pandoc(file: &[u8]) -> Found {
    let all = styles(file);
    found(file, |style| {
        let based_on = |style: &Style| all.get(style.base.as_deref()?).cloned();
        std::iter::successors(Some(style.clone()), based_on).find_map(|style| number(&style.name, "heading "))
    })
}

fn wanted(tree: &Paper) -> Found {
    let theme = Theme::default();
    let page = layout::of(tree, &theme);
    page.headings().map(|text| (text.level, text.paragraph.plain_text())).collect()
}

fn article(number: u8) -> Block {
    let content = vec![Inline::bold(format!("Điều {number}.")), Inline::text(" Phê duyệt Kế hoạch.")];
    Block::Simple(Simple::Paragraph(Paragraph::new(Role::Dieu, content)))
}

/// A decision with the regulation it issues: articles of two levels.
fn regulation() -> Paper {
    let chapter = |text: &str| paragraph(Role::Chuong, text);
    document(vec![
        paragraph(Role::TenLoai, "QUYẾT ĐỊNH"),
        article(1),
        paragraph(Role::TenLoai, "QUY CHẾ"),
        chapter("Chương I"),
        article(1),
        chapter("Chương II"),
        paragraph(Role::MucCuaChuong, "Mục 1"),
        article(2),
        paragraph(Role::PhuLuc, "Phụ lục"),
    ])
}

#[test]
fn other_programs_find_every_heading_with_its_level() {
    for tree in [kitchen_sink::tree(), regulation()] {
        let (file, wanted) = (written(&tree), wanted(&tree));
        assert!(wanted.len() >= 8);
        assert_eq!(found(&file, as_mammoth), wanted);
        assert_eq!(as_pandoc(&file), wanted);
    }
}

#[test]
fn an_article_stands_below_what_it_is_under() {
    let levels: Vec<u8> = wanted(&regulation()).into_iter().map(|(level, _)| level).collect();
    assert_eq!(levels, [1, 2, 1, 2, 3, 2, 3, 4, 1]);
}

/// The outline of a style is what Word's navigation goes by.
#[test]
fn words_navigation_shows_the_same_levels() {
    let file = written(&regulation());
    let text = part(&file, "word/styles.xml");
    let xml = roxmltree::Document::parse(&text).unwrap();
    let outline: BTreeMap<_, _> = all(&xml, "style")
        .into_iter()
        .filter_map(|style| Some((attribute(style, "styleId")?, value(child(style, "pPr")?, "outlineLvl")?)))
        .collect();
    let level = |style: &Style| outline.get(style.id.as_str()).map(|level| level.parse::<u8>().unwrap() + 1);
    assert_eq!(found(&file, level), wanted(&regulation()));
}

/// A third role at a level is found by programs that look at what a style is based on.
#[test]
fn a_third_role_of_a_level_is_a_heading_too() {
    let mut tree = regulation();
    tree.sections[0].blocks.push(paragraph(Role::Muc, "I. MỤC TIÊU"));
    let (file, wanted) = (written(&tree), wanted(&tree));
    assert_eq!(wanted.last(), Some(&(2, "I. MỤC TIÊU".to_owned())));
    assert_eq!(as_pandoc(&file), wanted);
    assert_eq!(found(&file, as_mammoth), wanted[..wanted.len() - 1]);
}

/// What stands in a cell has a style of its own id, which must be there.
#[test]
fn every_paragraph_has_a_style_that_is_there() {
    let cell = Cell {
        column: 0,
        colspan: 1,
        rowspan: 1,
        middle: false,
        paragraphs: vec![Paragraph::new(Role::Muc, vec![Inline::text("I. MỤC TIÊU")])],
    };
    let table = Block::Table(Table {
        id: None,
        fit: Fit::Given,
        title: "Bảng".to_owned(),
        columns: vec![Length::mm(60.0)],
        text_size: Length::pt(12.0),
        head: vec![],
        body: vec![Row { cells: vec![cell], whole: true, keep_next: false }],
    });
    let mut tree = document(vec![article(1), paragraph(Role::Muc, "I. MỤC TIÊU"), table]);
    tree.sections[0].blocks.insert(0, paragraph(Role::TenLoai, "QUYẾT ĐỊNH"));
    for tree in [tree, kitchen_sink::tree()] {
        let file = written(&tree);
        let (styles, text) = (styles(&file), part(&file, "word/document.xml"));
        let xml = roxmltree::Document::parse(&text).unwrap();
        for name in all(&xml, "pStyle") {
            let id = attribute(name, "val").unwrap();
            assert!(styles.contains_key(id), "no style {id}");
        }
    }
}

#[test]
fn names_and_ids_are_unique_whatever_is_used() {
    for tree in [kitchen_sink::tree(), regulation(), document(vec![])] {
        let file = written(&tree);
        let text = part(&file, "word/styles.xml");
        let xml = roxmltree::Document::parse(&text).unwrap();
        for name in [|style| attribute(style, "styleId"), |style| value(style, "name")] {
            let mut names: Vec<_> = all(&xml, "style").into_iter().filter_map(name).collect();
            let count = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), count);
        }
    }
}
